// The same rows in other partitions.
#include "plan/ops/repartition.h"

#include <weft/error.h>

#include "plan/inputs.h"

namespace weft::plan {

Schema Repartition::schema(std::span<const Expr> inputs) const {
  if ((num_partitions > 0) + (partition_bytes > 0) + (together > 0) != 1)
    throw Error(ErrorKind::cluster, "Encoded plan holds a repartition without a measure");
  return frame_schema(name, inputs, 0);
}

std::string Repartition::text(std::span<const std::string>) const {
  if (num_partitions > 0) return "repartition into " + std::to_string(num_partitions);
  if (together > 0) return "repartition " + std::to_string(together) + " together";
  return "repartition into parts of " + std::to_string(partition_bytes) + " bytes";
}

Schema RepartitionAt::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, 0);
  input.index_of(column);
  if (divisions.size() < 2) throw Error(ErrorKind::cluster, "Encoded plan holds a repartition without divisions");
  return input;
}

std::string RepartitionAt::text(std::span<const std::string>) const {
  return "repartition_at " + std::to_string(divisions.size() - 1) + " divisions of " + column;
}

Schema SliceRows::schema(std::span<const Expr> inputs) const { return frame_schema(name, inputs, 0); }

std::string SliceRows::text(std::span<const std::string>) const {
  return "slice_rows " + std::to_string(count) + " from " + std::to_string(first);
}

}  // namespace weft::plan
