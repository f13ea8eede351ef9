// Rows in order of their values.
#include "plan/ops/sort.h"

#include "base/text.h"
#include "plan/inputs.h"

namespace weft::plan {
namespace {

std::string describe(const Sort& order) {
  std::vector<std::string> keys;
  for (const SortKey& key : order.keys) keys.push_back(key.column + (key.ascending ? "" : " descending"));
  std::string text = "[" + base::join(keys) + "]";
  if (order.nulls_first) text += " nulls first";
  if (order.limit) text += " limit " + std::to_string(*order.limit);
  return text;
}

const Schema& checked(std::string_view op, const Sort& order, std::span<const Expr> inputs) {
  const Schema& input = frame_schema(op, inputs, 0);
  for (const SortKey& key : order.keys) input.index_of(key.column);
  return input;
}

}  // namespace

Schema Sort::schema(std::span<const Expr> inputs) const { return checked(name, *this, inputs); }
std::string Sort::text(std::span<const std::string>) const { return "sort " + describe(*this); }

Schema MergeSorted::schema(std::span<const Expr> inputs) const { return checked(name, order, inputs); }
std::string MergeSorted::text(std::span<const std::string>) const { return "merge_sorted " + describe(order); }

}  // namespace weft::plan
