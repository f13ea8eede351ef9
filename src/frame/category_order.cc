// Sort keys -> the same with categories by their place in the list.
#include "frame/category_order.h"

#include <algorithm>

#include "plan/ops/category.h"
#include "plan/ops/project.h"

namespace weft::frame {

using namespace plan;

Expr with_category_codes(const Expr& frame, std::vector<SortKey>& keys) {
  const Schema& schema = frame->schema();
  std::vector<std::string> names = schema.names();
  std::vector<Expr> scalars;
  for (const std::string& name : names) scalars.push_back(column(name));
  const std::size_t own = names.size();
  for (SortKey& key : keys) {
    const TypeDetail& detail = schema.at(key.column).type.detail();
    if (!detail.known || std::is_sorted(detail.categories.begin(), detail.categories.end())) continue;
    scalars.push_back(make(CategoryCodes{detail.categories, false}, {column(key.column)}));
    key.column = "#code of " + key.column;
    names.push_back(key.column);
  }
  return names.size() == own ? frame : project(frame, std::move(names), std::move(scalars));
}

}  // namespace weft::frame
