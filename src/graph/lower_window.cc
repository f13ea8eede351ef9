// window -> each partition with what its rows need of others: a carry of all before, neighbours' rows, or, for groups and ranks,
// the rows of a group in one task, whose results go back to where the rows are.
#include <algorithm>

#include "graph/lowerings.h"
#include "graph/neighbours.h"
#include "plan/ops/attach_rows.h"
#include "plan/ops/constant_rows.h"
#include "plan/ops/partition_by.h"
#include "plan/ops/project.h"
#include "plan/ops/row_number.h"
#include "plan/ops/rows_since.h"
#include "plan/ops/scalar.h"
#include "plan/ops/task_input.h"
#include "plan/ops/window.h"

namespace weft::graph {
namespace {

using namespace plan;

constexpr const char* row_column = "#row";

/// The result that a kept piece reads.
const std::string& result_of(const Piece& piece) { return piece.inputs[0][0]; }

std::vector<Expr> scalars_of(const Expr& frame) { return {frame->inputs().begin() + 1, frame->inputs().end()}; }

template <class Op>
Expr with_scalars(Op op, Expr frame, const std::vector<Expr>& scalars) {
  std::vector<Expr> inputs{std::move(frame)};
  inputs.insert(inputs.end(), scalars.begin(), scalars.end());
  return make(std::move(op), std::move(inputs));
}

std::optional<Stage> lower_running(Planner& planner, const Expr& frame, Stage kept) {
  const Window& op = *frame->as<Window>();
  const Stage carrying =
      wrap(kept, [&](const Expr& fragment) { return with_scalars(WindowCarry{op.items}, fragment, scalars_of(frame)); });
  auto carries = planner.run(carrying);
  if (!carries) return std::nullopt;
  auto joined = planner.run(wrap(gather(*carries, carrying.pieces[0].fragment->schema()),
                                 [&](const Expr& rows) { return make(JoinCarries{op.items}, {rows}); }));
  if (!joined) return std::nullopt;
  for (std::size_t index = 0; index < kept.pieces.size(); ++index) {
    Piece& piece = kept.pieces[index];
    Window own = op;
    own.carry = index;
    piece.fragment = with_scalars(std::move(own), piece.fragment, scalars_of(frame));
    piece.inputs.push_back((*joined)[0]);
  }
  return kept;
}

/// The op on each piece, whose slots 1 and 2 are filled.
Stage with_window_of_neighbours(const Expr& frame, Stage stage) {
  Window op = *frame->as<Window>();
  op.has_neighbours = true;
  return wrap(std::move(stage), [&](const Expr& fragment) { return with_scalars(op, fragment, scalars_of(frame)); });
}

std::optional<Stage> lower_neighbours(Planner& planner, const Expr& frame, Stage kept) {
  std::int64_t before = 0, after = 0;
  for (const WindowItem& item : frame->as<Window>()->items) {
    before = std::max(before, item.call.rows_before());
    after = std::max(after, item.call.rows_after());
  }
  return with_window_of_neighbours(frame, with_neighbours(planner, std::move(kept), before, after));
}

/// The results before or after a piece that have rows which are near enough in time, asked one after another until one has rows
/// that are not; nothing while answers are missing.
std::optional<std::vector<std::string>> near_rows(Planner& planner, const Stage& kept, std::size_t index, const Expr& reached) {
  const bool after = reached->as<RowsSince>()->after;
  std::vector<std::string> near;
  if (planner.size_of(result_of(kept.pieces[index])).rows == 0) return near;
  for (std::size_t other = index; after ? other + 1 < kept.pieces.size() : other > 0;) {
    other = after ? other + 1 : other - 1;
    const std::string& source = result_of(kept.pieces[other]);
    const Piece piece{reached, "", {{source}, {result_of(kept.pieces[index])}}, 0};
    auto result = planner.run({{piece}});
    if (!result) return std::nullopt;
    near.push_back((*result)[0][0]);
    if (planner.size_of(near.back()).rows < planner.size_of(source).rows) break;
  }
  if (!after) std::reverse(near.begin(), near.end());
  return near;
}

std::optional<Stage> lower_time(Planner& planner, const Expr& frame, Stage kept) {
  std::int64_t before = 0, after = 0;
  for (const WindowItem& item : frame->as<Window>()->items) {
    before = std::max(before, item.call.time_before());
    after = std::max(after, item.call.time_after());
  }
  const Expr& time = frame->inputs().back();
  const Schema schema = kept.pieces[0].fragment->schema();
  std::vector<std::vector<std::string>> slots;
  bool complete = true;
  for (const bool later : {false, true}) {
    const RowsSince reach{later ? after : before, later};
    const Expr reached = make(reach, {make(TaskInput{schema}), make(TaskInput{schema, 1}), time});
    for (std::size_t index = 0; index < kept.pieces.size(); ++index) {
      std::optional<std::vector<std::string>> near{std::in_place};
      if (reach.microseconds > 0) near = near_rows(planner, kept, index, reached);
      complete &= near.has_value();
      slots.push_back(near.value_or(std::vector<std::string>()));
    }
  }
  if (!complete) return std::nullopt;
  const std::size_t count = kept.pieces.size();
  for (std::size_t index = 0; index < count; ++index) {
    kept.pieces[index].inputs.push_back(std::move(slots[index]));
    kept.pieces[index].inputs.push_back(std::move(slots[count + index]));
  }
  return with_window_of_neighbours(frame, std::move(kept));
}

/// The numbers of the first rows of all pieces but the first, as the bounds of ranges.
std::optional<Planner::Results> run_bounds(Planner& planner, const Expr& frame, const std::vector<std::int64_t>& starts) {
  ConstantRows bounds{{row_column, dd::DType::int64}, {}, frame->name()};
  for (std::size_t index = 1; index < starts.size(); ++index) bounds.values.emplace_back(starts[index]);
  return planner.run({{Piece{make(std::move(bounds)), "", {}, 0}}});
}

/// Rows leave their partition with their number in the frame and what the functions read; those of equal keys (all, for ranks)
/// meet in a task; each task sends the results back in the ranges of numbers that the partitions hold.
std::optional<Stage> lower_exchange(Planner& planner, const Expr& frame, Stage kept) {
  const Window& op = *frame->as<Window>();
  std::vector<Expr> scalars = scalars_of(frame);
  std::vector<std::string> names;
  std::vector<Expr> read;
  for (std::size_t index = 0; index < scalars.size(); ++index) {
    names.push_back("#" + std::to_string(index));
    read.push_back(scalars[index]);
    scalars[index] = column(names.back());
  }
  names.push_back(row_column);
  read.push_back(column(row_column));

  const std::uint32_t num_keys = op.items[0].call.num_keys;
  const std::uint32_t buckets = num_keys > 0 ? planner.num_buckets(kept.bytes()) : 1;
  std::vector<std::int64_t> starts;
  std::int64_t rows = 0;
  Stage leaving = kept;
  for (Piece& piece : leaving.pieces) {
    starts.push_back(rows);
    const Expr sent = project(make(RowNumber{row_column, rows}, {piece.fragment}), names, read);
    rows += planner.size_of(result_of(piece)).rows;
    piece.fragment = buckets > 1 ? partition_by_hash(sent, std::span(scalars).subspan(1, num_keys), buckets) : sent;
  }
  const Schema sent_schema = project(make(RowNumber{row_column, 0}, {kept.pieces[0].fragment}), names, read)->schema();
  auto left = planner.run(leaving);
  auto bounds = run_bounds(planner, frame, starts);
  if (!left || !bounds) return std::nullopt;

  const Expr known = make(TaskInput{Schema({{row_column, dd::DType::int64}}), 1});
  const auto count = static_cast<std::uint32_t>(starts.size());
  const Expr met = with_scalars(Window{{row_column}, op.items, {}, false}, make(TaskInput{sent_schema}), scalars);
  Stage meeting = wrap(gather_outputs(planner, *left, sent_schema), [&](const Expr&) {
    return make(PartitionBy{PartitionMethod::range, count, Sort{{{row_column, true}}, false, {}}}, {met, known});
  });
  for (Piece& piece : meeting.pieces) piece.inputs.push_back((*bounds)[0]);
  auto results = planner.run(meeting);
  if (!results) return std::nullopt;

  const Stage back = gather_outputs(planner, *results, met->schema());
  for (std::size_t index = 0; index < kept.pieces.size(); ++index) {
    Piece& piece = kept.pieces[index];
    piece.fragment = make(AttachRows{op.kept, row_column}, {piece.fragment, make(TaskInput{met->schema(), 1})});
    piece.inputs.push_back(back.pieces[index].inputs[0]);
  }
  return kept;
}

}  // namespace

std::optional<Stage> lower_window(Planner& planner, const Expr& frame) {
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  if (input->pieces.size() == 1) return with_op(frame, std::move(*input));
  auto kept = planner.kept_stage(frame->input());
  if (!kept) return std::nullopt;
  switch (frame->as<Window>()->items[0].call.reach()) {
    case WindowReach::running:
      return lower_running(planner, frame, std::move(*kept));
    case WindowReach::neighbours:
      return lower_neighbours(planner, frame, std::move(*kept));
    case WindowReach::time:
      return lower_time(planner, frame, std::move(*kept));
    case WindowReach::whole:
    case WindowReach::group:
      break;
  }
  return lower_exchange(planner, frame, std::move(*kept));
}

}  // namespace weft::graph
