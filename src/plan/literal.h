// A constant inside an expression.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include <weft/dtype.h>

namespace weft::plan {

/// Null, or a value of one of the types that a program writes down. Dates and times are written as strings and take the type of
/// what they meet.
using Literal = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

/// The literal's own type; nothing for null, which fits every type.
std::optional<dd::DType> type_of(const Literal& value);

/// Whether it is null or NaN, which look-ups do not tell apart.
bool is_missing(const Literal& value);

/// As a program would write it: `5`, `2.5`, `"Asia"`, `true`, `null`.
std::string to_string(const Literal& value);

}  // namespace weft::plan
