// A frame -> the number of its parts.
#include "plan/partitions.h"

#include <algorithm>

#include "plan/ops/asof_join.h"
#include "plan/ops/concat.h"
#include "plan/ops/in_memory.h"
#include "plan/ops/join.h"
#include "plan/ops/map_overlap.h"
#include "plan/ops/repartition.h"
#include "plan/ops/sample.h"
#include "plan/ops/select_partitions.h"
#include "plan/ops/set_index.h"
#include "plan/ops/shuffle.h"

namespace weft::plan {

namespace {

/// The number that an op says itself.
std::optional<std::size_t> divided_into(const Expr& frame) {
  if (const auto* anew = frame->as<Repartition>(); anew && anew->num_partitions > 0) return anew->num_partitions;
  if (const auto* at = frame->as<RepartitionAt>()) return at->divisions.size() - 1;
  if (const auto* chosen = frame->as<SelectPartitions>()) return chosen->end - chosen->begin;
  if (const auto* shuffle = frame->as<Shuffle>(); shuffle && shuffle->num_partitions > 0) return shuffle->num_partitions;
  if (const auto* join = frame->as<Join>(); join && !join->divisions.empty()) return join->divisions.size() - 1;
  const auto* set = frame->as<SetIndex>();
  if (set && !set->divisions.empty()) return set->divisions.size() - 1;
  if (set && set->num_partitions > 0) return set->num_partitions;
  return std::nullopt;
}

/// Whether a frame has as many partitions as its input.
bool keeps_number(const Expr& frame) {
  return frame->op().per_partition() || frame->as<MapOverlap>() || frame->as<Sample>() || frame->as<SetIndex>() ||
         frame->as<Shuffle>();
}

}  // namespace

std::optional<std::size_t> known_num_partitions(const Expr& frame) {
  if (const auto divided = divided_into(frame)) return divided;
  if (const auto* source = frame->as<InMemory>()) return source->num_parts();
  if (frame->op().is_source()) return frame->op().parts().size();
  if (const auto* set = frame->as<SetIndex>(); set && set->partition_bytes > 0) return std::nullopt;
  if (keeps_number(frame)) return known_num_partitions(frame->input());
  return std::nullopt;
}

std::size_t num_partitions(const Expr& frame) {
  if (const auto divided = divided_into(frame)) return *divided;
  if (const auto* source = frame->as<InMemory>()) return source->num_parts().value_or(source->num_partitions);
  if (frame->op().is_source()) return frame->op().parts().size();
  // What parts of a size are, nobody knows before.
  if (keeps_number(frame) || frame->as<Repartition>()) return num_partitions(frame->input());
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
