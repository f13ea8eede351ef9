// A table with a column for each line of values -> a table with a row for each value.
#pragma once

#include <optional>

#include <weft/express.h>

namespace weft::px {

/// A table in long form, and the arguments that draw it.
struct LongForm {
  dd::Table table;
  Scatter arguments;
};

/// Where x or y is a list of columns, or neither is given and the table's columns are the list: the columns below one another as
/// "value", their names as "variable" beside them, and all else that is drawn repeated. Nothing when the arguments are in long
/// form. Throws a user Error when the columns are of different types, or both x and y are lists.
std::optional<LongForm> to_long_form(const dd::Table& table, const Scatter& arguments);

}  // namespace weft::px
