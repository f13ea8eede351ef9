// Arguments about axes -> the axes of the layout.
#include "express/axes.h"

#include <algorithm>
#include <cmath>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

#include "express/labels.h"
#include "express/templates.h"

namespace weft::px {
namespace {

using boost::json::array;
using boost::json::object;

// An end of a range on a log axis is given as a power of ten.
Json log_end(const Json& end, char letter) {
  if (end.is_null()) return nullptr;
  if (!end.is_number() || end.to_number<double>() <= 0) {
    throw Error(ErrorKind::user, std::string("Argument 'range_") + letter + "' of a log axis needs numbers above 0");
  }
  // Python's math.log(x, 10) divides, and rounds otherwise than log10.
  return std::log(end.to_number<double>()) / std::log(10.0);
}

void set_range(const Bounds& range, bool log, char letter, object& axis) {
  if (log) axis["type"] = "log";
  if (!range.given()) return;
  axis["range"] = log ? array{log_end(range.low(), letter), log_end(range.high(), letter)} : array{range.low(), range.high()};
}

void set_order(const Plan& plan, Argument argument, bool from_the_top, object& axis) {
  const std::string* name = plan.name(argument);
  const Order* order = name ? plan.grouping.find(*name) : nullptr;
  if (!order) return;
  axis["categoryorder"] = "array";
  array categories(order->values.begin(), order->values.end());
  if (from_the_top) std::reverse(categories.begin(), categories.end());
  axis["categoryarray"] = std::move(categories);
}

void set_title(const std::optional<std::string>& text, object& axis) {
  if (text) axis["title"] = object{{"text", *text}};
}

// The axes of x and y, by rows and columns of the grid.
class CartesianAxes {
 public:
  CartesianAxes(const Plan& plan, object& layout) : plan_(plan), grid_(plan.grid), layout_(layout) {}

  void configure() {
    const Arguments& arguments = plan_.arguments;
    const bool above = !arguments.marginal_x.empty(), beside = !arguments.marginal_y.empty();
    const auto y_title = decorated_label(plan_, Argument::y), x_title = decorated_label(plan_, Argument::x);
    for (std::size_t row = 0; row < (above ? 1 : grid_.num_rows); ++row) set_title(y_title, at('y', row, 0));
    if (plan_.chart != ChartKind::timeline) {
      for (std::size_t column = 0; column < (beside ? 1 : grid_.num_columns); ++column) {
        set_title(x_title, at('x', 0, column));
      }
    }
    for (std::size_t row = 0; row < grid_.num_rows; ++row) {
      object& axis = at('y', row, 0);
      set_range(arguments.range_y, arguments.log_y, 'y', axis);
      set_order(plan_, Argument::y, true, axis);
    }
    for (std::size_t column = 0; column < grid_.num_columns; ++column) {
      object& axis = at('x', 0, column);
      set_range(arguments.range_x, arguments.log_x, 'x', axis);
      set_order(plan_, Argument::x, false, axis);
    }
    if (above) make_distribution('y', arguments.marginal_x);
    if (beside) make_distribution('x', arguments.marginal_y);
    if (arguments.log_x) set_all('x', "type", "log");
    if (arguments.log_y) set_all('y', "type", "log");
    if (above || beside) {
      unlink(above, beside);
      return;
    }
    if (plan_.chart == ChartKind::timeline) set_all('x', "type", "date");
    if (plan_.chart == ChartKind::ecdf) set_all(arguments.orientation == "v" ? 'y' : 'x', "rangemode", "tozero");
  }

 private:
  object& at(char letter, std::size_t row, std::size_t column) {
    return layout_[axis_name(letter, row * grid_.num_columns + column)].as_object();
  }

  void set_all(char letter, std::string_view key, std::string_view value) {
    for (std::size_t subplot = 0; subplot < grid_.size(); ++subplot) layout_[axis_name(letter, subplot)].as_object()[key] = value;
  }

  // The last row, or column, of plots: the axes that show how much have no ticks, and the grid follows the template.
  void make_distribution(char letter, const std::string& marginal) {
    const bool last_row = letter == 'y';
    const char other = last_row ? 'x' : 'y';
    const auto has_grid = [&](char of) {
      return find_in(*plan_.theme, {"layout", of == 'x' ? "xaxis" : "yaxis", "showgrid"}) != nullptr;
    };
    for (std::size_t i = 0; i < (last_row ? grid_.num_columns : grid_.num_rows); ++i) {
      const std::size_t row = last_row ? grid_.num_rows - 1 : i, column = last_row ? i : grid_.num_columns - 1;
      object& counts = at(letter, row, column);
      counts["showticklabels"] = false;
      counts["showline"] = false;
      counts["ticks"] = "";
      counts.erase("range");
      if (!has_grid(letter)) counts["showgrid"] = marginal == "histogram";
      if (!has_grid(other)) at(other, row, column)["showgrid"] = true;
    }
  }

