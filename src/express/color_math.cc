// Colors and scales -> colors between them, as _plotly_utils.colors computes them.
#include <weft/colors.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <weft/error.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "figure/color_names.h"
#include "figure/plotly_data.h"

namespace weft::px::colors {
namespace {

Rgb parse_color(const std::string& color) { return color.find("rgb") != color.npos ? unlabel_rgb(color) : hex_to_rgb(color); }

void check_places(const std::vector<double>& scale) {
  bool rises = scale.size() >= 2 && scale.front() == 0 && scale.back() == 1;
  for (std::size_t i = 1; i < scale.size(); ++i) rises = rises && scale[i] > scale[i - 1];
  if (!rises) throw Error(ErrorKind::user, "The places of a color scale rise from 0 to 1");
}

std::vector<ColorScale::Stop> stops_of(const ColorScale& scale) {
  if (!scale.name().empty()) return get_colorscale(scale.name());
  if (!scale.colors().empty()) return make_colorscale(scale.colors());
  return scale.stops();
}

// The nearest whole number, of two as near the even one, once the digits that Python prints are taken for the number.
double rounded(double number) { return std::nearbyint(std::strtod(base::repr(number).c_str(), nullptr)); }

Rgb between(const Rgb& low, const Rgb& high, double place) {
  Rgb color;
  for (std::size_t i = 0; i < 3; ++i) color[i] = low[i] + place * (high[i] - low[i]);
  return color;
}

// Whole numbers stay whole: "rgb(1, 2, 3)".
std::string label_whole(const Rgb& color) {
  const auto text = [](double number) { return std::to_string(static_cast<int>(number)); };
  return "rgb(" + text(color[0]) + ", " + text(color[1]) + ", " + text(color[2]) + ")";
}

}  // namespace

std::vector<std::string> ColorList::colors() const {
  for (const auto& list : figure::color_list_texts()) {
    if (list.group == group_ && list.name == name_) return figure::listed_colors(list.json, reversed_);
  }
  throw Error(ErrorKind::internal, "A list of colors is not there: " + std::string(name_));
}

std::vector<std::string> named_colorscales() { return figure::scale_names(); }

std::vector<ColorScale::Stop> get_colorscale(const std::string& name) {
  if (const auto colors = figure::scale_colors(name)) return make_colorscale(*colors);
  throw Error(ErrorKind::user, base::not_found("Color scale", name, figure::scale_names()));
}

std::vector<ColorScale::Stop> make_colorscale(const std::vector<std::string>& colors, const std::vector<double>& scale) {
  if (colors.size() < 2) throw Error(ErrorKind::user, "A color scale has at least two colors");
  if (!scale.empty()) {
    if (scale.size() != colors.size()) throw Error(ErrorKind::user, "A color scale has a place for each color");
    check_places(scale);
  }
  const double step = 1.0 / static_cast<double>(colors.size() - 1);
  std::vector<ColorScale::Stop> stops;
  for (std::size_t i = 0; i < colors.size(); ++i)
    stops.emplace_back(scale.empty() ? static_cast<double>(i) * step : scale[i], colors[i]);
  return stops;
}

std::vector<std::string> sample_colorscale(const ColorScale& colorscale, const std::vector<double>& samplepoints) {
  const auto stops = stops_of(colorscale);
  std::vector<double> places;
  std::vector<Rgb> colors;
  for (const auto& [place, color] : stops) {
    places.push_back(place);
    Rgb parts = parse_color(color);
    for (double& part : parts) part /= 255.0;
    colors.push_back(parts);
  }
  check_places(places);
  std::vector<std::string> sampled;
  for (const double point : samplepoints) {
    if (!(point >= 0 && point <= 1))
      throw Error(ErrorKind::user, "A place on a color scale is not from 0 to 1: " + base::repr(point));
    // At the very beginning the first two are gone back from.
    const auto high = static_cast<std::size_t>(std::lower_bound(places.begin(), places.end(), point) - places.begin());
    const std::size_t upper = high == 0 ? 1 : high;
    Rgb color = between(colors[upper - 1], colors[upper], (point - places[upper - 1]) / (places[upper] - places[upper - 1]));
    for (double& part : color) part = rounded(part * 255.0);
    sampled.push_back(label_whole(color));
  }
  return sampled;
}

std::vector<std::string> sample_colorscale(const ColorScale& colorscale, int samplepoints, double low, double high) {
  std::vector<double> places;
  for (int i = 0; i < samplepoints; ++i) places.push_back(low + static_cast<double>(i) / (samplepoints - 1) * (high - low));
  return sample_colorscale(colorscale, places);
}

std::vector<std::string> n_colors(const std::string& lowcolor, const std::string& highcolor, int n_colors) {
  if (n_colors < 2) throw Error(ErrorKind::user, "n_colors gives at least two colors: " + std::to_string(n_colors));
  const Rgb low = unlabel_rgb(lowcolor), high = unlabel_rgb(highcolor);
  std::vector<std::string> colors;
  for (int i = 0; i < n_colors; ++i) {
    Rgb color;
    for (std::size_t c = 0; c < 3; ++c) color[c] = std::clamp(low[c] + i * ((high[c] - low[c]) / (n_colors - 1)), 0.0, 255.0);
    colors.push_back(label_rgb(color));
  }
  return colors;
}

std::string find_intermediate_color(const std::string& lowcolor, const std::string& highcolor, double intermed) {
  return label_rgb(between(unlabel_rgb(lowcolor), unlabel_rgb(highcolor), intermed));
}

Rgb hex_to_rgb(const std::string& value) {
  std::string digits = value.starts_with('#') ? value.substr(1) : value;
  if (digits.size() == 3 || digits.size() == 4) digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
  const bool hex = digits.find_first_not_of("0123456789abcdefABCDEF") == digits.npos;
  if (!hex || (digits.size() != 6 && digits.size() != 8))
    throw Error(ErrorKind::user, "A color is neither rgb() nor #rrggbb: " + value);
  Rgb color;
  for (std::size_t i = 0; i < 3; ++i) color[i] = std::stoi(digits.substr(2 * i, 2), nullptr, 16);
  return color;
}

Rgb unlabel_rgb(const std::string& color) {
  std::string numbers;
  for (const char c : color) {
    if ((c >= '0' && c <= '9') || c == '.' || c == ',') numbers += c;
  }
  Rgb parts;
  const char* at = numbers.c_str();
  for (std::size_t i = 0; i < 3; ++i) {
    char* end = nullptr;
    parts[i] = std::strtod(at, &end);
    if (end == at) throw Error(ErrorKind::user, "A color is not rgb(): " + color);
    at = *end == ',' ? end + 1 : end;
  }
  return parts;
}

std::string label_rgb(const Rgb& color) {
  return "rgb(" + base::repr(color[0]) + ", " + base::repr(color[1]) + ", " + base::repr(color[2]) + ")";
}

}  // namespace weft::px::colors
