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

/// The first rows of each task, and of those the first.
std::optional<Stage> lower_top(Planner& planner, const Expr& frame, Stage input) {
  auto results = planner.run_joined(with_op(frame, std::move(input)));
  if (!results) return std::nullopt;
  return with_op(frame, gather(*results, frame->schema()));
}

}  // namespace

std::optional<Stage> lower_sort(Planner& planner, const Expr& frame) {
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  if (input->pieces.size() == 1) return with_op(frame, std::move(*input));
  const plan::Sort& sort = *frame->as<plan::Sort>();
  if (sort.limit) return lower_top(planner, frame, std::move(*input));
  const auto for_caches = static_cast<std::uint32_t>(std::min(input->bytes() / bucket_bytes, most_buckets));
  const std::uint32_t count = std::max(planner.num_buckets(2 * input->bytes()), for_caches);
  return range_exchange(planner, std::move(*input), frame->schema(), sort, count);
}

}  // namespace weft::graph
