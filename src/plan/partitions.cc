// A frame -> the number of its parts.
#include "plan/partitions.h"

#include "plan/ops/in_memory.h"
#include "plan/ops/read_csv.h"

namespace weft::plan {

std::size_t num_partitions(const Expr& frame) {
  if (const auto* source = frame->as<ReadCsv>()) return csv_parts(*source).size();
  if (const auto* source = frame->as<InMemory>()) return source->num_partitions;
  if (frame->op().per_partition()) return num_partitions(frame->input());
  return 1;
}

}  // namespace weft::plan
