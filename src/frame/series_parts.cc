// A series as the rows it belongs to and what to compute from each.
#include "frame/series_parts.h"

#include <unordered_set>

#include <weft/error.h>

#include "base/text.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
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

}  // namespace weft::frame
