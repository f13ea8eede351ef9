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

// Of how many arguments the values come from where: columns that are named, columns of their own, and what is made for the
// rows that there are.
struct Sources {
  std::size_t named = 0, own = 0, made = 0;

  void count(const Values& values) {
    if (!values.given()) return;
    if (values.constant() || values.range()) {
      ++made;
    } else {
      ++(values.column() ? own : named);
    }
  }
};

Sources sources_of(const Arguments& arguments) {
  Sources sources;
  for (auto list : {direct_arguments(), grouping_arguments()}) {
    for (Argument argument : list) sources.count(arguments[argument]);
  }
  for (const auto* list : {&arguments.dimensions, &arguments.path, &arguments.custom_data}) {
    for (const auto& values : list->items()) sources.count(values);
  }
  for (const auto& item : arguments.hover_data.items()) ++(item.values ? sources.own : sources.named);
  return sources;
}

// Whether columns of the table are drawn that no argument names.
bool draws_unnamed(ChartKind chart, const Arguments& arguments) {
  if (arguments.has(Argument::dimensions) && arguments.dimensions.items().empty()) return true;
  if (!is_cartesian(chart)) return false;
  const bool x = arguments.x.given(), y = arguments.y.given();
  return needs_both(chart) ? !(x && y) : !x && !y;
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

// Where nothing of a table is drawn, the values that arguments bring along say how many rows there are; without such there are
// none.
dd::Table with_rows(ChartKind chart, const dd::Table& table, const Arguments& arguments) {
  const Sources sources = sources_of(arguments);
  const std::size_t own = num_own_rows(arguments);
  if (table.num_columns() == 0) return dd::make_bare(own);
  const bool is_read = sources.named > 0 || sources.own + sources.made == 0 || draws_unnamed(chart, arguments);
  return is_read || own == table.num_rows() ? table : dd::make_bare(own);
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
