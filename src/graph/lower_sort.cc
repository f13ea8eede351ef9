// sort -> rows divided into ranges of the keys, and each range in order.
#include <algorithm>

#include "graph/lowerings.h"
#include "graph/range_exchange.h"
#include "plan/ops/sort.h"

namespace weft::graph {
namespace {

/// What is read for one bucket, about: few enough rows that gathering them in order mostly finds them in a cache, and that only
/// little is there twice, before and after.
constexpr std::uint64_t bucket_bytes = std::uint64_t{32} << 20;
constexpr std::uint64_t most_buckets = 256;
/// What one task reads and sorts before several would have begun, about.
constexpr std::uint64_t least_divided = std::uint64_t{8} << 20;

/// Whether a piece is large enough, and made from what it reads without ado: its begin is read twice.
bool pays_to_divide(const Stage& piece) { return piece.bytes() >= least_divided && is_row_wise(piece.pieces[0].fragment); }

/// The first rows of each task, and of those the first.
std::optional<Stage> lower_top(Planner& planner, const Expr& frame, Stage input) {
  auto results = planner.run_joined(with_op(frame, planner.evened(std::move(input))));
  if (!results) return std::nullopt;
  return with_op(frame, gather(*results, frame->schema()));
}

}  // namespace

std::optional<Stage> lower_sort(Planner& planner, const Expr& frame) {
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  const plan::Sort& sort = *frame->as<plan::Sort>();
  if (planner.is_one_task(*input) && (sort.limit || !pays_to_divide(*input))) return with_op(frame, std::move(*input));
  if (sort.limit) return lower_top(planner, frame, std::move(*input));
  const auto for_caches = static_cast<std::uint32_t>(std::min(input->bytes() / bucket_bytes, most_buckets));
  const std::uint32_t count = std::max(planner.num_buckets(2 * input->bytes()), for_caches);
  return range_exchange(planner, std::move(*input), frame->schema(), sort, count);
}

}  // namespace weft::graph
