// Texts -> whether they are colors, and the colors of a scale.
#include "figure/color_names.h"

#include <algorithm>
#include <cctype>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include "base/json_reader.h"
#include "figure/plotly_data.h"

namespace weft::figure {
namespace {

// Lower case without blanks, which CSS does not tell apart.
std::string plain(std::string_view text) {
  std::string plain;
  for (unsigned char c : text) {
    if (c != ' ') plain += static_cast<char>(std::tolower(c));
  }
  return plain;
}

bool is_same_letter(char lower, unsigned char any) { return lower == static_cast<char>(std::tolower(any)); }

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

}  // namespace

bool is_color(std::string_view text) {
  const std::string color = plain(text);
  if (is_hex_color(color) || is_color_function(color)) return true;
  const auto names = color_names();
  return std::find(names.begin(), names.end(), color) != names.end();
}

std::optional<std::vector<std::string>> scale_colors(std::string_view name) {
  std::string key = plain(name);
  const bool reversed = key.ends_with("_r");
  if (reversed) key.resize(key.size() - 2);
  for (const auto& list : color_list_texts()) {
    if (!list.is_scale() || !std::equal(key.begin(), key.end(), list.name.begin(), list.name.end(), is_same_letter)) continue;
    return listed_colors(list.json, reversed);
  }
  return std::nullopt;
}

std::vector<std::string> listed_colors(std::string_view json, bool reversed) {
  std::vector<std::string> colors;
  const Json list = base::parse_json(json);
  for (const auto& color : list.as_array()) colors.emplace_back(color.get_string().c_str());
  if (reversed) std::reverse(colors.begin(), colors.end());
  return colors;
}

std::vector<std::string> scale_names() {
  std::vector<std::string> names;
  for (const auto& list : color_list_texts()) {
    if (list.is_scale()) names.push_back(plain(list.name));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
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

}  // namespace weft::figure
