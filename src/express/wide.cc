// A table with a column for each line of values -> a table with a row for each value.
#include "express/wide.h"

#include <algorithm>

#include "base/text.h"
#include "express/arguments.h"
#include "express/encode.h"
#include "table/stack.h"

namespace weft::px {
namespace {

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
  const dd::Column stand_in(std::vector<std::int64_t>(table.num_rows()));
  columns.emplace_back(added.value, stand_in);
  columns.emplace_back(added.variable, stand_in);
  return dd::Table(std::move(columns));
}

// Collects what stands beside the values, and leaves names in the arguments.
class Companions {
 public:
  Companions(const dd::Table& table, const AddedNames& added, Arguments& arguments) : added_(added) {
    const Bound bound = bind_all(with_added(table, added), arguments);
    for (auto list : {direct_arguments(), grouping_arguments()}) {
      for (Argument argument : list) {
        if (bound[argument]) arguments[argument] = bound[argument]->name;
      }
    }
    std::vector<Values> custom_data;
    for (const auto& column : bound.custom_data) custom_data.emplace_back(column.name);
    arguments.custom_data = std::move(custom_data);
    std::vector<HoverItem> hover_data = arguments.hover_data.items();
    for (auto& item : hover_data) item.values.reset();
    arguments.hover_data = std::move(hover_data);
    for (const auto& column : bound.all) add(column);
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
  if (values.empty()) return dd::DType::float64;
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

bool is_histogram1d(ChartKind chart) { return chart == ChartKind::histogram || chart == ChartKind::ecdf; }

// Whether the values are drawn along y, or, where rows are counted along x.
bool is_vertical(ChartKind chart, const Arguments& arguments) {
  if (arguments.x.items()) return is_histogram1d(chart);
  if (arguments.y.items()) return !is_histogram1d(chart);
  if (chart == ChartKind::funnel) return arguments.orientation == "v";
  return arguments.orientation != "h";
}

// The names of the columns in a list, with those that are none of the table's added to it.
std::vector<std::string> with_own_columns(const char* argument, const std::vector<Values::Item>& items, dd::Table& table) {
  std::vector<std::string> names;
  NamedColumns columns;
  for (const auto& name : table.column_names()) columns.emplace_back(name, table[name]);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& [name, column] = items[i];
    names.push_back(column ? "wide_variable_" + std::to_string(i) : name);
    if (!column) continue;
    if (column->size() != table.num_rows()) {
      throw Error(ErrorKind::user, "Argument '" + std::string(argument) + "' has " + std::to_string(column->size()) +
                                       " values, the table " + std::to_string(table.num_rows()) + " rows");
    }
    columns.emplace_back(names.back(), *column);
  }
  if (columns.size() > table.num_columns()) table = dd::Table(std::move(columns));
  return names;
}

// Names the columns in the arguments as the chart draws them.
void assign(ChartKind chart, const AddedNames& added, const std::string* cross, bool vertical, bool numbers,
            Arguments& arguments) {
  Values& across = vertical ? arguments.x : arguments.y;
  Values& along = vertical ? arguments.y : arguments.x;
  across = along = {};
  const auto cross_values = cross ? Values(*cross) : Values();
  const bool boxes = trace_of(chart) == TraceKind::box || chart == ChartKind::violin;
  if (is_histogram1d(chart)) {
    across = added.value;
    along = cross_values;
  } else if (chart == ChartKind::bar && !numbers) {
    across = added.value;
  } else {
    across = boxes && !cross ? Values(added.variable) : cross_values;
    along = added.value;
  }
  if (!boxes && chart != ChartKind::density_heatmap && !arguments.color.given()) arguments.color = added.variable;
  if (arguments.has(Argument::line_group) && !arguments.line_group.given()) arguments.line_group = added.variable;
}

}  // namespace

std::optional<LongForm> to_long_form(ChartKind chart, const dd::Table& given, const Arguments& arguments) {
  const bool wide_x = arguments.x.items(), wide_y = arguments.y.items();
  const bool neither = !arguments.x.given() && !arguments.y.given();
  if (!wide_x && !wide_y && !neither) return std::nullopt;
  if (wide_x && wide_y) throw Error(ErrorKind::user, "Arguments 'x' and 'y' are both lists of columns: one of them can be");
  std::vector<std::string> names = given.column_names();
  dd::Table table = given;
  if (wide_x || wide_y) names = with_own_columns(wide_x ? "x" : "y", *(wide_x ? arguments.x : arguments.y).items(), table);

  LongForm form{table, arguments, {}};
  Arguments& drawn = form.arguments;
  const AddedNames added{free_name(table, "value"), free_name(table, "variable")};
  const bool vertical = form.names.vertical = is_vertical(chart, arguments);
  if (neither) drawn.orientation = vertical ? "v" : "h";
  if (wide_x) drawn.x = {};
  if (wide_y) drawn.y = {};
  Companions companions(table, added, drawn);

  NamedColumns values;
  for (const auto& name : names) {
    if (companions.has(name)) continue;
    if (!table.has_column(name)) throw unknown_column(wide_x ? "x" : "y", name, table);
    values.emplace_back(name, table[name]);
  }
  const dd::DType type = type_of(values);

  std::optional<std::string> cross;
  if (const std::string* given = (wide_x ? drawn.y : drawn.x).name(); given && !neither) cross = *given;
  const bool boxes = trace_of(chart) == TraceKind::box || chart == ChartKind::violin;
  if (!cross && !boxes && !is_histogram1d(chart)) {
    const NamedColumn index = row_numbers(table);
    companions.add(index);
    cross = index.name;
    if (drawn.orientation.empty()) drawn.orientation = vertical ? "v" : "h";
  }
  assign(chart, added, cross ? &*cross : nullptr, vertical, is_continuous(type), drawn);

  NamedColumns columns;
  for (const auto& [name, column] : companions.columns) {
    columns.emplace_back(name, repeat(column, values.size()));
    form.names.columns.push_back(name);
  }
  std::vector<dd::Column> stacked;
  for (const auto& [name, column] : values) {
    stacked.push_back(column);
    form.names.columns.push_back(name);
  }
  columns.emplace_back(added.variable, names_beside(values, table.num_rows()));
  columns.emplace_back(added.value, stack(stacked, type));
  form.table = dd::Table(std::move(columns));
  return form;
}

}  // namespace weft::px
