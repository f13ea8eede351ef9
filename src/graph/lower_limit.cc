// limit -> the first partitions, until there are rows enough.
#include <algorithm>

#include "graph/lowerings.h"
#include "plan/ops/limit.h"

namespace weft::graph {

/// Reads one partition, then two more, then four: a few rows cost a little, many are read in parallel.
std::optional<Stage> lower_limit(Planner& planner, const Expr& frame) {
  // Nothing is read for no rows at all.
  if (frame->as<plan::Limit>()->rows == 0) return gather({}, frame->schema());
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  const Stage limited = with_op(frame, std::move(*input));
  if (limited.pieces.size() == 1) return limited;
  const std::int64_t wanted = frame->as<plan::Limit>()->rows;
  Planner::Results read;
  std::int64_t rows = 0;
  for (std::size_t begin = 0, wave = 1; begin < limited.pieces.size() && rows < wanted; begin += wave, wave *= 2) {
    const auto first = limited.pieces.begin() + static_cast<std::ptrdiff_t>(begin);
    const std::size_t count = std::min(wave, limited.pieces.size() - begin);
    auto results = planner.run({{first, first + static_cast<std::ptrdiff_t>(count)}});
    if (!results) return std::nullopt;
    rows += planner.size_of(*results).rows;
    read.insert(read.end(), results->begin(), results->end());
  }
  return with_op(frame, gather(read, frame->schema()));
}

}  // namespace weft::graph
