// The arguments of any chart function -> columns under their names.
#include "express/arguments.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "express/encode.h"
#include "table/stack.h"

namespace weft::px {
namespace {

using ColumnMember = Values Arguments::*;

void set_member(ColumnMember& slot, ColumnMember member) { slot = member; }

template <class Other>
void set_member(ColumnMember&, Other Arguments::*) {}

dd::Column numbers_from_zero(std::size_t count) {
  std::vector<std::int64_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0);
  return dd::Column(numbers);
}

class Binder {
 public:
  explicit Binder(const dd::Table& table, const Arguments& arguments) : table_(table) {
    for (auto list : {direct_arguments(), grouping_arguments()}) {
      for (Argument argument : list) {
        if (const auto* name = arguments[argument].name()) taken_.push_back(*name);
      }
    }
    for (const auto& item : arguments.hover_data.items()) {
      if (!item.values) taken_.push_back(item.name);
    }
    for (const auto* list : {&arguments.dimensions, &arguments.path, &arguments.custom_data}) {
      for (const auto& values : list->items()) {
        if (values.name()) taken_.push_back(*values.name());
      }
    }
  }

  std::optional<NamedColumn> bind(std::string_view argument, const Values& values) const {
    if (!values.given()) return std::nullopt;
    if (values.name()) return find(argument, *values.name());
    if (values.items()) {
      std::vector<std::string> names;
      for (const auto& item : *values.items()) names.push_back(item.column ? "a column of its own" : item.name);
      throw Error(ErrorKind::user, "Argument '" + std::string(argument) + "' takes one column: " + base::list_names(names));
    }
    if (const Constant* constant = values.constant()) {
      // pandas takes a list of nothing for one of texts.
      const std::size_t count = table_.num_rows();
      return labelled(argument, constant->label(),
                      count > 0 ? dd::repeat(constant->column(), count) : dd::Column(std::vector<std::string>()));
    }
    if (const Range* range = values.range()) {
      return labelled(argument, range->label(), numbers_from_zero(table_.num_rows()));
    }
    if (const auto name = name_in_table(*values.column())) return find(argument, *name);
    check_free(argument, std::string(argument));
    return own(argument, std::string(argument), *values.column());
  }

  NamedColumn find(std::string_view argument, const std::string& name) const {
    if (table_.has_column(name)) return {name, table_[name]};
    throw unknown_column(argument, name, table_);
  }

  NamedColumn own(std::string_view argument, std::string name, const dd::Column& column) const {
    if (column.size() != table_.num_rows()) {
      const std::string others = std::to_string(table_.num_rows());
      throw Error(ErrorKind::user, "Argument '" + std::string(argument) + "' has " + std::to_string(column.size()) + " values, " +
                                       (table_.num_columns() > 0 ? "the table " + others + " rows" : "others " + others));
    }
    return {std::move(name), column};
  }

 private:
  NamedColumn labelled(std::string_view argument, const std::string& label, dd::Column column) const {
    const std::string name = label.empty() ? std::string(argument) : label;
    check_free(argument, name);
    return NamedColumn{name, std::move(column)};
  }

  // What the column is called in the table, when it is one of its own.
  std::optional<std::string> name_in_table(const dd::Column& column) const {
    for (const auto& name : table_.column_names()) {
      if (table_[name].arrow() == column.arrow()) return name;
    }
    return std::nullopt;
  }

