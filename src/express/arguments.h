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

/// Finds the columns that the arguments name.
/// Throws a user Error that names the argument for a column that is not there or has another length.
Bound bind_all(const dd::Table& table, const Scatter& arguments);

/// As bind_all(), for a chart of x and y: row numbers stand in for the one that is not given.
Bound bind(const dd::Table& table, const Scatter& arguments);

/// The numbers of the rows, from 0, under a name that no column has.
NamedColumn row_numbers(const dd::Table& table);

/// The error about an argument that names a column that is not there.
Error unknown_column(std::string_view argument, const std::string& name, const dd::Table& table);

/// What the column of that name is called.
const std::string& label_of(const Scatter& arguments, const std::string& name);

/// The column that is called so: the last in the labels when several are.
const std::string& name_of_label(const Scatter& arguments, const std::string& label);

}  // namespace weft::px
