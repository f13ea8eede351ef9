// A column -> its distinct values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <weft/json.h>
#include <weft/table.h>

namespace weft::px {

/// The distinct values of a column in the order of their first rows; all that is missing is one of them.
struct Categories {
  std::vector<std::uint32_t> codes;  ///< For each row, the index of its value.
  std::vector<std::string> texts;    ///< What each value is called.
  std::vector<Json> values;          ///< What each value is in a list.
  std::optional<std::uint32_t> missing = {};

  std::size_t size() const { return texts.size(); }
};

Categories categorize(const dd::Column& column);

/// What a value that a program wrote would be called were it one of the column's: 1 is "1.0" in a column of floats.
std::string text_of_given(const Json& value, dd::DType type);

}  // namespace weft::px
