// A table, and which of its columns to draw -> columns under the names that the engine reads.
#include "express/input.h"

#include <algorithm>
#include <vector>

#include "express/encode.h"
#include "express/wide.h"
#include "table/make.h"

namespace weft::px {
namespace {

// What counts rows: ones, under a name that no bound column has.
NamedColumn ones(const Bound& bound, const std::vector<std::string>& taken) {
  std::string name = "count";
  const auto is_taken = [&] {
    return std::find(taken.begin(), taken.end(), name) != taken.end() ||
           std::any_of(bound.all.begin(), bound.all.end(), [&](const auto& column) { return column.name == name; });
  };
  while (is_taken()) name.insert(0, 1, '_');
  return {std::move(name), dd::Column(std::vector<std::int64_t>(bound.num_rows, 1))};
}

void set_if_empty(std::string& orientation, const char* value) {
  if (orientation.empty()) orientation = value;
}

// Whether the one of x and y that is not given is filled in.
bool needs_both(ChartKind chart) {
  const TraceKind trace = trace_of(chart);
  const bool draws_pairs =
      trace == TraceKind::scatter || trace == TraceKind::bar || trace == TraceKind::funnel || is_histogram2d(trace);
  return draws_pairs && is_cartesian(chart) && chart != ChartKind::ecdf;
}

// Row numbers stand in for the one of x and y that is not given; bars of categories count instead.
void fill_missing(ChartKind chart, const dd::Table& table, Arguments& arguments, Bound& bound) {
  const bool no_x = !bound[Argument::x];
  auto& missing = bound[no_x ? Argument::x : Argument::y];
  const NamedColumn& other = *bound[no_x ? Argument::y : Argument::x];
  if (chart == ChartKind::bar && !is_continuous(other.column.dtype())) {
    missing = ones(bound, {});
    return;
  }
  missing = row_numbers(table);
  if (table.num_columns() == 0) missing->name = no_x ? "x" : "y";
  set_if_empty(arguments.orientation, no_x ? "v" : "h");
}

// What is summed up along a cumulative distribution: the other argument's values, or ones.
void fill_ecdf(Arguments& arguments, Bound& bound, const std::vector<std::string>& taken) {
  if (bound[Argument::x] && bound[Argument::y]) {
    arguments.histfunc = "sum";
    return;
  }
  const bool no_x = !bound[Argument::x];
  arguments.orientation = no_x ? "h" : "v";
  bound[no_x ? Argument::x : Argument::y] = ones(bound, taken);
}

bool counts_rows_instead(ChartKind chart, const Bound& bound, const WideNames& wide) {
  if (chart != ChartKind::bar) return false;
  const auto& value = bound[wide.vertical ? Argument::x : Argument::y];
  return value && !bound[wide.vertical ? Argument::y : Argument::x];
}

// Whether there are constants and numbers of rows, but no column that says how many rows they have: then they have none.
bool has_no_rows(ChartKind chart, const Arguments& arguments) {
  std::size_t made = 0, columns = arguments.hover_data.items().size();
  const auto count = [&](const Values& values) {
    if (values.given()) ++(values.constant() || values.range() ? made : columns);
  };
  for (auto list : {direct_arguments(), grouping_arguments()}) {
    for (Argument argument : list) count(arguments[argument]);
  }
  for (const auto* list : {&arguments.dimensions, &arguments.path, &arguments.custom_data}) {
    for (const auto& values : list->items()) count(values);
  }
  const bool draws_all = arguments.has(Argument::dimensions) && arguments.dimensions.items().empty();
  const bool fills = is_cartesian(chart) && (needs_both(chart) ? !(arguments.x.given() && arguments.y.given())
                                                               : !arguments.x.given() && !arguments.y.given());
  return made > 0 && columns == 0 && !draws_all && !fills;
}

// How many rows the first values have that an argument brings along.
std::size_t num_own_rows(const Arguments& arguments) {
  for (auto list : {direct_arguments(), grouping_arguments()}) {
    for (Argument argument : list) {
      const Values& values = arguments[argument];
      if (values.column()) return values.column()->size();
      for (const auto& item : values.items() ? *values.items() : std::vector<Values::Item>()) {
        if (item.column) return item.column->size();
      }
    }
  }
  for (const auto* list : {&arguments.dimensions, &arguments.path, &arguments.custom_data}) {
    for (const auto& values : list->items()) {
      if (values.column()) return values.column()->size();
    }
  }
  return 0;
}

// Where there is no table, the values that arguments bring along say how many rows there are.
dd::Table with_rows(ChartKind chart, const dd::Table& table, const Arguments& arguments) {
  if (has_no_rows(chart, arguments)) return dd::make_bare(0);
  return table.num_columns() > 0 ? table : dd::make_bare(num_own_rows(arguments));
}

}  // namespace

Bound read_input(ChartKind chart, const dd::Table& given, Arguments& arguments) {
  const dd::Table table = with_rows(chart, given, arguments);
  std::optional<LongForm> form;
  if (is_cartesian(chart)) form = to_long_form(chart, table, arguments);
  if (form) arguments = form->arguments;
  Bound bound = bind_all(form ? form->table : table, arguments);
  const std::vector<std::string> taken = form ? form->names.columns : std::vector<std::string>();
  if (form) {
    if (counts_rows_instead(chart, bound, form->names)) {
      bound[form->names.vertical ? Argument::y : Argument::x] = ones(bound, taken);
    }
  } else if (needs_both(chart) && bound[Argument::x].has_value() != bound[Argument::y].has_value()) {
    fill_missing(chart, table, arguments, bound);
  }
  if (chart == ChartKind::ecdf) fill_ecdf(arguments, bound, taken);
  return bound;
}

}  // namespace weft::px
