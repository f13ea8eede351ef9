// Names of colors, color scales and symbols -> what Plotly.js draws, or errors that say what there is.
#include "express/colors.h"

#include <algorithm>
#include <cctype>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "figure/color_names.h"
#include "figure/plotly_data.h"

namespace weft::px {

using figure::color_names;
using figure::evenly_spaced;
using figure::is_color;
using figure::symbol_names;

namespace {

[[noreturn]] void refuse(std::string_view argument, std::string_view what, std::string_view name,
                         const std::vector<std::string>& choices, std::string_view also) {
  std::string message =
      "Argument '" + std::string(argument) + "' has no such " + std::string(what) + ": " + std::string(name) + " (";
  const auto closest = base::closest_names(name, choices);
  if (!closest.empty()) message += "did you mean " + base::join(closest, " or ") + "? ";
  throw Error(ErrorKind::user, message + std::string(also) + ")");
}

std::vector<std::string> named_scale(const std::string& name) {
  if (auto colors = figure::scale_colors(name)) return *colors;
  throw Error(ErrorKind::user, "Argument 'color_continuous_scale' has no such scale: " + name + " " +
                                   base::choices_hint(name, figure::scale_names()));
}

void check_stops(const std::vector<ColorScale::Stop>& stops) {
  double last = 0;
  for (const auto& [place, color] : stops) {
    check_color("color_continuous_scale", color);
    if (place < last || place > 1) {
      throw Error(ErrorKind::user,
                  "Argument 'color_continuous_scale' has places that do not rise from 0 to 1: " + base::repr(place));
    }
    last = place;
  }
}

}  // namespace

void check_color(std::string_view argument, std::string_view text) {
  if (is_color(text)) return;
  const auto names = color_names();
  refuse(argument, "color", text, {names.begin(), names.end()}, "a color is a CSS name, #rrggbb, or rgb(), hsl() and the like");
}

void check_symbol(std::string_view argument, std::string_view text) {
  const auto names = symbol_names();
  if (std::find(names.begin(), names.end(), text) != names.end()) return;
  refuse(argument, "symbol", text, {names.begin(), names.end()},
         "symbols are those of Plotly's marker.symbol, such as circle or x-open");
}

void check_dash(std::string_view argument, std::string_view text) {
  static const std::vector<std::string> names = {"solid", "dot", "dash", "longdash", "dashdot", "longdashdot"};
  if (std::find(names.begin(), names.end(), text) != names.end()) return;
  const bool lengths = !text.empty() && std::isdigit(static_cast<unsigned char>(text.front())) &&
                       text.find_first_not_of("0123456789.px%, ") == text.npos;
  if (!lengths) refuse(argument, "dash", text, names, "dashes are solid, dot, dash, longdash, dashdot, longdashdot or lengths");
}

void check_pattern(std::string_view argument, std::string_view text) {
  static const std::vector<std::string> names = {"", "/", "\\", "x", "-", "|", "+", "."};
  if (std::find(names.begin(), names.end(), text) != names.end()) return;
  refuse(argument, "pattern", text, {}, "patterns are / \\ x - | + . and an empty text");
}

std::vector<std::string> colors_of(const ColorScale& scale) {
  if (!scale.name().empty()) return named_scale(scale.name());
  if (!scale.colors().empty()) return scale.colors();
  std::vector<std::string> colors;
  for (const auto& [place, color] : scale.stops()) colors.push_back(color);
  return colors;
}

Json color_stops(const ColorScale& scale) {
  if (!scale.name().empty()) return evenly_spaced(named_scale(scale.name()));
  if (!scale.colors().empty()) {
    for (const auto& color : scale.colors()) check_color("color_continuous_scale", color);
    return evenly_spaced(scale.colors());
  }
  check_stops(scale.stops());
  boost::json::array stops;
  for (const auto& [place, color] : scale.stops()) stops.push_back(boost::json::array{place, color});
  return stops;
}

}  // namespace weft::px