  // The axes that show how much have no part in what the others show.
  void unlink(bool above, bool beside) {
    for (std::size_t row = 1; above && row < grid_.num_rows; row += 2) {
      for (std::size_t column = 0; column < grid_.num_columns; ++column) {
        object& axis = at('y', row, column);
        axis["matches"] = axis_id('y', grid_.num_columns);
        axis.erase("type");
      }
    }
    for (std::size_t column = 1; beside && column < grid_.num_columns; column += 2) {
      for (std::size_t row = 0; row < grid_.num_rows; ++row) {
        object& axis = at('x', row, column);
        axis["matches"] = "x2";
        axis.erase("type");
      }
    }
  }

  const Plan& plan_;
  const SubplotGrid& grid_;
  object& layout_;
};

void configure_scene(const Plan& plan, object& scene) {
  const Arguments& arguments = plan.arguments;
  for (char letter : {'x', 'y', 'z'}) {
    const Argument argument = letter == 'x' ? Argument::x : letter == 'y' ? Argument::y : Argument::z;
    const bool log = letter == 'x' ? arguments.log_x : letter == 'y' ? arguments.log_y : arguments.log_z;
    object axis;
    set_title(decorated_label(plan, argument), axis);
    set_range(letter == 'x' ? arguments.range_x : letter == 'y' ? arguments.range_y : arguments.range_z, log, letter, axis);
    set_order(plan, argument, false, axis);
    if (!axis.empty()) scene[std::string(1, letter) + "axis"] = std::move(axis);
  }
}

void configure_ternary(const Plan& plan, object& ternary) {
  for (const auto& [argument, name] : {std::pair(Argument::a, "aaxis"), {Argument::b, "baxis"}, {Argument::c, "caxis"}}) {
    object axis;
    set_title(decorated_label(plan, argument), axis);
    if (!axis.empty()) ternary[name] = std::move(axis);
  }
}

void configure_polar(const Plan& plan, object& polar) {
  const Arguments& arguments = plan.arguments;
  object angular = {{"direction", arguments.direction}, {"rotation", arguments.start_angle}}, radial;
  set_order(plan, Argument::theta, false, angular);
  set_order(plan, Argument::r, false, radial);
  set_range(arguments.range_r, arguments.log_r, 'r', radial);
  if (arguments.range_theta.given()) polar["sector"] = array{arguments.range_theta.low(), arguments.range_theta.high()};
  polar["angularaxis"] = std::move(angular);
  if (!radial.empty()) polar["radialaxis"] = std::move(radial);
}

void configure_geo(const Plan& plan, object& geo) {
  const Arguments& arguments = plan.arguments;
  geo["center"] = arguments.center.is_null() ? Json(object()) : arguments.center;
  if (!arguments.scope.empty()) geo["scope"] = arguments.scope;
  if (!arguments.fitbounds.empty()) geo["fitbounds"] = arguments.fitbounds;
  if (arguments.basemap_visible) geo["visible"] = *arguments.basemap_visible;
  if (!arguments.projection.empty()) geo["projection"] = object{{"type", arguments.projection}};
}

void configure_map(const Plan& plan, object& map) {
  const Arguments& arguments = plan.arguments;
  map["center"] = arguments.center.is_null() ? Json(object()) : arguments.center;
  if (arguments.zoom) map["zoom"] = *arguments.zoom;
  if (!arguments.map_style.is_null()) map["style"] = arguments.map_style;
}

}  // namespace

void configure_axes(const Plan& plan, object& layout) {
  const SubplotGrid& grid = plan.grid;
  if (grid.kind == SubplotKind::xy) {
    CartesianAxes(plan, layout).configure();
    return;
  }
  if (grid.kind == SubplotKind::domain) return;
  for (std::size_t subplot = 0; subplot < grid.size(); ++subplot) {
    object& part = layout[subplot_name(grid.kind, subplot)].as_object();
    switch (grid.kind) {
      case SubplotKind::scene:
        configure_scene(plan, part);
        break;
      case SubplotKind::ternary:
        configure_ternary(plan, part);
        break;
      case SubplotKind::polar:
        configure_polar(plan, part);
        break;
      case SubplotKind::geo:
        configure_geo(plan, part);
        break;
      default:
        configure_map(plan, part);
    }
  }
}

}  // namespace weft::px
