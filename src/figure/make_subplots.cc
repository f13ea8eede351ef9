// Rows and columns -> a figure with a grid of subplots.
#include <weft/subplots.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "figure/figure_state.h"
#include "figure/grid.h"
#include "figure/schema.h"

namespace weft {

using boost::json::array;
using boost::json::object;

SharedAxes::SharedAxes(const char* with) : with_(with) {
  if (with_ != "rows" && with_ != "columns" && with_ != "all") {
    throw Error(ErrorKind::user, "Axes are shared by true, \"rows\", \"columns\" or \"all\": " + with_);
  }
}

namespace {

[[noreturn]] void refuse(const std::string& argument, const std::string& what) {
  throw Error(ErrorKind::user, "Argument '" + argument + "' of make_subplots " + what);
}

struct Span {
  double begin, end;
};

// Where each cell stands, and the state of building.
struct Builder {
  const Subplots& arguments;
  std::size_t rows, cols;
  bool from_top;
  std::vector<std::vector<SubplotSpec>> specs = {};
  double max_width = 1;
  double horizontal_spacing = 0, vertical_spacing = 0;
  std::vector<double> widths = {}, heights = {};  // heights from the bottom
  std::map<std::string, int> counts = {};
  object layout = {};
  figure::Grid grid = {};
  std::vector<std::pair<Span, Span>> titled = {};                  // each subplot in turn
  std::vector<std::optional<std::pair<Span, Span>>> domains = {};  // by cell

