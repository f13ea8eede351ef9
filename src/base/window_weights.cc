// A kind of window -> the weights of its rows.
#include "base/window_weights.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <utility>

namespace weft::base {
namespace {

using Weight = double (*)(double place, double rows, double std);

/// A sum of cosines, the k-th of which goes around k times from the first row to the last.
double cosines(double place, double rows, std::initializer_list<double> shares) {
  const double step = 2 * std::numbers::pi / (rows - 1);
  const double angle = place == rows - 1 ? std::numbers::pi : place * step - std::numbers::pi;
  double sum = 0, times = 0;
  for (const double share : shares) sum += share * std::cos(times++ * angle);
  return sum;
}

const std::vector<std::pair<std::string, Weight>>& kinds() {
  static const std::vector<std::pair<std::string, Weight>> known{{"boxcar", [](double, double, double) { return 1.0; }},
                                                                 {"triang",
                                                                  [](double place, double rows, double) {
                                                                    const bool is_odd = std::fmod(rows, 2) == 1;
                                                                    const double from_end = std::min(place, rows - 1 - place);
                                                                    return is_odd ? 2 * (from_end + 1) / (rows + 1)
                                                                                  : (2 * from_end + 1) / rows;
                                                                  }},
                                                                 {"hamming",
                                                                  [](double place, double rows, double) {
                                                                    return cosines(place, rows, {0.54, 0.46});
                                                                  }},
                                                                 {"hann",
                                                                  [](double place, double rows, double) {
                                                                    return cosines(place, rows, {0.5, 0.5});
                                                                  }},
                                                                 {"blackman",
                                                                  [](double place, double rows, double) {
                                                                    return cosines(place, rows, {0.42, 0.5, 0.08});
                                                                  }},
                                                                 {"gaussian", [](double place, double rows, double std) {
                                                                    const double distance = (place - (rows - 1) / 2) / std;
                                                                    return std::exp(-distance * distance / 2);
                                                                  }}};
  return known;
}

}  // namespace

std::vector<std::string> window_kinds() {
  std::vector<std::string> names;
  for (const auto& [name, weight] : kinds()) names.push_back(name);
  return names;
}

std::vector<double> window_weights(std::string_view kind, std::int64_t rows, double std) {
  std::vector<double> weights;
  for (const auto& [name, weight] : kinds()) {
    if (name != kind) continue;
    for (std::int64_t row = 0; row < rows; ++row)
      weights.push_back(rows == 1 ? 1 : weight(static_cast<double>(row), static_cast<double>(rows), std));
  }
  return weights;
}

}  // namespace weft::base
