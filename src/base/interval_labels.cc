// Edges of intervals -> their texts.
#include "base/interval_labels.h"

#include <cmath>
#include <cstdint>
#include <set>

#include "base/json_writer.h"

namespace weft::base {
namespace {

/// Rounded so that `precision` digits that count are left, as pandas rounds the edges that it prints.
double round_edge(double edge, int precision) {
  if (!std::isfinite(edge) || edge == 0) return edge;
  double whole = 0;
  const double fraction = std::modf(edge, &whole);
  int digits = precision;
  if (whole == 0) digits = -static_cast<int>(std::floor(std::log10(std::abs(fraction)))) - 1 + precision;
  const double scale = std::pow(10.0, digits);
  return std::nearbyint(edge * scale) / scale;
}

/// The fewest digits, from 3 on, that keep the edges apart; pandas' _infer_precision.
int precision_of(const std::vector<double>& edges) {
  constexpr int fewest = 3, most = 20;
  for (int precision = fewest; precision < most; ++precision) {
    std::set<double> rounded;
    for (const double edge : edges) rounded.insert(round_edge(edge, precision));
    if (rounded.size() == edges.size()) return precision;
  }
  return fewest;
}

}  // namespace

std::vector<std::string> interval_labels(const std::vector<double>& edges, bool whole, bool right, bool include_lowest) {
  const int precision = precision_of(edges);
  std::vector<double> shown;
  for (const double edge : edges) shown.push_back(round_edge(edge, precision));
  if (right && include_lowest) {
    shown[0] -= std::pow(10.0, -precision);  // so that the first edge is seen to be inside
    whole = false;
  }
  std::vector<std::string> texts;
  for (const double edge : shown) texts.push_back(whole ? std::to_string(static_cast<std::int64_t>(edge)) : repr(edge));
  std::vector<std::string> labels;
  for (std::size_t index = 0; index + 1 < texts.size(); ++index)
    labels.push_back((right ? "(" : "[") + texts[index] + ", " + texts[index + 1] + (right ? "]" : ")"));
  return labels;
}

}  // namespace weft::base
