// A kind of window -> the weights of its rows.
#include "frame/window_weights.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>

#include <weft/error.h>

#include "base/text.h"

namespace weft::frame {
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

std::vector<double> window_weights(std::int64_t rows, const dd::RollingOptions& options) {
  const bool is_gaussian = options.win_type == "gaussian";
  if (is_gaussian != (options.std > 0))
    throw Error(ErrorKind::user, is_gaussian ? "rolling: the .win_type \"gaussian\" needs a .std above 0"
                                             : "rolling: .std goes with the .win_type \"gaussian\"");
  if (options.win_type.empty()) return {};
  if (!options.closed.empty()) throw Error(ErrorKind::user, "rolling: .closed does not go with a .win_type");
  std::vector<std::string> names;
  for (const auto& [name, weight] : kinds()) {
    names.push_back(name);
    if (name != options.win_type) continue;
    std::vector<double> weights;
    for (std::int64_t row = 0; row < rows; ++row)
      weights.push_back(rows == 1 ? 1 : weight(static_cast<double>(row), static_cast<double>(rows), options.std));
    return weights;
  }
  throw Error(ErrorKind::user, base::not_found("rolling: win_type", options.win_type, names));
}

}  // namespace weft::frame
