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

}  // namespace

Schema Sort::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, 0);
  for (const SortKey& key : keys) check_key("sort by", input.at(key.column).type, key.column);
  return input;
}

std::string Sort::text(std::span<const std::string>) const { return "sort " + describe(*this); }

}  // namespace weft::plan