  double left(std::size_t c) const {
    return std::accumulate(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(c), 0.0) +
           static_cast<double>(c) * horizontal_spacing;
  }
  // Row r of the grid counts from where cell (1, 1) is.
  std::size_t from_bottom(std::size_t r) const { return from_top ? rows - 1 - r : r; }
  double bottom(std::size_t r) const {
    const std::size_t row = from_bottom(r);
    return std::accumulate(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(row), 0.0) +
           static_cast<double>(row) * vertical_spacing;
  }
};

bool has_secondary_y(const std::vector<std::vector<SubplotSpec>>& specs) {
  return std::any_of(specs.begin(), specs.end(), [](const auto& row) {
    return std::any_of(row.begin(), row.end(), [](const auto& spec) { return !spec.empty && spec.secondary_y; });
  });
}

void check_spacing(const std::string& argument, std::size_t count, double spacing) {
  if (spacing < 0 || spacing > 1) refuse(argument, "is not from 0 to 1: " + base::repr(spacing));
  if (count > 1 && spacing > 1.0 / static_cast<double>(count - 1)) {
    refuse(argument, "leaves no room for " + std::to_string(count) + " subplots: " + base::repr(spacing));
  }
}

std::vector<double> shares(const std::string& argument, const std::vector<double>& weights, std::size_t count, double room) {
  if (weights.empty()) return std::vector<double>(count, room / static_cast<double>(count));
  if (weights.size() != count) {
    refuse(argument, "has not one number for each of " + std::to_string(count) + ": " + std::to_string(weights.size()));
  }
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<double> parts;
  for (const double weight : weights) parts.push_back(room * (weight / total));
  return parts;
}

void read_specs(Builder& build) {
  const Subplots& arguments = build.arguments;
  build.specs = arguments.specs;
  if (build.specs.empty()) build.specs.assign(build.rows, std::vector<SubplotSpec>(build.cols));
  const bool fits = build.specs.size() == build.rows && std::all_of(build.specs.begin(), build.specs.end(),
                                                                    [&](const auto& row) { return row.size() == build.cols; });
  if (!fits) refuse("specs", "is not " + std::to_string(build.rows) + " rows of " + std::to_string(build.cols));
  for (const auto& row : build.specs) {
    for (const auto& spec : row) {
      if (!spec.empty && spec.secondary_y && spec.type != "xy")
        refuse("specs", "has a secondary y axis in a subplot of type " + spec.type);
    }
  }
}

void divide(Builder& build) {
  const Subplots& arguments = build.arguments;
  const bool secondary = has_secondary_y(build.specs);
  const double rows = static_cast<double>(build.rows), cols = static_cast<double>(build.cols);
  build.horizontal_spacing = arguments.horizontal_spacing.value_or((secondary ? 0.4 : 0.2) / cols);
  build.vertical_spacing = arguments.vertical_spacing.value_or((arguments.subplot_titles.empty() ? 0.3 : 0.5) / rows);
  check_spacing("horizontal_spacing", build.cols, build.horizontal_spacing);
  check_spacing("vertical_spacing", build.rows, build.vertical_spacing);
  build.max_width = secondary ? 0.94 : arguments.row_titles.empty() ? 1.0 : 0.98;
  build.widths =
      shares("column_widths", arguments.column_widths, build.cols, build.max_width - build.horizontal_spacing * (cols - 1));
  build.heights = shares("row_heights", arguments.row_heights, build.rows, 1.0 - build.vertical_spacing * (rows - 1));
  if (build.from_top) std::reverse(build.heights.begin(), build.heights.end());
}

// A trace type stands for the subplot that it is drawn in.
std::string subplot_type(std::string type) {
  std::transform(type.begin(), type.end(), type.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  static const std::vector<std::string> types = {"xy", "scene", "polar", "ternary", "geo", "map", "domain"};
  if (std::find(types.begin(), types.end(), type) != types.end()) return type;
  if (figure::is_trace_type(type)) {
    const figure::ObjectType attributes = figure::root_type(type);
    if (attributes.find("domain")) return "domain";
    if (attributes.find("xaxis") && attributes.find("yaxis")) return "xy";
    for (const char* key : {"geo", "scene"}) {
      if (attributes.find(key)) return key;
    }
    if (const figure::Type* subplot = attributes.find("subplot")) return std::string(subplot->base);
  }
  refuse("specs", "has no such type: " + type + " " + base::choices_hint(type, types));
}

std::string numbered(const std::string& name, int number) { return number > 1 ? name + std::to_string(number) : name; }

Json domain_json(Span span) { return array{std::max(0.0, span.begin), std::min(1.0, span.end)}; }

figure::Cell add_subplot(Builder& build, const std::string& of_type, bool secondary_y, Span x, Span y) {
  const std::string type = subplot_type(of_type);
  if (type == "domain") return {{type, {}, object{{"domain", {{"x", domain_json(x)}, {"y", domain_json(y)}}}}}};
  if (type != "xy") {
    const std::string name = numbered(type, ++build.counts[type]);
    build.layout[name] = object{{"domain", {{"x", domain_json(x)}, {"y", domain_json(y)}}}};
    const bool named_subplot = type == "polar" || type == "ternary" || type == "map";
    return {{type, {name}, object{{named_subplot ? std::string("subplot") : type, name}}}};
  }
  const int x_number = ++build.counts["x"], y_number = ++build.counts["y"];
  const std::string x_id = numbered("x", x_number), y_id = numbered("y", y_number);
  const std::string x_name = numbered("xaxis", x_number), y_name = numbered("yaxis", y_number);
  build.layout[x_name] = object{{"anchor", y_id}, {"domain", domain_json(x)}};
  build.layout[y_name] = object{{"anchor", x_id}, {"domain", domain_json(y)}};
  figure::Cell cell{{type, {x_name, y_name}, object{{"xaxis", x_id}, {"yaxis", y_id}}}};
  if (secondary_y) {
    const int second = ++build.counts["y"];
    const std::string second_id = numbered("y", second), second_name = numbered("yaxis", second);
    build.layout[second_name] = object{{"anchor", x_id}, {"overlaying", y_id}, {"side", "right"}};
    cell.push_back({type, {x_name, second_name}, object{{"xaxis", x_id}, {"yaxis", second_id}}});
  }
  return cell;
}

void check_end(double place) {
  if (place < -0.01 || place > 1.01) refuse("specs", "leaves no room: its t and b, the heights or the rows are too many");
}

void add_cells(Builder& build) {
  build.grid.rows = build.rows;
  build.grid.cols = build.cols;
  build.grid.cells.resize(build.rows * build.cols);
  build.domains.resize(build.rows * build.cols);
  for (std::size_t r = 0; r < build.rows; ++r) {
    for (std::size_t c = 0; c < build.cols; ++c) {
      const SubplotSpec& spec = build.specs[r][c];
      if (spec.empty) continue;
      if (spec.colspan < 1 || c + static_cast<std::size_t>(spec.colspan) > build.cols)
        refuse("specs", "has a colspan beyond the grid");
      if (spec.rowspan < 1 || r + static_cast<std::size_t>(spec.rowspan) > build.rows)
        refuse("specs", "has a rowspan beyond the grid");
      const std::size_t last_c = c + static_cast<std::size_t>(spec.colspan) - 1,
                        last_r = r + static_cast<std::size_t>(spec.rowspan) - 1;
      const Span x{build.left(c) + spec.l, build.left(last_c) + build.widths[last_c] - spec.r};
      const std::size_t low = build.from_top ? last_r : r, high = build.from_top ? r : last_r;
      Span y{build.bottom(low) + spec.b, build.bottom(high) + build.heights[build.from_bottom(high)] - spec.t};
      check_end(y.begin);
      check_end(y.end);
      y = {std::clamp(y.begin, 0.0, 1.0), std::clamp(y.end, 0.0, 1.0)};
      build.titled.emplace_back(x, y);
      build.domains[r * build.cols + c] = {x, y};
      build.grid.cells[r * build.cols + c] = add_subplot(build, spec.type, spec.secondary_y, x, y);
    }
  }
}

// Goes through cells in plotly.py's order; the first axis of each run is the one that the others match.
void share_axes(Builder& build, char letter, const std::string& with, bool secondary_y) {
  if (with.empty()) return;
  std::vector<std::size_t> rows(build.rows), cols(build.cols);
  std::iota(rows.begin(), rows.end(), 0);
  std::iota(cols.begin(), cols.end(), 0);
  if (build.from_top) std::reverse(rows.begin(), rows.end());
  if (secondary_y) std::reverse(cols.begin(), cols.end());
  const std::size_t key = letter == 'x' ? 0 : 1, axis = secondary_y ? 1 : 0;
  std::string first;
  const auto visit = [&](std::size_t r, std::size_t c, bool hide_labels) {
    const figure::Cell& cell = build.grid.cells[r * build.cols + c];
    if (axis >= cell.size()) return;
    const SubplotSpec& spec = build.specs[r][c];
    if (cell[axis].type != "xy" || (letter == 'x' ? spec.colspan : spec.rowspan) != 1) return;
    const std::string& name = cell[axis].layout_keys[key];
    if (first.empty()) {
      first = letter + name.substr(5);
      return;
    }
    object& shared = build.layout[name].as_object();
    shared["matches"] = first;
    if (hide_labels) shared["showticklabels"] = false;
  };
  if (with == "columns" || (with == "true" && letter == 'x')) {
    for (const std::size_t c : cols) {
      first.clear();
      for (const std::size_t r : rows) visit(r, c, letter == 'x');
    }
  } else if (with == "rows" || with == "true") {
    for (const std::size_t r : rows) {
      first.clear();
      for (const std::size_t c : cols) visit(r, c, letter == 'y');
    }
  } else {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (const std::size_t c : cols) {
        const bool hide_y = secondary_y ? c + 1 < build.cols : c > 0;
        const bool hide_x = build.from_top ? rows[i] + 1 < build.rows : i > 0;
        visit(rows[i], c, letter == 'y' ? hide_y : hide_x);
      }
    }
  }
}

std::vector<figure::Cell> add_insets(Builder& build) {
  std::vector<figure::Cell> cells;
  for (const SubplotInset& inset : build.arguments.insets) {
    if (inset.cell[0] < 1 || inset.cell[1] < 1 || static_cast<std::size_t>(inset.cell[0]) > build.rows ||
        static_cast<std::size_t>(inset.cell[1]) > build.cols) {
      refuse("insets", "has a cell outside of the grid: " + std::to_string(inset.cell[0]) + ", " + std::to_string(inset.cell[1]));
    }
    const std::size_t r = static_cast<std::size_t>(inset.cell[0] - 1), c = static_cast<std::size_t>(inset.cell[1] - 1);
    const double width = build.widths[c], height = build.heights[build.rows - 1 - r];
    const double left = build.left(c) + inset.l * width, bottom = build.bottom(r) + inset.b * height;
    const Span x{left, inset.w ? left + *inset.w * width : build.left(c) + width};
    const Span y{bottom, inset.h ? bottom + *inset.h * height : build.bottom(r) + height};
    build.titled.emplace_back(x, y);
    cells.push_back(add_subplot(build, inset.type, false, x, y));
  }
  return cells;
}

enum class Edge { top, bottom, left, right };

void add_titles(Builder& build, const std::vector<std::string>& texts, const std::vector<std::pair<Span, Span>>& spans, Edge edge,
                int offset) {
  const auto middle = [](Span span) { return (span.begin + span.end) / 2; };
  const Json font = build.arguments.font.json().is_object() ? build.arguments.font.json() : Json{{"size", 16}};
  for (std::size_t i = 0; i < std::min(texts.size(), spans.size()); ++i) {
    if (texts[i].empty()) continue;
    const auto& [x, y] = spans[i];
    const bool across = edge == Edge::top || edge == Edge::bottom;
    object title{{"font", font},
                 {"showarrow", false},
                 {"text", texts[i]},
                 {"x", across                ? middle(x)
                       : edge == Edge::right ? x.end
                                             : x.begin},
                 {"xanchor", across                ? "center"
                             : edge == Edge::right ? "left"
                                                   : "right"},
                 {"xref", "paper"},
                 {"y", !across             ? middle(y)
                       : edge == Edge::top ? y.end
                                           : y.begin},
                 {"yanchor", !across             ? "middle"
                             : edge == Edge::top ? "bottom"
                                                 : "top"},
                 {"yref", "paper"}};
    if (offset != 0) title[across ? "yshift" : "xshift"] = -offset;
    if (!across) title["textangle"] = edge == Edge::right ? 90 : -90;
    Json& annotations = build.layout["annotations"];
    if (!annotations.is_array()) annotations.emplace_array();
    annotations.get_array().push_back(std::move(title));
  }
}

void add_all_titles(Builder& build) {
  const Subplots& arguments = build.arguments;
  add_titles(build, arguments.subplot_titles, build.titled, Edge::top, 0);
  std::vector<std::pair<Span, Span>> tops, rights;
  for (std::size_t c = 0; c < build.cols; ++c) {
    const auto& domain = build.domains[(build.from_top ? 0 : build.rows - 1) * build.cols + c];
    if (domain) tops.push_back(*domain);
  }
  for (std::size_t r = 0; r < build.rows; ++r) {
    const auto& domain = build.domains[r * build.cols + build.cols - 1];
    if (domain) rights.push_back(*domain);
  }
  add_titles(build, arguments.column_titles, tops, Edge::top, 0);
  add_titles(build, arguments.row_titles, rights, Edge::right, 0);
  if (!arguments.x_title.empty()) add_titles(build, {arguments.x_title}, {{{0, build.max_width}, {0, 1}}}, Edge::bottom, 30);
  if (!arguments.y_title.empty()) add_titles(build, {arguments.y_title}, {{{0, 1}, {0, 1}}}, Edge::left, 40);
}

// The grid, and in `layout` what it has of a layout.
figure::Grid build_grid(const Subplots& arguments, object& layout) {
  if (arguments.rows < 1) refuse("rows", "is not at least 1: " + std::to_string(arguments.rows));
  if (arguments.cols < 1) refuse("cols", "is not at least 1: " + std::to_string(arguments.cols));
  if (arguments.start_cell != "top-left" && arguments.start_cell != "bottom-left") {
    refuse("start_cell", "is neither top-left nor bottom-left: " + arguments.start_cell);
  }
  Builder build{.arguments = arguments,
                .rows = static_cast<std::size_t>(arguments.rows),
                .cols = static_cast<std::size_t>(arguments.cols),
                .from_top = arguments.start_cell == "top-left"};
  read_specs(build);
  divide(build);
  add_cells(build);
  share_axes(build, 'x', arguments.shared_xaxes.with(), false);
  share_axes(build, 'y', arguments.shared_yaxes.with(), false);
  if (has_secondary_y(build.specs)) share_axes(build, 'y', arguments.shared_yaxes.with(), true);
  build.grid.inset_cells = add_insets(build);
  build.grid.insets = arguments.insets;
  build.grid.from_top = build.from_top;
  add_all_titles(build);
  build.grid.specs = std::move(build.specs);
  layout = std::move(build.layout);
  return std::move(build.grid);
}

}  // namespace

Figure make_subplots(const Subplots& arguments) { return Figure().set_subplots(arguments); }

Figure& Figure::set_subplots(const Subplots& arguments) {
  if (state_->grid) throw Error(ErrorKind::user, "The figure has subplots already");
  object layout;
  auto grid = std::make_shared<const figure::Grid>(build_grid(arguments, layout));
  update_layout(Json(std::move(layout)));
  own().grid = std::move(grid);
  return *this;
}

}  // namespace weft
