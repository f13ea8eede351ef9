// The arguments of any chart function -> columns under their names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <weft/express.h>

namespace weft::px {

/// A column to draw, and what it is called in labels and hover boxes.
struct NamedColumn {
  std::string name;
  dd::Column column;
};

/// One line of the hover box that shows a column.
struct HoverColumn {
  NamedColumn column;
  bool show = true;
  std::string format = {};
};

/// What a chart draws, every argument resolved to columns of the same length.
struct Bound {
  std::size_t num_rows = 0;
  std::optional<NamedColumn> x, y, size, color, symbol, text, hover_name, facet_row, facet_col;
  std::vector<NamedColumn> custom_data;
  std::vector<HoverColumn> hover_data;
  std::string orientation;  ///< "v" or "h", or empty when the types of x and y decide.
};

/// Finds the columns that the arguments name. Where only one of x and y is given, row numbers stand in for the other.
/// Throws a user Error that names the argument for a column that is not there or has another length.
Bound bind(const dd::Table& table, const Scatter& arguments);

/// What the column of that name is called.
const std::string& label_of(const Scatter& arguments, const std::string& name);

/// The column that is called so: the last in the labels when several are.
const std::string& name_of_label(const Scatter& arguments, const std::string& label);

}  // namespace weft::px
