// Names of colors, color scales and symbols -> what Plotly.js draws, or errors that say what there is.
#include "express/colors.h"

#include <algorithm>
#include <cctype>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "express/plotly_data.h"

namespace weft::px {
namespace {

// Lower case without blanks, which CSS does not tell apart.
std::string plain(std::string_view text) {
  std::string plain;
  for (unsigned char c : text) {
    if (c != ' ') plain += static_cast<char>(std::tolower(c));
  }
  return plain;
}

bool is_hex_color(std::string_view text) {
  if (text.empty() || text.front() != '#') return false;
  const std::size_t digits = text.size() - 1;
  return (digits == 3 || digits == 4 || digits == 6 || digits == 8) &&
         std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isxdigit(c); });
}

bool is_color_function(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == text.npos || text.back() != ')') return false;
  const std::string_view name = text.substr(0, open);
  if (name == "var") return text.substr(open + 1).starts_with("--");
  static constexpr std::string_view functions[] = {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"};
  if (std::find(std::begin(functions), std::end(functions), name) == std::end(functions)) return false;
  const auto arguments = text.substr(open + 1, text.size() - open - 2);
  return std::any_of(arguments.begin(), arguments.end(), [](unsigned char c) { return std::isdigit(c); });
}

std::vector<std::string> names_of(std::span<const NamedText> texts) {
  std::vector<std::string> names;
  for (const auto& text : texts) names.emplace_back(text.name);
  return names;
}

[[noreturn]] void refuse(std::string_view argument, std::string_view what, std::string_view name,
                         const std::vector<std::string>& choices, std::string_view also) {
  std::string message =
      "Argument '" + std::string(argument) + "' has no such " + std::string(what) + ": " + std::string(name) + " (";
  const auto closest = base::closest_names(name, choices);
  if (!closest.empty()) message += "did you mean " + base::join(closest, " or ") + "? ";
  throw Error(ErrorKind::user, message + std::string(also) + ")");
}

std::vector<std::string> named_scale(const std::string& name) {
  std::string key = plain(name);
  const bool reversed = key.ends_with("_r");
  if (reversed) key.resize(key.size() - 2);
  for (const auto& scale : color_scale_texts()) {
    if (scale.name != key) continue;
    std::vector<std::string> colors;
    const Json list = base::parse_json(scale.json);
    for (const auto& color : list.as_array()) {
      colors.emplace_back(color.get_string().c_str());
    }
    if (reversed) std::reverse(colors.begin(), colors.end());
    return colors;
  }
  const auto names = names_of(color_scale_texts());
  throw Error(ErrorKind::user,
              "Argument 'color_continuous_scale' has no such scale: " + name + " " + base::choices_hint(name, names));
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

bool is_color(std::string_view text) {
  const std::string color = plain(text);
  if (is_hex_color(color) || is_color_function(color)) return true;
  const auto names = color_names();
  return std::find(names.begin(), names.end(), color) != names.end();
}

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

Json evenly_spaced(const std::vector<std::string>& colors) {
  boost::json::array stops;
  const double last = static_cast<double>(colors.size() - 1);
  for (std::size_t i = 0; i < colors.size(); ++i) {
    const double place = colors.size() == 1 ? 0.0 : static_cast<double>(i) / last;
    stops.push_back(boost::json::array{place, colors[i]});
  }
  return stops;
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
