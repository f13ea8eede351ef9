// A frame in order of one of its columns, its index.
#include "plan/ops/set_index.h"

#include "plan/inputs.h"

namespace weft::plan {

Schema SetIndex::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, 0);
  if (!column.empty()) check_key("set the index to", input.at(column).type, column);
  return input;
}

std::string SetIndex::text(std::span<const std::string>) const {
  if (column.empty()) return "reset_index";
  std::string text = "set_index " + column;
  if (sorted) text += ", sorted";
  if (!divisions.empty()) return text + " in " + std::to_string(divisions.size() - 1) + " known partitions";
  if (partition_bytes > 0) return text + " in partitions of " + std::to_string(partition_bytes) + " bytes";
  return num_partitions > 0 ? text + " in " + std::to_string(num_partitions) + " partitions" : text;
}

Schema CheckIndex::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, 0);
  input.index_of(column);
  return input;
}

std::string CheckIndex::text(std::span<const std::string>) const {
  return "check_index " + column + " from " + to_string(lower) + " to " + to_string(upper);
}

}  // namespace weft::plan
