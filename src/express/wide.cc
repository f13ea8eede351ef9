// A table with a column for each line of values -> a table with a row for each value.
#include "express/wide.h"

#include <algorithm>

#include "base/text.h"
#include "express/arguments.h"
#include "express/encode.h"
#include "table/stack.h"

namespace weft::px {
namespace {

// A name that no column has.
std::string free_name(const dd::Table& table, std::string name) {
  while (table.has_column(name)) name.insert(0, 1, '_');
  return name;
}

using NamedColumns = std::vector<std::pair<std::string, dd::Column>>;

// The names that the long form adds.
struct AddedNames {
  std::string value;
  std::string variable;
};

// The table as arguments see it, who may name the columns that are only to be made.
dd::Table with_added(const dd::Table& table, const AddedNames& added) {
  NamedColumns columns;
  for (const auto& name : table.column_names()) columns.emplace_back(name, table[name]);
  const dd::Column stand_in = columns.front().second;
  columns.emplace_back(added.value, stand_in);
  columns.emplace_back(added.variable, stand_in);
  return dd::Table(std::move(columns));
}

// Collects what stands beside the values, and leaves names in the arguments.
class Companions {
 public:
  Companions(const dd::Table& table, const AddedNames& added, Scatter& arguments) : added_(added) {
    const Bound bound = bind_all(with_added(table, added), arguments);
    const auto keep = [&](Values& argument, const std::optional<NamedColumn>& column) {
      if (!column) return;
      add(*column);
      argument = column->name;
    };
    keep(arguments.x, bound.x);
    keep(arguments.y, bound.y);
    keep(arguments.size, bound.size);
    keep(arguments.color, bound.color);
    keep(arguments.symbol, bound.symbol);
    keep(arguments.text, bound.text);
    keep(arguments.hover_name, bound.hover_name);
    keep(arguments.facet_row, bound.facet_row);
    keep(arguments.facet_col, bound.facet_col);
    std::vector<Values> custom_data;
    for (const auto& column : bound.custom_data) {
      add(column);
      custom_data.emplace_back(column.name);
    }
    arguments.custom_data = std::move(custom_data);
    std::vector<HoverItem> hover_data = arguments.hover_data.items();
    for (std::size_t i = 0; i < hover_data.size(); ++i) {
      add(bound.hover_data[i].column);
      hover_data[i].values.reset();
    }
    arguments.hover_data = std::move(hover_data);
  }

  bool has(const std::string& name) const {
    return std::any_of(columns.begin(), columns.end(), [&](const auto& column) { return column.first == name; });
  }

  void add(const NamedColumn& column) {
    const bool to_be_made = column.name == added_.value || column.name == added_.variable;
    if (!to_be_made && !has(column.name)) columns.emplace_back(column.name, column.column);
  }

  NamedColumns columns;

 private:
  const AddedNames& added_;
};

// The one type that the values have together.
dd::DType type_of(const NamedColumns& values) {
  dd::DType type = values.front().second.dtype();
  for (const auto& [name, column] : values) {
    const dd::DType other = column.dtype();
    const bool numbers = dd::is_numeric(type) && dd::is_numeric(other);
    if (!numbers && type != other) {
      throw Error(ErrorKind::user, "Columns drawn together are of different types: " + values.front().first + " (" +
                                       std::string(to_string(values.front().second.dtype())) + "), " + name + " (" +
                                       std::string(to_string(other)) + ")");
    }
    type = numbers ? common_number_type(type, other) : type;
  }
  return type;
}

dd::Column names_beside(const NamedColumns& values, std::size_t num_rows) {
  std::vector<std::string> names;
  names.reserve(values.size() * num_rows);
  for (const auto& [name, column] : values) names.insert(names.end(), num_rows, name);
  return dd::Column(names);
}

}  // namespace

std::optional<LongForm> to_long_form(const dd::Table& table, const Scatter& arguments) {
  const bool wide_x = arguments.x.names(), wide_y = arguments.y.names();
  const bool neither = !arguments.x.given() && !arguments.y.given();
  if (!wide_x && !wide_y && !neither) return std::nullopt;
  if (wide_x && wide_y) throw Error(ErrorKind::user, "Arguments 'x' and 'y' are both lists of columns: one of them can be");
  const std::vector<std::string> names = wide_x ? *arguments.x.names() : wide_y ? *arguments.y.names() : table.column_names();

  if (names.empty() || table.num_columns() == 0) throw Error(ErrorKind::user, "Arguments 'x' and 'y' leave no column to draw");

  LongForm form{table, arguments};
  const AddedNames added{free_name(table, "value"), free_name(table, "variable")};
  const bool vertical = wide_y || (neither && arguments.orientation != "h");
  Values& values_argument = vertical ? form.arguments.y : form.arguments.x;
  Values& cross_argument = vertical ? form.arguments.x : form.arguments.y;
  values_argument = {};
  Companions companions(table, added, form.arguments);

  NamedColumns values;
  for (const auto& name : names) {
    if (companions.has(name)) continue;
    if (!table.has_column(name)) throw unknown_column(wide_x ? "x" : "y", name, table);
    values.emplace_back(name, table[name]);
  }
  if (values.empty()) throw Error(ErrorKind::user, "Arguments 'x' and 'y' leave no column to draw");

  if (!cross_argument.given()) {
    const NamedColumn index = row_numbers(table);
    companions.add(index);
    cross_argument = index.name;
    if (form.arguments.orientation.empty()) form.arguments.orientation = vertical ? "v" : "h";
  }
  values_argument = added.value;
  if (!form.arguments.color.given()) form.arguments.color = added.variable;

  NamedColumns columns;
  for (const auto& [name, column] : companions.columns) columns.emplace_back(name, repeat(column, values.size()));
  std::vector<dd::Column> stacked;
  for (const auto& [name, column] : values) stacked.push_back(column);
  columns.emplace_back(added.variable, names_beside(values, table.num_rows()));
  columns.emplace_back(added.value, stack(stacked, type_of(values)));
  form.table = dd::Table(std::move(columns));
  return form;
}

}  // namespace weft::px
