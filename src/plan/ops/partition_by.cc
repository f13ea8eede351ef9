// Rows divided among several results of a task.
#include "plan/ops/partition_by.h"

#include <weft/error.h>

#include "base/text.h"
#include "plan/inputs.h"

namespace weft::plan {

Schema PartitionBy::schema(std::span<const Expr> inputs) const {
  const bool is_range = method == PartitionMethod::range;
  if (is_range && (inputs.size() != 2 || inputs[1]->kind() != OpKind::frame))
    throw Error(ErrorKind::cluster, "Encoded plan holds a partition_by without its bounds");
  if (count == 0) throw Error(ErrorKind::cluster, "Encoded plan holds a partition_by into nothing");
  const Schema& rows = frame_schema(name, is_range ? inputs.first(1) : inputs, is_range ? 0 : inputs.size() - 1);
  for (const SortKey& key : order.keys) {
    if (inputs[1]->schema().at(key.column) != rows.at(key.column))
      throw Error(ErrorKind::cluster, "Encoded plan holds bounds of another type than the rows: " + key.column);
  }
  return rows;
}

std::string PartitionBy::text(std::span<const std::string> inputs) const {
  const std::string into = " into " + std::to_string(count);
  if (method == PartitionMethod::range) {
    std::vector<std::string> keys;
    for (const SortKey& key : order.keys) keys.push_back(key.column);
    return "partition_by ranges of " + base::join(keys) + into;
  }
  return "partition_by hash of " + base::join(std::vector<std::string>(inputs.begin() + 1, inputs.end())) + into;
}

Expr partition_by_hash(Expr rows, std::span<const Expr> keys, std::uint32_t count) {
  std::vector<Expr> inputs{std::move(rows)};
  inputs.insert(inputs.end(), keys.begin(), keys.end());
  return make(PartitionBy{PartitionMethod::hash, count, {}}, std::move(inputs));
}

}  // namespace weft::plan
