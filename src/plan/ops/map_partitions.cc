// A registered function of the user, called with one table a partition.
#include "plan/ops/map_partitions.h"

#include "plan/inputs.h"

namespace weft::plan {

Schema MapPartitions::schema(std::span<const Expr> inputs) const {
  frame_schema(name, inputs, 0);
  return columns;
}
std::string MapPartitions::text(std::span<const std::string>) const { return "map_partitions " + function; }

}  // namespace weft::plan
