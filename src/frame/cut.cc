// cut and to_numeric: numbers -> intervals, text -> numbers.
#include <cmath>
#include <set>

#include <weft/series.h>

#include "base/json_writer.h"
#include "frame/series_parts.h"
#include "plan/ops/cut_bins.h"
#include "plan/ops/replace_values.h"
#include "plan/ops/scalar.h"
#include "plan/ops/to_number.h"

namespace weft::dd {

using namespace plan;
using frame::map_scalar;

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

/// The intervals as pandas writes them: `(0, 10]`, `(0.0, 0.5]`.
std::vector<std::string> interval_labels(const std::vector<double>& edges, bool whole, const Cut& options) {
  const int precision = precision_of(edges);
  std::vector<double> shown;
  for (const double edge : edges) shown.push_back(round_edge(edge, precision));
  if (options.right && options.include_lowest) {
    shown[0] -= std::pow(10.0, -precision);  // so that the first edge is seen to be inside
    whole = false;
  }
  std::vector<std::string> texts;
  for (const double edge : shown) texts.push_back(whole ? std::to_string(static_cast<std::int64_t>(edge)) : base::repr(edge));
  std::vector<std::string> labels;
  for (std::size_t index = 0; index + 1 < texts.size(); ++index)
    labels.push_back((options.right ? "(" : "[") + texts[index] + ", " + texts[index + 1] + (options.right ? "]" : ")"));
  return labels;
}

std::vector<double> edges_of(const std::vector<Value>& bins) {
  if (bins.size() < 2) throw Error(ErrorKind::user, "cut needs at least two bins, not " + std::to_string(bins.size()));
  std::vector<double> edges;
  for (const Value& bin : bins) {
    edges.push_back(bin.as_double());
    if (std::isnan(edges.back()) || (edges.size() > 1 && edges.back() <= edges[edges.size() - 2]))
      throw Error(ErrorKind::user, "cut: the bins must ascend; here they do not: " + bin.to_string());
  }
  return edges;
}

void check_labels(const std::vector<std::string>& labels, std::size_t intervals, bool codes) {
  if (labels.empty()) return;
  if (codes) throw Error(ErrorKind::user, "cut: .labels and .codes exclude each other");
  if (labels.size() != intervals)
    throw Error(ErrorKind::user, "cut needs one label for each of the " + std::to_string(intervals) + " intervals, not " +
                                     std::to_string(labels.size()));
  std::set<std::string> seen;
  for (const std::string& label : labels)
    if (!seen.insert(label).second) throw Error(ErrorKind::user, "cut: a label comes twice: " + label);
}

}  // namespace

Series cut(const Series& series, const std::vector<Value>& bins, const Cut& options) {
  const std::vector<double> edges = edges_of(bins);
  check_labels(options.labels, edges.size() - 1, options.codes);
  const Series codes = map_scalar(series.expr(), [&](const Expr& scalar) {
    return make(CutBins{edges, options.right, options.include_lowest}, {scalar});
  });
  if (options.codes) return codes;
  bool whole = true;
  for (const Value& bin : bins) whole &= std::holds_alternative<std::int64_t>(bin.variant());
  const std::vector<std::string> labels = options.labels.empty() ? interval_labels(edges, whole, options) : options.labels;
  std::vector<std::pair<Value, Operand>> names;
  for (std::size_t index = 0; index < labels.size(); ++index) names.emplace_back(index, labels[index]);
  return codes.map(names);
}

Series to_numeric(const Series& series, const ToNumeric& options) {
  if (options.errors != "raise" && options.errors != "coerce")
    throw Error(ErrorKind::user, "to_numeric: .errors is \"raise\" or \"coerce\", not " + options.errors);
  if (is_numeric(series.dtype()) || series.dtype() == DType::boolean) return series;
  if (series.dtype() == DType::string && options.errors == "raise") return series.astype(DType::float64);
  return map_scalar(series.expr(), [](const Expr& scalar) { return make(ToNumber{}, {scalar}); });
}

}  // namespace weft::dd
