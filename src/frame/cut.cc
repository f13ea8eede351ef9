// cut, qcut and to_numeric: numbers -> intervals, text -> numbers.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <weft/compute.h>
#include <weft/series.h>

#include "base/interval_labels.h"
#include "base/text.h"
#include "frame/category_order.h"
#include "frame/series_parts.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/cut_bins.h"
#include "plan/ops/cut_computed.h"
#include "plan/ops/if_else.h"
#include "plan/ops/project.h"
#include "plan/ops/replace_values.h"
#include "plan/ops/scalar.h"
#include "plan/ops/to_number.h"

namespace weft::dd {

using namespace plan;
using frame::map_scalar;

namespace {

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

void check_labels(const std::string& method, const std::vector<std::string>& labels, std::size_t intervals, bool codes) {
  if (labels.empty()) return;
  if (codes) throw Error(ErrorKind::user, method + ": .labels and .codes exclude each other");
  if (labels.size() != intervals)
    throw Error(ErrorKind::user, method + " needs one label for each of the " + std::to_string(intervals) + " intervals, not " +
                                     std::to_string(labels.size()));
  std::set<std::string> seen;
  for (const std::string& label : labels)
    if (!seen.insert(label).second) throw Error(ErrorKind::user, method + ": a label comes twice: " + label);
}

/// Codes as the labels that they are numbers of, which ascend as they do.
Series labelled(const Series& codes, const std::vector<std::string>& labels) {
  const Type type(DType::category, {.categories = labels, .known = true, .ordered = true});
  return frame::map_scalar(codes.expr(), [&](const Expr& code) { return frame::category_of_code(code, type); });
}

/// The intervals between edges that are scalars, each the same for all rows.
Series cut_between(const Series& series, CutComputed op, const std::vector<Expr>& edges, const std::vector<std::string>& labels,
                   bool codes) {
  op.labels = labels.empty() && !codes;
  const Series made = map_scalar(series.expr(), [&](const Expr& scalar) {
    std::vector<Expr> inputs{scalar};
    inputs.insert(inputs.end(), edges.begin(), edges.end());
    return make(op, std::move(inputs));
  });
  return labels.empty() ? made : labelled(made, labels);
}

/// The value that a frame of one row has for a scalar over it.
Expr value_in(const Expr& row, const Expr& scalar) { return value_of(project(row, {"edge"}, {scalar})); }

/// The number less, or more, a thousandth of its size; of zero, less a thousandth. For edges around a single value.
Expr moved(BinaryOp op, const Expr& number) {
  const Expr is_zero = binary(BinaryOp::eq, number, literal(0.0));
  const Expr size = binary(BinaryOp::mul, literal(0.001), unary(UnaryOp::abs, number));
  return binary(op, number, if_else(is_zero, literal(0.001), size));
}

}  // namespace

Series cut(const Series& series, int bins, const Cut& options) {
  if (bins < 1) throw Error(ErrorKind::user, "cut: the number of bins must be at least 1, not " + std::to_string(bins));
  if (!is_numeric(series.dtype()))
    throw Error(ErrorKind::user, "cut needs numbers, not " + std::string(to_string(series.dtype())));
  check_labels("cut", options.labels, static_cast<std::size_t>(bins), options.codes);
  const frame::SeriesParts parts = frame::parts_of(series.expr());
  const Expr number = make(Cast{DType::float64}, {parts.scalar});
  const Expr ends =
      make(Aggregate{{}, {{AggregateFunction::min, "min"}, {AggregateFunction::max, "max"}}}, {parts.frame, number, number});
  const Expr is_single = binary(BinaryOp::eq, column("min"), column("max"));
  const Expr low = if_else(is_single, moved(BinaryOp::sub, column("min")), column("min"));
  const Expr high = if_else(is_single, moved(BinaryOp::add, column("max")), column("max"));
  const Expr step = binary(BinaryOp::div, binary(BinaryOp::sub, high, low), literal(static_cast<double>(bins)));
  const Expr beyond = if_else(is_single, literal(0.0),
                              binary(BinaryOp::mul, binary(BinaryOp::sub, column("max"), column("min")), literal(0.001)));
  std::vector<Expr> edges;
  for (int bin = 0; bin <= bins; ++bin) {
    Expr edge = bin == bins ? high : binary(BinaryOp::add, binary(BinaryOp::mul, step, literal(static_cast<double>(bin))), low);
    if (bin == 0 && options.right) edge = binary(BinaryOp::sub, edge, beyond);
    if (bin == bins && !options.right) edge = binary(BinaryOp::add, edge, beyond);
    edges.push_back(value_in(ends, edge));
  }
  return cut_between(series, {options.right, options.include_lowest, false, false}, edges, options.labels, options.codes);
}

Series qcut(const Series& series, int quantiles, const QCut& options) {
  if (quantiles < 1)
    throw Error(ErrorKind::user, "qcut: the number of quantiles must be at least 1, not " + std::to_string(quantiles));
  std::vector<double> shares;
  for (int index = 0; index <= quantiles; ++index) shares.push_back(index == quantiles ? 1 : index * (1.0 / quantiles));
  return qcut(series, shares, options);
}

Series qcut(const Series& series, const std::vector<double>& quantiles, const QCut& options) {
  if (quantiles.size() < 2)
    throw Error(ErrorKind::user, "qcut needs at least two quantiles, not " + std::to_string(quantiles.size()));
  for (std::size_t index = 0; index < quantiles.size(); ++index)
    if (!(quantiles[index] >= 0 && quantiles[index] <= 1) || (index > 0 && quantiles[index] <= quantiles[index - 1]))
      throw Error(ErrorKind::user,
                  "qcut: quantiles ascend and are between 0 and 1; here they do not: " + Value(quantiles[index]).to_string());
  if (options.duplicates != "raise" && options.duplicates != "drop")
    throw Error(ErrorKind::user, "qcut: .duplicates is \"raise\" or \"drop\", not " + options.duplicates);
  if (!options.labels.empty() && options.duplicates == "drop")
    throw Error(ErrorKind::user, "qcut: .labels need a fixed number of intervals, so they do not go with .duplicates = \"drop\"");
  if (!is_numeric(series.dtype()))
    throw Error(ErrorKind::user, "qcut needs numbers, not " + std::string(to_string(series.dtype())));
  check_labels("qcut", options.labels, quantiles.size() - 1, options.codes);
  const frame::SeriesParts parts = frame::parts_of(series.expr());
  Aggregate op;
  std::vector<Expr> inputs{parts.frame};
  for (std::size_t index = 0; index < quantiles.size(); ++index) {
    op.items.push_back({AggregateFunction::quantile, "edge " + std::to_string(index), {quantiles[index]}});
    inputs.push_back(parts.scalar);
  }
  const Expr row = make(op, std::move(inputs));
  std::vector<Expr> edges;
  for (const AggregateItem& item : op.items) edges.push_back(value_in(row, column(item.output)));
  return cut_between(series, {true, true, options.duplicates == "drop", false}, edges, options.labels, options.codes);
}

Series cut(const Series& series, const std::vector<Value>& bins, const Cut& options) {
  const std::vector<double> edges = edges_of(bins);
  check_labels("cut", options.labels, edges.size() - 1, options.codes);
  const Series codes = map_scalar(series.expr(), [&](const Expr& scalar) {
    return make(CutBins{edges, options.right, options.include_lowest}, {scalar});
  });
  if (options.codes) return codes;
  bool whole = true;
  for (const Value& bin : bins) whole &= std::holds_alternative<std::int64_t>(bin.variant());
  return labelled(codes, options.labels.empty() ? base::interval_labels(edges, whole, options.right, options.include_lowest)
                                                : options.labels);
}

namespace {

/// Whether all numbers from `low` to `high` that have no fraction are of the type.
bool holds(DType type, double low, double high) {
  static const std::map<DType, std::pair<double, double>> ranges{
      {DType::int8, {-0x1p7, 0x1p7 - 1}}, {DType::int16, {-0x1p15, 0x1p15 - 1}}, {DType::int32, {-0x1p31, 0x1p31 - 1}},
      {DType::int64, {-0x1p53, 0x1p53}},  {DType::uint8, {0, 0x1p8 - 1}},        {DType::uint16, {0, 0x1p16 - 1}},
      {DType::uint32, {0, 0x1p32 - 1}},   {DType::uint64, {0, 0x1p53}}};
  const auto& [least, most] = ranges.at(type);
  return least <= low && high <= most;
}

/// As the smallest type that holds all values. Nulls are of any type here, so they are no reason to stay float64.
Series downcast(const Series& series, const std::string& kind) {
  const Series numbers = series.astype(DType::float64);
  if (kind == "float") {
    // pandas' measure of what float32 may leave out.
    const Series lost = (numbers - series.astype(DType::float32).astype(DType::float64)).abs();
    return (lost > 5e-4).any().compute().as_bool() ? series : series.astype(DType::float32);
  }
  const auto [least, most, fraction] = weft::compute(numbers.min(), numbers.max(), (numbers != trunc(numbers)).any());
  if (least.is_null() || fraction.as_bool()) return series;
  const std::vector<DType> types = kind == "unsigned" ? std::vector{DType::uint8, DType::uint16, DType::uint32, DType::uint64}
                                                      : std::vector{DType::int8, DType::int16, DType::int32, DType::int64};
  for (const DType type : types)
    if (holds(type, least.as_double(), most.as_double())) return series.astype(type);
  return series;
}

}  // namespace

Series to_numeric(const Series& series, const ToNumeric& options) {
  if (options.errors != "raise" && options.errors != "coerce")
    throw Error(ErrorKind::user, "to_numeric: .errors is \"raise\" or \"coerce\", not " + options.errors);
  static const std::vector<std::string> kinds{"integer", "signed", "unsigned", "float"};
  if (!options.downcast.empty() && std::find(kinds.begin(), kinds.end(), options.downcast) == kinds.end())
    throw Error(ErrorKind::user, base::not_found("to_numeric: downcast", options.downcast, kinds));
  Series numbers = series;
  if (series.dtype() == DType::string && options.errors == "raise")
    numbers = series.astype(DType::float64);
  else if (!is_numeric(series.dtype()) && series.dtype() != DType::boolean)
    numbers = map_scalar(series.expr(), [](const Expr& scalar) { return make(ToNumber{}, {scalar}); });
  return options.downcast.empty() || series.dtype() == DType::boolean ? numbers : downcast(numbers, options.downcast);
}

}  // namespace weft::dd
