// Literals -> their type, and their text.
#include "plan/literal.h"

#include "base/json_writer.h"

namespace weft::plan {

std::optional<dd::DType> type_of(const Literal& value) {
  switch (value.index()) {
    case 1:
      return dd::DType::boolean;
    case 2:
      return dd::DType::int64;
    case 3:
      return dd::DType::float64;
    case 4:
      return dd::DType::string;
    default:
      return std::nullopt;
  }
}

bool is_missing(const Literal& value) {
  const auto* number = std::get_if<double>(&value);
  return std::holds_alternative<std::monostate>(value) || (number && *number != *number);
}

std::string to_string(const Literal& value) {
  struct Text {
    std::string operator()(std::monostate) const { return "null"; }
    std::string operator()(bool held) const { return held ? "true" : "false"; }
    std::string operator()(std::int64_t held) const { return std::to_string(held); }
    std::string operator()(double held) const { return base::repr(held); }
    std::string operator()(const std::string& held) const { return '"' + held + '"'; }
  };
  return std::visit(Text{}, value);
}

}  // namespace weft::plan
