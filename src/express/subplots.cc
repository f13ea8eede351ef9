// Rows and columns of plots -> their places in the figure, axes and titles.
#include "express/subplots.h"

#include <algorithm>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

#include "base/json_writer.h"

namespace weft::px {
namespace {

using boost::json::array;
using boost::json::object;

struct Span {
  double begin, end;

  // Rounding may end a span a bit beyond the figure.
  Json json() const { return array{std::max(0.0, begin), std::min(1.0, end)}; }
  double middle() const { return (begin + end) / 2.0; }
};

// The sums are taken in plotly.py's order, so that they round as there. `main` is the weight of all but the last, where that has
// the rest.
std::vector<Span> divide(std::size_t count, double extent, double spacing, double main) {
  std::vector<double> weights(count, main > 0 ? main : 1.0);
  if (main > 0) weights.back() = 1 - main;
  double total = 0;
  for (double weight : weights) total += weight;
  std::vector<Span> spans;
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double width = (extent - spacing * static_cast<double>(count - 1)) * (weights[i] / total);
    const double begin = sum + static_cast<double>(i) * spacing;
    spans.push_back({begin, begin + width});
    sum += width;
  }
  return spans;
}

std::vector<Span> columns_of(const SubplotGrid& grid) {
  return divide(grid.num_columns, grid.row_titles.empty() ? 1.0 : 0.98, grid.column_spacing, grid.main_column);
}

std::vector<Span> rows_of(const SubplotGrid& grid) {
  auto rows = divide(grid.num_rows, 1.0, grid.row_spacing, grid.main_row);
  for (auto& row : rows) {
    if (row.end > 1.0) row.end = 1.0;
  }
  return rows;
}

void check_spacing(std::string_view argument, std::size_t count, double spacing) {
  if (spacing >= 0 && spacing <= 1 && (count <= 1 || spacing <= 1.0 / static_cast<double>(count - 1))) return;
  throw Error(ErrorKind::user, "Argument '" + std::string(argument) + "' leaves no room for " + std::to_string(count) +
                                   " plots: " + base::repr(spacing));
}

object title_above(const std::string& text, const Span& x, double top) {
  return {{"font", object()}, {"showarrow", false}, {"text", text},        {"x", x.middle()}, {"xanchor", "center"},
          {"xref", "paper"},  {"y", top},           {"yanchor", "bottom"}, {"yref", "paper"}};
}

object title_at_right(const std::string& text, double right, const Span& y) {
  return {{"font", object()},  {"showarrow", false}, {"text", text},    {"textangle", 90},     {"x", right},
          {"xanchor", "left"}, {"xref", "paper"},    {"y", y.middle()}, {"yanchor", "middle"}, {"yref", "paper"}};
}

void add_axes(object& layout, std::size_t subplot, const Span& x, const Span& y, bool first_column, bool first_row) {
  for (char letter : {'x', 'y'}) {
    object axis = {{"anchor", axis_id(letter == 'x' ? 'y' : 'x', subplot)}, {"domain", (letter == 'x' ? x : y).json()}};
    if (subplot > 0) axis["matches"] = std::string(1, letter);
    if (!(letter == 'x' ? first_row : first_column)) axis["showticklabels"] = false;
    layout[axis_name(letter, subplot)] = std::move(axis);
  }
}

}  // namespace

std::string axis_id(char letter, std::size_t subplot) {
  return letter + (subplot == 0 ? std::string() : std::to_string(subplot + 1));
}

std::string axis_name(char letter, std::size_t subplot) {
  return letter + ("axis" + (subplot == 0 ? std::string() : std::to_string(subplot + 1)));
}

std::string subplot_name(SubplotKind kind, std::size_t subplot) {
  const char* name = kind == SubplotKind::scene     ? "scene"
                     : kind == SubplotKind::geo     ? "geo"
                     : kind == SubplotKind::polar   ? "polar"
                     : kind == SubplotKind::ternary ? "ternary"
                                                    : "map";
  return name + (subplot == 0 ? std::string() : std::to_string(subplot + 1));
}

object domain_of(const SubplotGrid& grid, std::size_t subplot) {
  return {{"x", columns_of(grid)[subplot % grid.num_columns].json()}, {"y", rows_of(grid)[subplot / grid.num_columns].json()}};
}

std::shared_ptr<const figure::Grid> figure_grid(const SubplotGrid& grid) {
  auto made = std::make_shared<figure::Grid>();
  made->rows = grid.num_rows;
  made->cols = grid.num_columns;
  made->from_top = false;
  made->cells.resize(grid.size());
  for (std::size_t subplot = 0; subplot < grid.size(); ++subplot) {
    figure::SubplotRef ref;
    if (grid.kind == SubplotKind::xy) {
      ref.type = "xy";
      ref.layout_keys = {axis_name('x', subplot), axis_name('y', subplot)};
      ref.trace_attributes = object{{"xaxis", axis_id('x', subplot)}, {"yaxis", axis_id('y', subplot)}};
    } else if (grid.kind == SubplotKind::domain) {
      ref.type = "domain";
      ref.trace_attributes = object{{"domain", domain_of(grid, subplot)}};
    } else {
      const std::string name = subplot_name(grid.kind, subplot);
      ref.type = subplot_name(grid.kind, 0);
      ref.layout_keys = {name};
      const bool has_own_key = ref.type == "scene" || ref.type == "geo";
      ref.trace_attributes = object{{has_own_key ? ref.type : std::string("subplot"), name}};
    }
    made->cells[subplot].push_back(std::move(ref));
  }
  return made;
}

void add_subplots(const SubplotGrid& grid, object& layout) {
  check_spacing("facet_col_spacing", grid.num_columns, grid.column_spacing);
  check_spacing("facet_row_spacing", grid.num_rows, grid.row_spacing);
  const auto columns = columns_of(grid), rows = rows_of(grid);
  array titles;
  for (std::size_t row = 0; row < grid.num_rows; ++row) {
    for (std::size_t column = 0; column < grid.num_columns; ++column) {
      const std::size_t subplot = row * grid.num_columns + column;
      if (grid.kind == SubplotKind::xy) {
        add_axes(layout, subplot, columns[column], rows[row], column == 0, row == 0);
      } else if (grid.kind != SubplotKind::domain) {
        layout[subplot_name(grid.kind, subplot)] = object{{"domain", domain_of(grid, subplot)}};
      }
    }
  }
  for (std::size_t row = 0; row < grid.num_rows && !grid.subplot_titles.empty(); ++row) {
    for (std::size_t column = 0; column < grid.num_columns; ++column) {
      // Titles are in reading order, plots from the bottom up.
      const std::string& text = grid.subplot_titles[(grid.num_rows - 1 - row) * grid.num_columns + column];
      if (!text.empty()) titles.push_back(title_above(text, columns[column], rows[row].end));
    }
  }
  for (std::size_t column = 0; column < grid.column_titles.size(); ++column) {
    titles.push_back(title_above(grid.column_titles[column], columns[column], rows.back().end));
  }
  for (std::size_t row = 0; row < grid.row_titles.size(); ++row) {
    titles.push_back(title_at_right(grid.row_titles[grid.num_rows - 1 - row], columns.back().end, rows[row]));
  }
  if (!titles.empty()) layout["annotations"] = std::move(titles);
}

}  // namespace weft::px
