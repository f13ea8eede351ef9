// Categories whose list is not in the order of their texts -> their places in the list.
#include "frame/category_order.h"

#include <algorithm>

#include "frame/series_parts.h"
#include "plan/ops/category.h"
#include "plan/ops/project.h"
#include "plan/ops/replace_values.h"

namespace weft::frame {

using namespace plan;

namespace {

/// Whether places in the list tell another order than the texts.
bool has_own_order(const TypeDetail& detail) {
  return detail.known && !std::is_sorted(detail.categories.begin(), detail.categories.end());
}

/// The frame with a column of codes for each key of known categories whose list is not in the order of the texts; such keys then
/// name that column. The frame itself when there is none.
Expr with_category_codes(const Expr& frame, std::vector<SortKey>& keys) {
  const Schema& schema = frame->schema();
  std::vector<std::string> names = schema.names();
  std::vector<Expr> scalars;
  for (const std::string& name : names) scalars.push_back(column(name));
  const std::size_t own = names.size();
  for (SortKey& key : keys) {
    const TypeDetail& detail = schema.at(key.column).type.detail();
    if (!has_own_order(detail)) continue;
    scalars.push_back(make(CategoryCodes{detail.categories, false}, {column(key.column)}));
    key.column = "#code of " + key.column;
    names.push_back(key.column);
  }
  return names.size() == own ? frame : project(frame, std::move(names), std::move(scalars));
}

}  // namespace

Expr sort_rows(const Expr& frame, Sort sort) {
  Expr keyed = with_category_codes(frame, sort.keys);
  const bool same = keyed == frame;
  Expr sorted = make(std::move(sort), {std::move(keyed)});
  return same ? sorted : select(std::move(sorted), frame->schema().names());
}

std::optional<Expr> category_codes(const Expr& series) {
  const TypeDetail& detail = series->schema()[0].type.detail();
  if (!detail.ordered || !has_own_order(detail)) return std::nullopt;
  return map_scalar(series, [&](const Expr& scalar) { return make(CategoryCodes{detail.categories, false}, {scalar}); }).expr();
}

Expr categories_of_codes(const Expr& codes, const Type& type) {
  const std::vector<std::string>& categories = type.detail().categories;
  return map_scalar(codes,
                    [&](const Expr& scalar) {
                      ReplaceValues op;
                      std::vector<Expr> inputs{scalar, literal(std::monostate())};
                      for (std::size_t code = 0; code < categories.size(); ++code) {
                        op.from.push_back(static_cast<std::int64_t>(code));
                        inputs.push_back(literal(categories[code]));
                      }
                      return cast_to(make(std::move(op), std::move(inputs)), type);
                    })
      .expr();
}

}  // namespace weft::frame
