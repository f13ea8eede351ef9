// The arguments of any chart function -> columns under their names.
#pragma once

#include <array>
#include <bitset>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <weft/chart_arguments.h>

#include "express/argument_list.h"

namespace weft::px {

/// The arguments of all charts, by name.
enum class Argument : std::size_t {
#define WEFT_PX_NAME(type, name) name,
  WEFT_PX_ARGUMENTS(WEFT_PX_NAME)
#undef WEFT_PX_NAME
      count
};

std::string_view name_of(Argument argument);

/// The arguments of one chart: all that any has, and which of them this one has.
struct Arguments {
#define WEFT_PX_MEMBER(type, name) type name = {};
  WEFT_PX_ARGUMENTS(WEFT_PX_MEMBER)
#undef WEFT_PX_MEMBER

  bool scale_is_default = false;  ///< Whether set_defaults() gave the color scale: a template may still choose another.
  std::bitset<static_cast<std::size_t>(Argument::count)> taken = {};

  bool has(Argument argument) const { return taken[static_cast<std::size_t>(argument)]; }
  /// The argument that takes a column. Those that do not are an error of ours.
  const Values& operator[](Argument argument) const;
  Values& operator[](Argument argument);
};

/// The arguments out of a chart's own struct, such as px::Line.
template <class Chart>
Arguments to_arguments(const Chart& given) {
  Arguments arguments;
#define WEFT_PX_TAKE(type, name)                                   \
  if constexpr (requires { given.name; }) {                        \
    arguments.name = given.name;                                   \
    arguments.taken.set(static_cast<std::size_t>(Argument::name)); \
  }
  WEFT_PX_ARGUMENTS(WEFT_PX_TAKE)
#undef WEFT_PX_TAKE
  return arguments;
}

/// The arguments that take one column, in the order in which plotly.py reads them; `direct` are what a trace draws, `grouping`
/// what parts rows into traces, frames and plots.
std::span<const Argument> direct_arguments();
std::span<const Argument> grouping_arguments();

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
  std::array<std::optional<NamedColumn>, static_cast<std::size_t>(Argument::count)> columns;
  std::vector<NamedColumn> dimensions, path, custom_data;
  std::vector<HoverColumn> hover_data;
  std::vector<NamedColumn> all;  ///< Every column, once, in the order in which plotly.py comes across them.

  std::optional<NamedColumn>& operator[](Argument argument) { return columns[static_cast<std::size_t>(argument)]; }
  const std::optional<NamedColumn>& operator[](Argument argument) const { return columns[static_cast<std::size_t>(argument)]; }
  /// What the argument's column is called; null when there is none.
  const std::string* name(Argument argument) const { return (*this)[argument] ? &(*this)[argument]->name : nullptr; }
  /// Calls `visit` with every column that is bound, as a reference.
  template <class Visit>
  void for_each(Visit visit) {
    for (auto& column : columns) {
      if (column) visit(*column);
    }
    for (auto* list : {&dimensions, &path, &custom_data, &all}) {
      for (auto& column : *list) visit(column);
    }
    for (auto& item : hover_data) visit(item.column);
  }
};

/// Finds the columns that the arguments name.
/// Throws a user Error that names the argument for a column that is not there or has another length.
Bound bind_all(const dd::Table& table, const Arguments& arguments);

/// The numbers of the rows, from 0, under a name that no column has.
NamedColumn row_numbers(const dd::Table& table);

/// A name that none of the table's columns has: that, with underscores before it.
std::string free_name(const dd::Table& table, std::string name);

/// The error about an argument that names a column that is not there.
Error unknown_column(std::string_view argument, const std::string& name, const dd::Table& table);

/// What the column of that name is called.
const std::string& label_of(const Arguments& arguments, const std::string& name);

/// The column that is called so: the last in the labels when several are.
const std::string& name_of_label(const Arguments& arguments, const std::string& label);

}  // namespace weft::px
