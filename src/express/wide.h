// A table with a column for each line of values -> a table with a row for each value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "express/arguments.h"
#include "express/chart_types.h"

namespace weft::px {

/// What the long form goes by.
struct WideNames {
  std::vector<std::string> columns;  ///< Of the table before, as far as they are drawn.
  bool vertical = true;
};

/// A table in long form, and the arguments that draw it.
struct LongForm {
  dd::Table table;
  Arguments arguments;
  WideNames names;
};

/// Where x or y is a list of columns, or neither is given and the table's columns are the list: the columns below one another as
/// "value", their names as "variable" beside them, and all else that is drawn repeated. Nothing when the arguments are in long
/// form. Throws a user Error when the columns are of different types, or both x and y are lists.
std::optional<LongForm> to_long_form(ChartKind chart, const dd::Table& table, const Arguments& arguments);

}  // namespace weft::px
