// What query() and eval() of a frame take beside their text.
#pragma once

#include <concepts>
#include <initializer_list>
#include <map>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <weft/value.h>

namespace weft::dd {

/// What `@name` stands for in the text of a query: a value, or a list of values to the right of `in`.
class QueryVariable {
 public:
  template <class T>
    requires std::convertible_to<T, Value>
  QueryVariable(T&& value) : held_(Value(std::forward<T>(value))) {}
  template <class T>
    requires std::convertible_to<T, Value>
  QueryVariable(const std::vector<T>& values) : held_(std::vector<Value>(values.begin(), values.end())) {}

  /// Null for a list.
  const Value* value() const { return std::get_if<Value>(&held_); }
  /// Null for a value.
  const std::vector<Value>* values() const { return std::get_if<std::vector<Value>>(&held_); }

 private:
  std::variant<Value, std::vector<Value>> held_;
};

/// Options of DataFrame::query, eval and evaluate.
struct Query {
  std::map<std::string, QueryVariable> variables = {};  ///< `@limit` is variables["limit"]; pandas' local_dict
};

}  // namespace weft::dd
