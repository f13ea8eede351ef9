// A series as the rows it belongs to and what to compute from each.
#include "frame/series_parts.h"

#include <algorithm>
#include <unordered_set>

#include <weft/error.h>

#include "base/text.h"
#include "plan/ops/filter.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/window_call.h"
#include "plan/rewrite.h"

namespace weft::frame {

using namespace plan;

SeriesParts parts_of(const Expr& series) {
  std::string name = series->schema()[0].name;
  if (series->as<Project>()) return {series->input(), series->input(1), name};
  return {series, column(name), name};
}

Expr make_series(const Expr& frame, std::string name, Expr scalar) {
  return project(frame, {std::move(name)}, {std::move(scalar)});
}

dd::Series map_scalar(const Expr& series, const std::function<Expr(const Expr& scalar)>& make_scalar) {
  SeriesParts parts = parts_of(series);
  return dd::Series(make_series(parts.frame, parts.name, make_scalar(parts.scalar)));
}

Expr common_rows(const Expr& a, const Expr& b, const std::string& what) {
  std::unordered_set<const Node*> below_a;
  for (Expr frame = a;; frame = frame->input()) {
    below_a.insert(frame.get());
    if (!frame->as<Project>()) break;
  }
  for (Expr frame = b;; frame = frame->input()) {
    if (below_a.contains(frame.get())) return frame;
    if (!frame->as<Project>()) break;
  }
  throw Error(ErrorKind::user,
              what + " needs columns of the same rows; one was filtered, sorted or read apart from the other (columns: " +
                  base::join(a->schema().names()) + "; and: " + base::join(b->schema().names()) + ")");
}

std::unordered_map<std::string, Expr> columns_over(const Expr& frame, const Expr& base) {
  std::unordered_map<std::string, Expr> columns;
  if (frame == base) {
    for (const Field& field : frame->schema().columns()) columns.emplace(field.name, column(field.name));
    return columns;
  }
  auto below = columns_over(frame->input(), base);
  for (auto& [name, scalar] : meanings(*frame)) columns.emplace(name, substitute(scalar, below));
  return columns;
}

Expr scalar_over(const Expr& scalar, const Expr& frame, const Expr& base) {
  return frame == base ? scalar : substitute(scalar, columns_over(frame, base));
}

Expr filter_projected(const Expr& rows, std::vector<std::string> names, std::vector<Expr> scalars, Expr predicate) {
  if (std::none_of(scalars.begin(), scalars.end(), has_window))
    return project(filter(rows, std::move(predicate)), std::move(names), std::move(scalars));
  // Window functions come first: the rows that go are among those that they look at.
  const std::string mask = "#mask";
  std::vector<std::string> with_mask = names;
  with_mask.push_back(mask);
  scalars.push_back(std::move(predicate));
  return select(filter(project(rows, std::move(with_mask), std::move(scalars)), column(mask)), names);
}

}  // namespace weft::frame
