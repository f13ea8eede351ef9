// sort -> rows divided into ranges of the keys, and each range in order.
#include <algorithm>

#include "graph/lowerings.h"
#include "plan/ops/partition_by.h"
#include "plan/ops/project.h"
#include "plan/ops/range_bounds.h"
#include "plan/ops/sort.h"
#include "plan/ops/spread_sample.h"
#include "plan/ops/task_input.h"

namespace weft::graph {
namespace {

using namespace plan;

/// Partitions that are looked at to learn where the keys lie, and rows that each gives.
constexpr std::size_t most_sampled = 8;
constexpr std::int64_t rows_of_sample = 4096;

/// The keys alone, of some rows of some partitions.
Stage sample_of(const Stage& input, const Sort& sort) {
  std::vector<std::string> keys;
  for (const SortKey& key : sort.keys) keys.push_back(key.column);
  const std::size_t step = (input.pieces.size() + most_sampled - 1) / most_sampled;
  Stage some;
  for (std::size_t index = step / 2; index < input.pieces.size(); index += step) some.pieces.push_back(input.pieces[index]);
  return wrap(std::move(some),
              [&](const Expr& fragment) { return make(SpreadSample{rows_of_sample}, {select(fragment, keys)}); });
}

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
  const Sort& sort = *frame->as<Sort>();
  if (sort.limit) return lower_top(planner, frame, std::move(*input));

  const Stage sampled = sample_of(*input, sort);
  auto samples = planner.run(sampled);
  if (!samples) return std::nullopt;
  const std::uint32_t count = planner.num_buckets(input->bytes());
  const Schema keys = sampled.pieces[0].fragment->schema();
  auto bounds = planner.run(wrap(gather(*samples, keys), [&](const Expr& rows) {
    return make(RangeBounds{sort, count}, {rows});
  }));
  if (!bounds) return std::nullopt;

  const Expr known = make(TaskInput{keys, 1});
  Stage divided = wrap(std::move(*input), [&](const Expr& fragment) {
    return make(PartitionBy{PartitionMethod::range, count, sort}, {fragment, known});
  });
  for (Piece& piece : divided.pieces) {
    piece.inputs.resize(1);
    piece.inputs.push_back((*bounds)[0]);
  }
  auto results = planner.run_joined(divided);
  if (!results) return std::nullopt;
  return with_op(frame, gather_outputs(planner, *results, frame->schema()));
}

}  // namespace weft::graph
