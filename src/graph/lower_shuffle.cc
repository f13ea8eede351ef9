// shuffle -> rows divided by the hash of their keys.
#include "graph/lowerings.h"
#include "plan/ops/partition_by.h"
#include "plan/ops/shuffle.h"

namespace weft::graph {

std::optional<Stage> lower_shuffle(Planner& planner, const Expr& frame) {
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  const std::uint64_t wanted = frame->as<plan::Shuffle>()->num_partitions;
  const auto count = static_cast<std::uint32_t>(wanted > 0 ? wanted : input->pieces.size());
  auto results = planner.run_joined(wrap(std::move(*input), [&](const Expr& fragment) {
    return plan::partition_by_hash(fragment, std::span(frame->inputs()).subspan(1), count);
  }));
  if (!results) return std::nullopt;
  return gather_outputs(planner, *results, frame->schema());
}

}  // namespace weft::graph
