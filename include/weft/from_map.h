// Frames of what a function of the program's own gives, call by call.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include <weft/dtype.h>
#include <weft/function.h>
#include <weft/value.h>

namespace weft::dd {

class DataFrame;

/// Options of from_map; Dask's.
struct FromMap {
  /// The columns that the function gives, `{{"x", dd::float64}}`. None: it is called with the first arguments to learn them.
  std::vector<std::pair<std::string, DType>> columns = {};
};

/// The arguments of one call: a value, or several in braces.
class CallArguments {
 public:
  template <class T>
    requires std::convertible_to<T, Value>
  CallArguments(T&& value) : values_{Value(std::forward<T>(value))} {}
  CallArguments(std::initializer_list<Value> values) : values_(values) {}
  const std::vector<Value>& values() const { return values_; }

 private:
  std::vector<Value> values_;
};

}  // namespace weft::dd

namespace weft::detail {
dd::DataFrame call_from_map(const std::string& function, const std::vector<dd::CallArguments>& calls, const dd::FromMap& options);
}

namespace weft::dd {

/// A frame with a partition for each call of a function that WEFT_FUNCTION registered, which takes values and gives a Table:
/// `from_map<&read_day>({"2024-01-01", "2024-01-02"})`. The way to read what there is no reader for; Dask's from_map.
/// Calls are made when the frame is computed, wherever a task runs, in any order, and may be made again.
/// Throws a user Error without calls, and for arguments that do not fit the function. When a call gives other columns than the
/// first one or `.columns`, that is a user Error when it is computed.
template <auto Fn, class Frame = DataFrame>
Frame from_map(const std::vector<CallArguments>& calls, const FromMap& options = {}) {
  static_assert(!function_name<Fn>.empty(),
                "from_map: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
  return weft::detail::call_from_map(std::string(function_name<Fn>), calls, options);
}

}  // namespace weft::dd
