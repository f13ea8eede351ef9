// Columns of numbers -> a table of a statistic of each pair of them, of all rows or of groups.
#include "frame/statistic_matrix.h"

#include <algorithm>

#include "plan/ops/concat.h"
#include "plan/ops/if_else.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::frame {

using namespace plan;

Expr one_of_pair(const Expr& a, const Expr& b) {
  return if_else(binary(BinaryOp::logical_and, unary(UnaryOp::is_valid, a), unary(UnaryOp::is_valid, b)),
                 literal(std::int64_t{1}), literal({}));
}

Expr of_enough_pairs(Expr statistic, Expr count, const dd::Covariance& options) {
  return if_else(binary(BinaryOp::ge, std::move(count), literal(options.min_periods)), std::move(statistic), literal({}));
}

dd::DataFrame statistic_matrix(const Expr& frame, const std::vector<std::string>& keys, const std::vector<Expr>& scalars,
                               const std::vector<std::string>& columns, AggregateFunction function, const dd::Covariance& options,
                               bool drop_null_keys) {
  Aggregate op{keys, {}, drop_null_keys};
  std::vector<Expr> inputs{frame};
  inputs.insert(inputs.end(), scalars.begin(), scalars.end());
  const auto output = [&](std::size_t a, std::size_t b) { return columns[std::min(a, b)] + " with " + columns[std::max(a, b)]; };
  const auto number = [&](std::size_t a, std::size_t b) { return "number of " + output(a, b); };
  const bool counts = options.min_periods > 1;
  for (std::size_t a = 0; a < columns.size(); ++a)
    for (std::size_t b = a; b < columns.size(); ++b) {
      op.items.push_back({function, output(a, b), {static_cast<double>(options.ddof)}});
      inputs.push_back(column(columns[a]));
      inputs.push_back(column(columns[b]));
      if (!counts) continue;
      op.items.push_back({AggregateFunction::count, number(a, b)});
      inputs.push_back(one_of_pair(column(columns[a]), column(columns[b])));
    }
  const Expr values = make(std::move(op), std::move(inputs));
  std::vector<std::string> names = keys;
  names.emplace_back("statistic");
  names.insert(names.end(), columns.begin(), columns.end());
  std::vector<Expr> rows;
  for (std::size_t a = 0; a < columns.size(); ++a) {
    std::vector<Expr> row;
    for (const std::string& key : keys) row.push_back(column(key));
    row.push_back(literal(columns[a]));
    for (std::size_t b = 0; b < columns.size(); ++b)
      row.push_back(counts ? of_enough_pairs(column(output(a, b)), column(number(a, b)), options) : column(output(a, b)));
    rows.push_back(project(values, names, std::move(row)));
  }
  return dd::DataFrame(make(plan::Concat{}, std::move(rows)));
}

}  // namespace weft::frame
