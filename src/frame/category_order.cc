// Categories whose list is not in the order of their texts -> their places in the list.
#include "frame/category_order.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "frame/aggregations.h"
#include "plan/ops/category.h"
#include "plan/ops/project.h"
#include "plan/ops/replace_values.h"

namespace weft::frame {

using namespace plan;

namespace {

/// Whether places in the list tell another order than the texts.
bool is_list_in_disorder(const TypeDetail& detail) {
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
    if (!is_list_in_disorder(detail)) continue;
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

bool has_own_order(const Type& type) {
  return type == dd::DType::category && type.detail().ordered && is_list_in_disorder(type.detail());
}

Expr code_of_category(const Expr& scalar, const Type& type) {
  return make(CategoryCodes{type.detail().categories, false}, {scalar});
}

Expr category_of_code(const Expr& code, const Type& type) {
  const std::vector<std::string>& categories = type.detail().categories;
  ReplaceValues op;
  std::vector<Expr> inputs{code, literal(std::monostate())};
  for (std::size_t place = 0; place < categories.size(); ++place) {
    op.from.push_back(static_cast<std::int64_t>(place));
    inputs.push_back(literal(categories[place]));
  }
  return cast_to(make(std::move(op), std::move(inputs)), type);
}

Expr aggregate_rows(Aggregate op, std::vector<Expr> inputs) {
  std::map<std::string, Type> of_codes;  // outputs that are codes of such categories
  for (std::size_t index = 0; index < op.items.size(); ++index) {
    const AggregateItem& item = op.items[index];
    if (!compares(item.function)) continue;
    Expr& value = inputs.at(op.value_input(index));
    const Type type = type_of(value, inputs[0]->schema());
    if (!has_own_order(type)) continue;
    value = code_of_category(value, type);
    if (is_extreme(item.function)) of_codes.emplace(item.output, type);
  }
  const Expr made = make(std::move(op), std::move(inputs));
  if (of_codes.empty()) return made;
  std::vector<std::string> names = made->schema().names();
  std::vector<Expr> scalars;
  for (const std::string& name : names) {
    const auto codes = of_codes.find(name);
    scalars.push_back(codes == of_codes.end() ? column(name) : category_of_code(column(name), codes->second));
  }
  return project(made, std::move(names), std::move(scalars));
}

}  // namespace weft::frame
