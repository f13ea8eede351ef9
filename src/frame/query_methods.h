// Methods that a query may call: their parameters, and what they do.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <weft/series.h>

#include "frame/query_item.h"

namespace weft::frame {

/// The arguments of a call in the order of its parameters. Throws a user Error for those that there are not, or that come twice.
class QueryCall {
 public:
  QueryCall(std::string function, const QueryArguments& arguments, std::vector<std::string> parameters);

  /// Null when it is not given.
  const QueryItem* find(std::size_t index) const { return items_[index]; }
  /// Throws a user Error when it is not given.
  const QueryItem& get(std::size_t index) const;
  /// Of a column or a value; `otherwise` where none is given.
  dd::Operand operand(std::size_t index) const;
  dd::Operand operand_or(std::size_t index, const dd::Operand& otherwise) const;
  /// Of a value.
  dd::Value constant(std::size_t index) const;
  dd::Value constant_or(std::size_t index, const dd::Value& otherwise) const;

 private:
  std::string function_;
  std::vector<std::string> parameters_;
  std::vector<const QueryItem*> items_;
};

struct QueryMethod {
  std::vector<std::string> parameters;
  std::function<dd::Series(const dd::Series& on, const QueryCall& arguments)> call;
};
using QueryMethods = std::map<std::string, QueryMethod>;
using QueryAttributes = std::map<std::string, dd::Series (*)(const dd::Series& on)>;

/// Of `.str`.
const QueryMethods& string_methods();
/// Of `.dt`.
const QueryMethods& date_methods();
const QueryAttributes& date_attributes();

}  // namespace weft::frame