  // Values are not named as a column of the table that the chart draws.
  void check_free(std::string_view argument, const std::string& name) const {
    if (std::find(taken_.begin(), taken_.end(), name) == taken_.end() || !table_.has_column(name)) return;
    throw Error(ErrorKind::user,
                "Argument '" + std::string(argument) + "' has values of its own, but another argument names the column: " + name);
  }

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

std::string_view name_of(Argument argument) {
  static constexpr std::string_view names[] = {
#define WEFT_PX_TEXT(type, name) #name,
      WEFT_PX_ARGUMENTS(WEFT_PX_TEXT)
#undef WEFT_PX_TEXT
  };
  return names[static_cast<std::size_t>(argument)];
}

const Values& Arguments::operator[](Argument argument) const { return const_cast<Arguments&>(*this)[argument]; }

Values& Arguments::operator[](Argument argument) {
  static const auto members = [] {
    std::array<ColumnMember, static_cast<std::size_t>(Argument::count)> found{};
#define WEFT_PX_POINTER(type, name) set_member(found[static_cast<std::size_t>(Argument::name)], &Arguments::name);
    WEFT_PX_ARGUMENTS(WEFT_PX_POINTER)
#undef WEFT_PX_POINTER
    return found;
  }();
  return this->*members[static_cast<std::size_t>(argument)];
}

std::span<const Argument> direct_arguments() {
  using enum Argument;
  static constexpr Argument all[] = {base,       x,
                                     y,          z,
                                     a,          b,
                                     c,          r,
                                     theta,      size,
                                     x_start,    x_end,
                                     hover_name, text,
                                     names,      values,
                                     parents,    ids,
                                     error_x,    error_x_minus,
                                     error_y,    error_y_minus,
                                     error_z,    error_z_minus,
                                     lat,        lon,
                                     locations,  animation_group};
  return all;
}

std::span<const Argument> grouping_arguments() {
  using enum Argument;
  static constexpr Argument all[] = {animation_frame, facet_row, facet_col, line_group, color, symbol, line_dash, pattern_shape};
  return all;
}

std::string free_name(const dd::Table& table, std::string name) {
  while (table.has_column(name)) name.insert(0, 1, '_');
  return name;
}

NamedColumn row_numbers(const dd::Table& table) { return {free_name(table, "index"), numbers_from_zero(table.num_rows())}; }

Error unknown_column(std::string_view argument, const std::string& name, const dd::Table& table) {
  if (table.num_columns() == 0) {
    return Error(ErrorKind::user, "Value of '" + std::string(argument) +
                                      "' is the name of a column of a table, but there is none: " + name +
                                      " (values are numbers, or texts as a dd::Column)");
  }
  return Error(ErrorKind::user, "Value of '" + std::string(argument) + "' is not the name of a column: " + name + " " +
                                    base::choices_hint(name, table.column_names()));
}

Bound bind_all(const dd::Table& table, const Arguments& arguments) {
  const Binder binder(table, arguments);
  Bound bound;
  bound.num_rows = table.num_rows();
  std::vector<std::string> ranges, constants;
  const auto note = [&](const Values& values, const NamedColumn& column) {
    if (values.range()) ranges.push_back(column.name);
    if (values.constant()) constants.push_back(column.name);
  };
  const auto list = [&](const NamedColumn& column) {
    const bool known =
        std::any_of(bound.all.begin(), bound.all.end(), [&](const auto& have) { return have.name == column.name; });
    if (!known) bound.all.push_back(column);
  };
  const auto bind_one = [&](Argument argument) {
    auto& column = bound[argument] = binder.bind(name_of(argument), arguments[argument]);
    if (!column) return;
    note(arguments[argument], *column);
    list(*column);
  };
  const auto bind_list = [&](std::string_view argument, const ValuesList& given, std::vector<NamedColumn>& columns) {
    for (std::size_t i = 0; i < given.items().size(); ++i) {
      auto column = binder.bind(std::string(argument) + "_" + std::to_string(i), given.items()[i]);
      if (!column) continue;
      note(given.items()[i], *column);
      list(*column);
      columns.push_back(std::move(*column));
    }
  };
  if (arguments.has(Argument::dimensions) && arguments.dimensions.items().empty()) {
    for (const auto& name : table.column_names()) list({name, table[name]});
  }
  for (Argument argument : direct_arguments()) bind_one(argument);
  bind_list("dimensions", arguments.dimensions, bound.dimensions);
  bind_list("custom_data", arguments.custom_data, bound.custom_data);
  for (std::size_t i = 0; i < arguments.hover_data.items().size(); ++i) {
    bound.hover_data.push_back(bind_hover_item(binder, table, arguments.hover_data.items()[i], i));
    list(bound.hover_data.back().column);
  }
  bind_list("path", arguments.path, bound.path);
  for (Argument argument : grouping_arguments()) bind_one(argument);
  if (bound.all.empty()) bound.num_rows = 0;
  for (const auto& last : {ranges, constants}) {
    std::ranges::stable_partition(bound.all,
                                  [&](const auto& column) { return std::ranges::find(last, column.name) == last.end(); });
  }
  return bound;
}

const std::string& label_of(const Arguments& arguments, const std::string& name) {
  for (const auto& [column, label] : arguments.labels.items()) {
    if (column == name) return label;
  }
  return name;
}

const std::string& name_of_label(const Arguments& arguments, const std::string& label) {
  const auto& items = arguments.labels.items();
  const auto found = std::find_if(items.rbegin(), items.rend(), [&](const auto& item) { return item.second == label; });
  return found == items.rend() ? label : found->first;
}

}  // namespace weft::px
