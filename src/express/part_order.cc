// The order that a pie's parts are to have -> rows in that order.
#include "express/part_order.h"

#include <algorithm>
#include <numeric>

#include "express/categories.h"

namespace weft::px {
namespace {

// The place of each of the column's values: given ones first, in their order.
std::vector<std::int64_t> places_of(const Categories& categories, const std::vector<Json>& given, dd::DType type) {
  std::vector<std::int64_t> places(categories.size(), -1);
  std::int64_t next = 0;
  for (const auto& value : given) {
    const std::string text = text_of_given(value, type);
    const auto found = std::find(categories.texts.begin(), categories.texts.end(), text);
    if (found == categories.texts.end()) continue;
    auto& place = places[static_cast<std::size_t>(found - categories.texts.begin())];
    if (place < 0) place = next++;
  }
  for (auto& place : places) {
    if (place < 0) place = next++;
  }
  return places;
}

// The table of the rows in another order: `order[i]` is the row that comes i-th.
dd::Table in_order(const std::vector<NamedColumn>& columns, const std::vector<std::uint32_t>& order) {
  std::vector<std::int64_t> rank(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<std::int64_t>(i);
  std::vector<std::pair<std::string, dd::Column>> numbered;
  for (std::size_t i = 0; i < columns.size(); ++i) numbered.emplace_back(std::to_string(i), columns[i].column);
  numbered.emplace_back("rank", dd::Column(rank));
  return dd::Table(std::move(numbered)).sort_values("rank");
}

}  // namespace

void order_parts(Plan& plan) {
  const auto& names = plan.bound[Argument::names];
  if (!names) return;
  const auto& orders = plan.arguments.category_orders.items();
  const auto given = std::find_if(orders.begin(), orders.end(), [&](const auto& item) { return item.first == names->name; });
  if (given == orders.end() || given->second.empty()) return;
  const Categories categories = categorize(names->column);
  const auto places = places_of(categories, given->second, names->column.dtype());
  std::vector<std::uint32_t> order(plan.bound.num_rows);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return places[categories.codes[a]] < places[categories.codes[b]]; });
  const std::vector<NamedColumn> all = plan.bound.all;
  const dd::Table sorted = in_order(all, order);
  plan.bound.for_each([&](NamedColumn& column) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].name == column.name) column.column = sorted[std::to_string(i)];
    }
  });
  plan.parts_in_order = true;
}

}  // namespace weft::px
