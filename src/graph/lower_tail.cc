// tail -> the last partitions, until there are rows enough.
#include <algorithm>

#include "graph/lowerings.h"
#include "plan/ops/tail.h"

namespace weft::graph {

/// Reads the last partition, then two more before it, then four, as limit does from the beginning.
std::optional<Stage> lower_tail(Planner& planner, const Expr& frame) {
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  const Stage limited = with_op(frame, std::move(*input));
  if (limited.pieces.size() == 1) return limited;
  const std::int64_t wanted = frame->as<plan::Tail>()->rows;
  Planner::Results read;
  std::int64_t rows = 0;
  for (std::size_t end = limited.pieces.size(), wave = 1; end > 0 && rows < wanted; wave *= 2) {
    const std::size_t count = std::min(wave, end);
    const auto last = limited.pieces.begin() + static_cast<std::ptrdiff_t>(end);
    auto results = planner.run({{last - static_cast<std::ptrdiff_t>(count), last}});
    if (!results) return std::nullopt;
    rows += planner.size_of(*results).rows;
    read.insert(read.begin(), results->begin(), results->end());
    end -= count;
  }
  return with_op(frame, gather(read, frame->schema()));
}

}  // namespace weft::graph
