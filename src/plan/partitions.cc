// A frame -> the number of its parts.
#include "plan/partitions.h"

#include <algorithm>

#include "plan/ops/asof_join.h"
#include "plan/ops/concat.h"
#include "plan/ops/in_memory.h"
#include "plan/ops/join.h"

namespace weft::plan {

std::size_t num_partitions(const Expr& frame) {
  if (const auto* source = frame->as<InMemory>()) return source->num_partitions;
  if (frame->op().is_source()) return frame->op().parts().size();
  if (frame->op().per_partition()) return num_partitions(frame->input());
  if (frame->as<Concat>()) {
    std::size_t sum = 0;
    for (const Expr& input : frame->inputs()) sum += num_partitions(input);
    return sum;
  }
  if (frame->as<AsofJoin>()) return num_partitions(frame->input());
  if (frame->as<Join>()) return std::max(num_partitions(frame->input(0)), num_partitions(frame->input(1)));
  return 1;
}

}  // namespace weft::plan
