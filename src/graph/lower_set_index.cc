// set_index and repartition_at -> rows divided into ranges of the index, each in order.
#include <algorithm>

#include <weft/error.h>

#include "graph/lowerings.h"
#include "graph/range_exchange.h"
#include "plan/ops/constant_rows.h"
#include "plan/ops/repartition.h"
#include "plan/ops/set_index.h"

namespace weft::graph {
namespace {

using namespace plan;

/// Each partition with a check that its rows lie between its divisions.
Stage with_checks(Stage stage, const std::string& column, const std::vector<Literal>& divisions) {
  const std::size_t count = stage.pieces.size();
  if (!divisions.empty() && divisions.size() != count + 1)
    throw Error(ErrorKind::user, "set_index: .divisions needs one value more than there are partitions, " +
                                     std::to_string(count + 1) + ", not " + std::to_string(divisions.size()));
  for (std::size_t index = 0; index < count; ++index) {
    CheckIndex check{column, {}, {}, index + 1 == count};
    if (!divisions.empty()) check.lower = divisions[index], check.upper = divisions[index + 1];
    stage.pieces[index].fragment = make(std::move(check), {stage.pieces[index].fragment});
  }
  return stage;
}

/// Of the results of a kept stage.
std::uint64_t bytes_of(const Planner& planner, const Stage& kept) {
  std::uint64_t sum = 0;
  for (const Piece& piece : kept.pieces) sum += static_cast<std::uint64_t>(planner.size_of(piece.inputs[0][0]).bytes);
  return sum;
}

/// The divisions between partitions as the bounds of ranges.
std::optional<Planner::Results> run_bounds(Planner& planner, const Expr& frame, const std::string& column,
                                           const std::vector<Literal>& divisions) {
  const std::vector<Literal> inner(divisions.begin() + 1, divisions.end() - 1);
  return planner.run({{Piece{make(ConstantRows{frame->schema().at(column), inner, frame->name()}), "", {}, 0}}});
}

}  // namespace

std::optional<Stage> lower_set_index(Planner& planner, const Expr& frame) {
  const SetIndex& op = *frame->as<SetIndex>();
  // How many partitions hold so many bytes is known when all rows are there.
  auto input = op.partition_bytes > 0 ? planner.kept_stage(frame->input()) : planner.stage(frame->input());
  if (!input || op.column.empty()) return input;
  if (op.sorted) return with_checks(std::move(*input), op.column, op.divisions);
  const Sort order{{{op.column, true}}, false, {}};
  const std::size_t count =
      !op.divisions.empty()   ? op.divisions.size() - 1
      : op.num_partitions > 0 ? op.num_partitions
      : op.partition_bytes > 0
          ? std::max<std::uint64_t>(1, (bytes_of(planner, *input) + op.partition_bytes - 1) / op.partition_bytes)
          : input->pieces.size();
  if (op.divisions.empty() && count > 1)
    return range_exchange(planner, std::move(*input), frame->schema(), order, static_cast<std::uint32_t>(count));
  std::optional<Planner::Results> bounds;
  if (!op.divisions.empty() && !(bounds = run_bounds(planner, frame, op.column, op.divisions))) return std::nullopt;
  if (!bounds) {
    auto all = planner.run(std::move(*input));
    if (!all) return std::nullopt;
    return wrap(gather(*all, frame->schema()), [&](const Expr& rows) { return make(order, {rows}); });
  }
  auto divided =
      range_exchange(planner, std::move(*input), frame->schema(), order, static_cast<std::uint32_t>(count), (*bounds)[0]);
  if (!divided) return std::nullopt;
  return with_checks(std::move(*divided), op.column, op.divisions);
}

std::optional<Stage> lower_repartition_at(Planner& planner, const Expr& frame) {
  const RepartitionAt& op = *frame->as<RepartitionAt>();
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  auto bounds = run_bounds(planner, frame, op.column, op.divisions);
  if (!bounds) return std::nullopt;
  const Sort order{{{op.column, true}}, false, {}};
  const auto count = static_cast<std::uint32_t>(op.divisions.size() - 1);
  auto divided = divide_ranges(planner, std::move(*input), frame->schema(), order, count, (*bounds)[0]);
  if (!divided) return std::nullopt;
  // Tasks come in the order of the partitions they read, so the rows of a range are in order as they come.
  return with_checks(std::move(*divided), op.column, op.divisions);
}

}  // namespace weft::graph
