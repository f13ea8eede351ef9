// An optimized plan -> task graphs, stage by stage.
#include "graph/planner.h"

#include <algorithm>

#include <weft/error.h>

#include "base/hash.h"
#include "graph/even_pieces.h"
#include "graph/lowerings.h"
#include "graph/split_table.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/in_memory.h"
#include "plan/ops/join.h"
#include "plan/ops/limit.h"
#include "plan/ops/partition_by.h"
#include "plan/ops/select_partitions.h"
#include "plan/ops/tail.h"
#include "plan/ops/task_input.h"
#include "plan/registry.h"

namespace weft::graph {

using namespace plan;

bool is_row_wise(const Expr& fragment) {
  Expr frame = fragment;
  while (frame->op().row_wise()) {
    // Which rows of the other side have no partner is known where all rows are.
    if (const auto* join = frame->as<Join>(); join && join->how == JoinHow::outer) return false;
    frame = frame->input();
  }
  return frame->as<TaskInput>() || frame->op().is_source();
}

namespace {

/// What of a fragment lies below an exchange's first half.
const Expr& below_exchange(const Expr& fragment) { return fragment->as<PartitionBy>() ? fragment->input() : fragment; }

/// Whether all that lies below the root, which may be an exchange's first half, is row-wise: then rows of pieces may go through a
/// fragment together.
bool may_join(const Expr& fragment) {
  const Expr& frame = below_exchange(fragment);
  return is_row_wise(frame) || (!frame->op().per_partition() && !frame->inputs().empty() && is_row_wise(frame->input()));
}

/// Whether a frame is what is known of groups of the rows of one piece, to be put together with that of others.
bool is_partial(const Expr& frame) {
  const auto* groups = frame->as<Aggregate>();
  return groups && groups->partial && is_row_wise(frame->input());
}

/// Whether rows of one piece may go through a fragment apart: what is not row-wise may be of all rows of a frame that is one
/// piece.
bool may_divide(const Expr& fragment) {
  const Expr& frame = below_exchange(fragment);
  return is_row_wise(frame) || is_partial(frame);
}

/// Whether a fragment divides its rows as they come.
bool divides_rows(const Expr& fragment) { return fragment->as<PartitionBy>() && is_row_wise(fragment->input()); }

/// Whether a fragment divides what it knows of groups of its rows.
bool divides_groups(const Expr& fragment) { return fragment->as<PartitionBy>() && is_partial(fragment->input()); }

bool can_follow(const Piece& before, const Piece& next) {
  if (before.fragment != next.fragment || before.part.empty() != next.part.empty()) return false;
  if (before.inputs.size() != next.inputs.size()) return false;
  return before.inputs.size() < 2 ||
         std::equal(before.inputs.begin() + 1, before.inputs.end(), next.inputs.begin() + 1, next.inputs.end());
}

/// Whether an op only adds to the fragments of its input's pieces.
bool goes_along(const Expr& frame) {
  return frame->op().per_partition() && !frame->op().is_source() && !frame->as<InMemory>() && !find_lowering(frame->op().name());
}

std::uint32_t num_outputs(const Expr& fragment) {
  const auto* partition = fragment->as<PartitionBy>();
  return partition ? partition->count : 1;
}

std::string key_of(const Expr& fragment, const std::vector<std::string>& parts,
                   const std::vector<std::vector<std::string>>& inputs) {
  if (inputs.empty() && parts.size() == 1) return fragment->name() + "/" + base::hash_bytes(parts[0]).hex();
  Encoder read;
  read.write(parts);
  read.write(inputs);
  return fragment->name() + "/" + base::hash_bytes(read.take()).hex();
}

}  // namespace

Planner::Planner(std::vector<Expr> roots, Resources resources)
    : roots_(std::move(roots)), resources_(resources), results_(roots_.size()) {
  for (std::size_t root = 0; root < roots_.size(); ++root) {
    root_places_[roots_[root].get()].push_back(root);
    find_consumers(roots_[root]);
  }
}

void Planner::find_consumers(const Expr& frame) {
  if (!consumers_.try_emplace(frame.get()).second) return;
  for (const Expr& input : frame->inputs()) {
    if (input->kind() != OpKind::frame) continue;
    find_consumers(input);
    consumers_[input.get()].push_back(frame.get());
  }
}

TaskGraph Planner::next(const Sizes& sizes) {
  sizes_ = &sizes;
  graph_ = {};
  planned_.clear();
  waiting_.clear();
  remade_from_.clear();
  for (std::size_t root = 0; root < roots_.size(); ++root) {
    if (results_[root]) continue;
    auto last = stage(roots_[root]);
    auto ran = last ? run(resources_.joins_results ? evened(std::move(*last)) : *last) : std::nullopt;
    if (!ran) continue;
    std::vector<std::string> names = names_of(*ran);
    bool there = true;
    for (const std::string& name : names) there &= is_there(name);
    if (!there) continue;
    results_[root] = std::move(names);
  }
  for (const Task& task : graph_.tasks)
    for (const auto& slot : task.inputs)
      for (const std::string& input : slot)
        if (auto table = given_.find(input); table != given_.end()) graph_.given.insert(*table);
  find_last_readers();
  for (const std::string& name : graph_.read_last) gone_.insert(name);
  for (const Task& task : graph_.tasks)
    for (std::uint32_t index = 0; index < task.num_outputs; ++index) gone_.erase(task.output(index));
  return std::move(graph_);
}

bool Planner::is_awaited(const plan::Node* frame) const {
  for (const plan::Node* consumer : consumers_.at(frame))
    if (!stages_.contains(consumer)) return true;
  const auto places = root_places_.find(frame);
  return places != root_places_.end() &&
         std::any_of(places->second.begin(), places->second.end(), [&](std::size_t root) { return !results_[root]; });
}

void Planner::find_last_readers() {
  std::unordered_set<std::string_view> others;  // that other frames read, or may
  for (const auto& names : results_)
    if (names) others.insert(names->begin(), names->end());
  for (const auto& [frame, stage] : stages_) {
    const auto& consumers = consumers_.at(frame);
    const bool is_last =
        root_places_.contains(frame) &&
        std::all_of(consumers.begin(), consumers.end(), [&](const plan::Node* consumer) { return stages_.contains(consumer); });
    if (is_last || !is_awaited(frame)) continue;
    for (const Piece& piece : stage.pieces)
      for (const auto& slot : piece.inputs) others.insert(slot.begin(), slot.end());
  }
  for (const Task& task : graph_.tasks)
    for (const auto& slot : task.inputs)
      for (const std::string& input : slot)
        if (!others.contains(input)) graph_.read_last.insert(input);
}

std::vector<std::string> Planner::take_finished() {
  std::unordered_set<std::string_view> wanted;
  for (const auto& names : results_)
    if (names) wanted.insert(names->begin(), names->end());
  for (const auto& [frame, stage] : stages_) {
    if (!is_awaited(frame)) continue;
    for (const Piece& piece : stage.pieces)
      for (const auto& slot : piece.inputs) wanted.insert(slot.begin(), slot.end());
  }
  std::vector<std::string> finished;
  for (const std::string& name : read_)
    if (!wanted.contains(name) && !remade_from_.contains(name)) finished.push_back(name);
  for (const std::string& name : finished) {
    read_.erase(name);
    gone_.insert(name);
  }
  return finished;
}

std::optional<Stage> Planner::stage(const Expr& frame) {
  if (auto known = stages_.find(frame.get()); known != stages_.end()) return known->second;
  if (waiting_.contains(frame.get())) return std::nullopt;
  std::optional<Stage> made = make_stage(frame);
  if (made) made = kept_if_shared(frame, std::move(*made));
  if (made)
    stages_.emplace(frame.get(), *made);
  else
    waiting_.insert(frame.get());
  return made;
}

std::optional<Stage> Planner::kept_stage(const Expr& frame) {
  auto made = stage(frame);
  if (!made) return std::nullopt;
  const auto is_result = [&](const Piece& piece) {
    return piece.fragment->as<TaskInput>() && piece.inputs.size() == 1 && piece.inputs[0].size() == 1 &&
           sizes_->contains(piece.inputs[0][0]);
  };
  if (std::all_of(made->pieces.begin(), made->pieces.end(), is_result)) return made;
  auto results = run(*made);
  if (!results) return std::nullopt;
  Stage kept = keep(*this, *results, frame->schema());
  stages_.insert_or_assign(frame.get(), kept);
  return kept;
}

bool Planner::is_shared(const Expr& frame) const {
  const auto consumers = consumers_.find(frame.get());
  return (consumers != consumers_.end() && consumers->second.size() > 1) || root_places_.contains(frame.get());
}

/// What several consumers read is computed once if it is kept anyway, a result or what follows an exchange, or if little is left
/// of what is read for it.
std::optional<Stage> Planner::kept_if_shared(const Expr& frame, Stage made) {
  const bool is_result = root_places_.contains(frame.get());
  const bool follows_exchange = !made.pieces.empty() && made.pieces[0].part.empty();
  const bool is_kept = !made.pieces.empty() && made.pieces[0].fragment->as<TaskInput>();
  const std::size_t consumers = consumers_[frame.get()].size() + is_result;
  if (consumers < 2 || is_kept) return made;
  if (!is_result && !follows_exchange && !is_small_part(frame)) return made;
  auto results = run(made);
  if (!results) return std::nullopt;
  return keep(*this, *results, frame->schema());
}

/// Whether several who want all of a frame's rows would each read many times what it holds.
bool Planner::is_small_part(const Expr& frame) {
  constexpr double large_part = 1.0 / 8;
  const auto wants_some = [](const plan::Node* consumer) {
    return consumer->as<Limit>() || consumer->as<Tail>() || consumer->as<SelectPartitions>();
  };
  const auto& consumers = consumers_[frame.get()];
  if (frame->op().is_source() || std::any_of(consumers.begin(), consumers.end(), wants_some)) return false;
  const plan::Estimate& estimate = estimator_.of(frame);
  return estimate.rows < large_part * estimate.domain;
}

std::optional<Stage> Planner::make_stage(const Expr& frame) {
  if (frame->as<InMemory>()) return read_in_memory(frame);
  if (frame->op().is_source()) return read_source(frame);
  if (const Lower lower = find_lowering(frame->op().name())) return lower(*this, frame);
  if (!frame->op().per_partition())
    throw Error(ErrorKind::internal, "Op has no place in a task graph: " + std::string(frame->op().name()));
  // Ops that follow one another, and nobody else reads, are put on the pieces at once: there may be very many of these. What
  // several read may have to be run first, and is planned again then.
  const bool is_read_once = consumers_[frame.get()].size() + root_places_.contains(frame.get()) < 2;
  std::vector<Expr> ops{frame};
  Expr below = frame->input();
  for (; is_read_once && goes_along(below) && !stages_.contains(below.get()) && !is_shared(below); below = below->input())
    ops.push_back(below);
  auto input = stage(below);
  if (!input) return std::nullopt;
  for (std::size_t between = 1; between < ops.size(); ++between) stages_.emplace(ops[between].get(), Stage{});
  return wrap(std::move(*input), [&](Expr fragment) {
    for (auto op = ops.rbegin(); op != ops.rend(); ++op) {
      std::vector<Expr> inputs = (*op)->inputs();
      inputs[0] = std::move(fragment);
      fragment = with_inputs(*op, std::move(inputs));
    }
    return fragment;
  });
}

Stage Planner::read_source(const Expr& frame) const {
  Stage made;
  std::vector<std::uint64_t> sizes = frame->op().part_sizes();
  std::size_t index = 0;
  for (std::string& part : frame->op().parts()) {
    made.pieces.push_back({frame, std::move(part), {}, index < sizes.size() ? sizes[index] : 0});
    ++index;
  }
  return made;
}

Stage Planner::read_in_memory(const Expr& frame) {
  const auto* source = frame->as<InMemory>();
  if (!source->table && !source->held) throw Error(ErrorKind::cluster, "Table is not in this process: " + source->content);
  Stage made;
  const Expr fragment = make(TaskInput{frame->schema()});
  for (std::size_t index = 0; source->held && index < source->held->size(); ++index) {
    std::string name = frame->name() + "/" + std::to_string(index);
    made.pieces.push_back({fragment, "", {{name}}, source->held->bytes(index)});
    given_.emplace(std::move(name), Given{nullptr, source->held, index});
  }
  if (source->held) return made;
  auto slices = split_table(*source->table, source->num_partitions);
  for (std::size_t index = 0; index < slices.size(); ++index) {
    std::string name = frame->name() + "/" + std::to_string(index);
    made.pieces.push_back({fragment, "", {{name}}, bytes_of(*slices[index])});
    given_.emplace(std::move(name), Given{slices[index], nullptr, 0});
  }
  return made;
}

std::shared_ptr<const std::string> Planner::encoded(const Expr& fragment) {
  auto& known = encoded_[fragment.get()];
  if (!known.second) known = {fragment, std::make_shared<const std::string>(encode_plan({fragment}))};
  return known.second;
}

std::optional<std::vector<std::string>> Planner::plan_task(const Piece& piece, std::vector<std::string> parts) {
  Task task{key_of(piece.fragment, parts, piece.inputs), nullptr, std::move(parts), piece.inputs, num_outputs(piece.fragment)};
  std::vector<std::string> outputs;
  bool complete = true;
  for (std::uint32_t index = 0; index < task.num_outputs; ++index) {
    outputs.push_back(task.output(index));
    complete &= sizes_->contains(outputs.back());
  }
  if (complete) {
    if (!told_.contains(task.key)) {
      for (const auto& slot : piece.inputs) read_.insert(slot.begin(), slot.end());
      told_.insert(task.key);
    }
    return outputs;
  }
  bool ready = true;
  for (const auto& slot : piece.inputs)
    for (const std::string& name : slot) ready &= is_there(name);
  if (!ready) return std::nullopt;
  task.fragment = encoded(piece.fragment);
  add(std::move(task));
  return std::nullopt;
}

void Planner::add(Task task) {
  if (!planned_.insert(task.key).second) return;
  const auto shared = std::make_shared<const Task>(task);
  for (std::uint32_t index = 0; index < task.num_outputs; ++index) makers_[task.output(index)] = shared;
  graph_.tasks.push_back(std::move(task));
}

bool Planner::is_there(const std::string& result) {
  if (!gone_.contains(result) || given_.contains(result)) return true;
  const Task& maker = *makers_.at(result);
  bool ready = true;
  for (const auto& slot : maker.inputs)
    for (const std::string& name : slot) {
      ready &= is_there(name);
      remade_from_.insert(name);
    }
  if (ready) add(maker);
  return false;
}

std::optional<Planner::Results> Planner::run(const Stage& stage) {
  Results results;
  bool complete = true;
  for (const Piece& piece : stage.pieces) {
    auto outputs = plan_task(piece, piece.part.empty() ? std::vector<std::string>{} : std::vector{piece.part});
    if (outputs && complete) results.push_back(std::move(*outputs));
    complete &= outputs.has_value();
  }
  if (!complete) return std::nullopt;
  return results;
}

/// The number of tasks, or a few more, so that each processor gets as many: one more or less counts where there are few.
std::size_t Planner::in_whole_rounds(std::size_t tasks) const {
  constexpr std::size_t many_rounds = 8;
  const std::size_t at_a_time = resources_.parallelism;
  return tasks >= many_rounds * at_a_time ? tasks : (tasks + at_a_time - 1) / at_a_time * at_a_time;
}

std::optional<Planner::Results> Planner::run_joined(const Stage& stage) {
  const bool of_groups = !stage.pieces.empty() && divides_groups(stage.pieces[0].fragment);
  const bool of_rows = !stage.pieces.empty() && divides_rows(stage.pieces[0].fragment);
  // Four tasks for each that runs at a time: enough to keep all busy to the end. Two where each may know most of the groups, all
  // of which are put together once more.
  const std::size_t enough = (of_groups ? 2 : 4) * resources_.parallelism;
  const std::size_t most_pieces = std::max<std::size_t>(1, stage.pieces.size() / enough);
  // A task that divides rows or groups lets go of them in between, and the larger it is, the fewer small results it leaves.
  const bool lets_go = of_rows || of_groups;
  const std::uint64_t most_bytes = lets_go ? ~std::uint64_t{0} : resources_.task_bytes / 2;
  const std::size_t count = stage.pieces.size(), fewest = (count + most_pieces - 1) / most_pieces,
                    tasks = in_whole_rounds(fewest);
  if (tasks > fewest || fewest == count)
    if (auto even = divided(stage, std::min(tasks, enough));
        even && std::ranges::max_element(even->pieces, {}, &Piece::bytes)->bytes <= most_bytes)
      return run(*even);
  Results results;
  bool complete = true;
  for (std::size_t begin = 0, made = 0; begin < count; ++made) {
    Piece piece = stage.pieces[begin];
    std::vector<std::string> parts;
    if (!piece.part.empty()) parts.push_back(piece.part);
    const bool joins = may_join(piece.fragment);
    // Those who are done early have small ones left to take.
    const std::size_t left = tasks > made ? tasks - made : 1, share = std::min(most_pieces, (count - begin + left - 1) / left);
    std::size_t end = begin + 1;
    for (; joins && end < count && end - begin < share; ++end) {
      const Piece& next = stage.pieces[end];
      if (!can_follow(piece, next) || piece.bytes + next.bytes > most_bytes) break;
      piece.bytes += next.bytes;
      if (!next.part.empty()) parts.push_back(next.part);
      if (!next.inputs.empty()) piece.inputs[0].insert(piece.inputs[0].end(), next.inputs[0].begin(), next.inputs[0].end());
    }
    begin = end;
    auto outputs = plan_task(piece, std::move(parts));
    if (outputs && complete) results.push_back(std::move(*outputs));
    complete &= outputs.has_value();
  }
  if (!complete) return std::nullopt;
  return results;
}

std::optional<Stage> Planner::divided(const Stage& stage, std::size_t count) const {
  if (stage.pieces.empty() || !may_divide(stage.pieces[0].fragment)) return std::nullopt;
  auto even = even_pieces(stage.pieces, count);
  if (!even) return std::nullopt;
  return Stage{std::move(*even)};
}

bool Planner::is_one_task(const Stage& stage) const {
  return stage.pieces.size() == 1 && (resources_.parallelism == 1 || !divided(stage, resources_.parallelism));
}

Stage Planner::evened(Stage stage) const {
  auto even = divided(stage, in_whole_rounds(stage.pieces.size()));
  return even ? std::move(*even) : std::move(stage);
}

ResultSize Planner::size_of(const Results& results) const {
  ResultSize sum;
  for (const auto& outputs : results)
    for (const std::string& name : outputs) {
      const ResultSize& size = size_of(name);
      sum.rows += size.rows;
      sum.bytes += size.bytes;
    }
  return sum;
}

std::optional<std::int64_t> Planner::rows_of(const Results& results) const {
  std::int64_t rows = 0;
  for (const auto& outputs : results)
    for (const std::string& name : outputs) {
      const auto size = sizes_->find(name);
      if (size == sizes_->end()) return std::nullopt;
      rows += size->second.rows;
    }
  return rows;
}

std::uint32_t Planner::num_buckets(std::uint64_t bytes) const {
  // A task costs more than it takes to hold so many bytes, however little it may.
  constexpr std::uint64_t least_bytes = std::uint64_t{64} << 10;
  const std::uint64_t least = 2 * resources_.parallelism, most = 1024;
  return static_cast<std::uint32_t>(std::clamp(bytes / std::max(resources_.task_bytes / 4, least_bytes), least, most));
}

Stage wrap(Stage stage, const std::function<Expr(const Expr& fragment)>& wrap) {
  // Pieces of one source share a fragment, and neighbours come from one source.
  Expr from, to;
  for (Piece& piece : stage.pieces) {
    if (piece.fragment != from) {
      from = piece.fragment;
      to = wrap(from);
    }
    piece.fragment = to;
  }
  return stage;
}

Stage with_op(const Expr& frame, Stage stage) {
  return wrap(std::move(stage), [&](const Expr& fragment) {
    std::vector<Expr> inputs = frame->inputs();
    inputs[0] = fragment;
    return with_inputs(frame, std::move(inputs));
  });
}

std::vector<std::string> names_of(const Planner::Results& results) {
  std::vector<std::string> names;
  for (const auto& outputs : results) names.insert(names.end(), outputs.begin(), outputs.end());
  return names;
}

Stage read_beside(Stage stage, const std::vector<std::vector<std::string>>& slots,
                  const std::function<Expr(const Expr& fragment, std::uint32_t first_slot)>& make) {
  Expr from, to;
  std::size_t from_slot = 0;
  for (Piece& piece : stage.pieces) {
    // Slots that the fragment reads already stay as they are; slot 0 is what flows through it, also when that is a source.
    const std::size_t first = std::max<std::size_t>(1, piece.inputs.size());
    if (piece.fragment != from || first != from_slot) {
      from = piece.fragment;
      from_slot = first;
      to = make(from, static_cast<std::uint32_t>(first));
    }
    piece.fragment = to;
    piece.inputs.resize(first);
    piece.inputs.insert(piece.inputs.end(), slots.begin(), slots.end());
  }
  return stage;
}

Stage gather(const Planner::Results& results, const Schema& schema) {
  return {{{make(TaskInput{schema}), "", {names_of(results)}, 0}}};
}

Stage gather_outputs(const Planner& planner, const Planner::Results& results, const Schema& schema) {
  Stage made;
  const Expr fragment = make(TaskInput{schema});
  for (std::size_t index = 0; index < results.at(0).size(); ++index) {
    Piece piece{fragment, "", {{}}, 0};
    for (const auto& outputs : results) {
      piece.inputs[0].push_back(outputs[index]);
      piece.bytes += static_cast<std::uint64_t>(planner.size_of(outputs[index]).bytes);
    }
    made.pieces.push_back(std::move(piece));
  }
  return made;
}

Stage keep(const Planner& planner, const Planner::Results& results, const Schema& schema) {
  Stage made;
  const Expr fragment = make(TaskInput{schema});
  for (const auto& outputs : results)
    for (const std::string& name : outputs)
      made.pieces.push_back({fragment, "", {{name}}, static_cast<std::uint64_t>(planner.size_of(name).bytes)});
  return made;
}

}  // namespace weft::graph
