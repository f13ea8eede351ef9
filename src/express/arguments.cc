// The arguments of any chart function -> columns under their names.
#include "express/arguments.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "express/encode.h"

namespace weft::px {
namespace {

class Binder {
 public:
  explicit Binder(const dd::Table& table, const Scatter& arguments) : table_(table) {
    for (const Values* values : {&arguments.x, &arguments.y, &arguments.size, &arguments.color, &arguments.symbol,
                                 &arguments.text, &arguments.hover_name, &arguments.facet_row, &arguments.facet_col}) {
      if (values->name()) taken_.push_back(*values->name());
    }
    for (const auto& item : arguments.hover_data.items()) {
      if (!item.values) taken_.push_back(item.name);
    }
    for (const auto& values : arguments.custom_data.items()) {
      if (values.name()) taken_.push_back(*values.name());
    }
  }

  std::optional<NamedColumn> bind(std::string_view argument, const Values& values) const {
    if (!values.given()) return std::nullopt;
    if (values.name()) return find(argument, *values.name());
    if (values.names()) {
      throw Error(ErrorKind::user,
                  "Argument '" + std::string(argument) + "' takes one column: " + base::list_names(*values.names()));
    }
    // The values are named after the argument, unless the chart draws a column of the table by that name.
    if (std::find(taken_.begin(), taken_.end(), argument) != taken_.end() && table_.has_column(argument)) {
      throw Error(ErrorKind::user,
                  "Argument '" + std::string(argument) +
                      "' has values of its own, but another argument names the column: " + std::string(argument));
    }
    return own(argument, std::string(argument), *values.column());
  }

  NamedColumn find(std::string_view argument, const std::string& name) const {
    if (table_.has_column(name)) return {name, table_[name]};
    throw unknown_column(argument, name, table_);
  }

  NamedColumn own(std::string_view argument, std::string name, const dd::Column& column) const {
    if (column.size() != table_.num_rows()) {
      throw Error(ErrorKind::user, "Argument '" + std::string(argument) + "' has " + std::to_string(column.size()) +
                                       " values, the table " + std::to_string(table_.num_rows()) + " rows");
    }
    return {std::move(name), column};
  }

 private:
  const dd::Table& table_;
  std::vector<std::string> taken_;
};

HoverColumn bind_hover_item(const Binder& binder, const dd::Table& table, const HoverItem& item, std::size_t index) {
  const std::string argument = "hover_data_" + std::to_string(index);
  if (!item.values) return {binder.find(argument, item.name), item.show, item.format};
  if (table.has_column(item.name)) {
    throw Error(ErrorKind::user, "Argument 'hover_data' has values of its own for a name that the table has too: " + item.name);
  }
  return {binder.own(argument, item.name, *item.values), item.show, item.format};
}

}  // namespace

NamedColumn row_numbers(const dd::Table& table) {
  std::string name = "index";
  while (table.has_column(name)) name.insert(0, 1, '_');
  std::vector<std::int64_t> numbers(table.num_rows());
  std::iota(numbers.begin(), numbers.end(), 0);
  return {std::move(name), dd::Column(numbers)};
}

Error unknown_column(std::string_view argument, const std::string& name, const dd::Table& table) {
  return Error(ErrorKind::user, "Value of '" + std::string(argument) + "' is not the name of a column: " + name + " " +
                                    base::choices_hint(name, table.column_names()));
}

Bound bind_all(const dd::Table& table, const Scatter& arguments) {
  const Binder binder(table, arguments);
  Bound bound;
  bound.num_rows = table.num_rows();
  bound.orientation = arguments.orientation;
  bound.x = binder.bind("x", arguments.x);
  bound.y = binder.bind("y", arguments.y);
  bound.size = binder.bind("size", arguments.size);
  bound.hover_name = binder.bind("hover_name", arguments.hover_name);
  bound.text = binder.bind("text", arguments.text);
  std::size_t index = 0;
  for (const auto& values : arguments.custom_data.items()) {
    if (auto column = binder.bind("custom_data_" + std::to_string(index++), values))
      bound.custom_data.push_back(std::move(*column));
  }
  index = 0;
  for (const auto& item : arguments.hover_data.items()) {
    bound.hover_data.push_back(bind_hover_item(binder, table, item, index++));
  }
  bound.facet_row = binder.bind("facet_row", arguments.facet_row);
  bound.facet_col = binder.bind("facet_col", arguments.facet_col);
  bound.color = binder.bind("color", arguments.color);
  bound.symbol = binder.bind("symbol", arguments.symbol);
  return bound;
}

Bound bind(const dd::Table& table, const Scatter& arguments) {
  Bound bound = bind_all(table, arguments);
  if (!bound.x || !bound.y) {
    if (bound.orientation.empty()) bound.orientation = bound.x ? "h" : "v";
    (bound.x ? bound.y : bound.x) = row_numbers(table);
  }
  // Without rows there would be no plot at all.
  if (table.num_rows() == 0) bound.facet_row = bound.facet_col = std::nullopt;
  return bound;
}

const std::string& label_of(const Scatter& arguments, const std::string& name) {
  for (const auto& [column, label] : arguments.labels.items()) {
    if (column == name) return label;
  }
  return name;
}

const std::string& name_of_label(const Scatter& arguments, const std::string& label) {
  const auto& items = arguments.labels.items();
  const auto found = std::find_if(items.rbegin(), items.rend(), [&](const auto& item) { return item.second == label; });
  return found == items.rend() ? label : found->first;
}

}  // namespace weft::px
