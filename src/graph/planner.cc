// An optimized plan -> task graphs, stage by stage.
#include "graph/planner.h"

#include <algorithm>

#include <weft/error.h>

#include "base/hash.h"
#include "graph/split_aggregate.h"
#include "graph/split_table.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/in_memory.h"
#include "plan/ops/limit.h"
#include "plan/ops/read_csv.h"
#include "plan/ops/sort.h"
#include "plan/ops/task_input.h"
#include "plan/registry.h"

namespace weft::graph {

using namespace plan;

Planner::Planner(std::vector<Expr> roots) : roots_(std::move(roots)), results_(roots_.size()) {
  for (const Expr& root : roots_) count_consumers(root);
  for (const Expr& root : roots_) ++consumers_[root.get()];
}

void Planner::count_consumers(const Expr& frame) {
  if (!consumers_.try_emplace(frame.get(), 0).second) return;
  for (const Expr& input : frame->inputs()) {
    if (input->kind() != OpKind::frame) continue;
    count_consumers(input);
    ++consumers_[input.get()];
  }
}

TaskGraph Planner::next(const Sizes& sizes) {
  sizes_ = &sizes;
  graph_ = {};
  planned_.clear();
  waiting_.clear();
  for (std::size_t root = 0; root < roots_.size(); ++root) {
    if (!results_[root].empty()) continue;
    if (auto last = stage(roots_[root]))
      if (auto keys = run(*last)) results_[root] = *keys;
  }
  for (const Task& task : graph_.tasks)
    for (const std::string& input : task.inputs)
      if (auto table = given_.find(input); table != given_.end()) graph_.given.insert(*table);
  return std::move(graph_);
}

std::vector<std::string> Planner::take_finished() {
  std::set<std::string> wanted;
  for (const auto& keys : results_) wanted.insert(keys.begin(), keys.end());
  std::vector<std::string> finished;
  for (const std::string& key : finished_)
    if (!wanted.contains(key) && told_.insert(key).second) finished.push_back(key);
  return finished;
}

std::optional<Planner::Stage> Planner::stage(const Expr& frame) {
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

/// What several consumers read is computed once if it is kept anyway: a result, or what follows an exchange.
std::optional<Planner::Stage> Planner::kept_if_shared(const Expr& frame, Stage made) {
  bool is_result = std::find(roots_.begin(), roots_.end(), frame) != roots_.end();
  bool follows_exchange = !made.pieces.empty() && made.pieces[0].part.empty();
  if (consumers_[frame.get()] < 2 || !(is_result || follows_exchange)) return made;
  auto keys = run(made);
  if (!keys) return std::nullopt;
  Stage kept{make(TaskInput{frame->schema()}), {}};
  for (const std::string& key : *keys) kept.pieces.push_back({"", {key}});
  return kept;
}

std::optional<Planner::Stage> Planner::make_stage(const Expr& frame) {
  if (const auto* source = frame->as<ReadCsv>()) {
    Stage made{frame, {}};
    for (const CsvPart& part : csv_parts(*source)) made.pieces.push_back({encode(part), {}});
    return made;
  }
  if (frame->as<InMemory>()) return read_in_memory(frame);
  if (frame->as<Aggregate>()) return aggregate(frame);
  if (frame->as<Sort>()) return sort(frame);
  if (frame->as<Limit>()) return limit(frame);
  if (frame->op().per_partition()) {
    auto made = stage(frame->input());
    if (!made) return std::nullopt;
    std::vector<Expr> inputs = frame->inputs();
    inputs[0] = made->fragment;
    made->fragment = with_inputs(frame, std::move(inputs));
    return made;
  }
  throw Error(ErrorKind::internal, "Op has no place in a task graph: " + std::string(frame->op().name()));
}

std::optional<Planner::Stage> Planner::read_in_memory(const Expr& frame) {
  const auto* source = frame->as<InMemory>();
  if (!source->table) throw Error(ErrorKind::cluster, "Table is not in this process: " + source->content);
  Stage made{make(TaskInput{frame->schema()}), {}};
  auto slices = split_table(*source->table, source->num_partitions);
  for (std::size_t index = 0; index < slices.size(); ++index) {
    std::string key = frame->name() + "/" + std::to_string(index);
    given_.emplace(key, slices[index]);
    made.pieces.push_back({"", {key}});
  }
  return made;
}

std::optional<Planner::Stage> Planner::aggregate(const Expr& frame) {
  auto input = stage(frame->input());
  if (!input) return std::nullopt;
  SplitAggregate split = split_aggregate(frame, input->fragment);
  auto keys = run({split.partial, input->pieces});
  if (!keys) return std::nullopt;
  Stage made = gather(*keys, split.partial->schema());
  made.fragment = split.finish(made.fragment);
  return made;
}

std::optional<Planner::Stage> Planner::sort(const Expr& frame) {
  auto input = stage(frame->input());
  if (!input) return std::nullopt;
  Expr sorted = with_inputs(frame, {input->fragment});
  if (input->pieces.size() == 1) return Stage{sorted, input->pieces};
  auto keys = run({sorted, input->pieces});
  if (!keys) return std::nullopt;
  Stage made = gather(*keys, frame->schema());
  made.fragment = make(MergeSorted{*frame->as<Sort>()}, {made.fragment});
  return made;
}

/// Reads one partition, then two more, then four, until there are rows enough: a few rows cost a little, many are read in
/// parallel.
std::optional<Planner::Stage> Planner::limit(const Expr& frame) {
  auto input = stage(frame->input());
  if (!input) return std::nullopt;
  Expr limited = with_inputs(frame, {input->fragment});
  if (input->pieces.size() == 1) return Stage{limited, input->pieces};
  const std::int64_t wanted = frame->as<Limit>()->rows;
  std::vector<std::string> keys;
  std::int64_t rows = 0;
  for (std::size_t begin = 0, wave = 1; begin < input->pieces.size() && rows < wanted; begin += wave, wave *= 2) {
    std::size_t end = std::min(begin + wave, input->pieces.size());
    Stage part{
        limited,
        {input->pieces.begin() + static_cast<std::ptrdiff_t>(begin), input->pieces.begin() + static_cast<std::ptrdiff_t>(end)}};
    auto ran = run(part);
    if (!ran) return std::nullopt;
    for (const std::string& key : *ran) {
      rows += sizes_->at(key).rows;
      keys.push_back(key);
    }
  }
  Stage made = gather(keys, frame->schema());
  made.fragment = with_inputs(frame, {made.fragment});
  return made;
}

std::string Planner::key_of(const Stage& stage, std::size_t piece) {
  const Piece& read = stage.pieces[piece];
  std::string key = stage.fragment->name() + "/";
  if (!read.part.empty()) return key + base::hash_bytes(read.part).hex();
  std::string inputs;
  for (const std::string& input : read.inputs) (inputs += input) += '\n';
  return key + base::hash_bytes(inputs).hex();
}

std::optional<std::vector<std::string>> Planner::run(const Stage& stage) {
  std::vector<std::string> keys;
  std::shared_ptr<const std::string> fragment;
  bool complete = true;
  for (std::size_t piece = 0; piece < stage.pieces.size(); ++piece) {
    std::string key = key_of(stage, piece);
    if (!sizes_->contains(key)) {
      complete = false;
      if (planned_.insert(key).second) {
        if (!fragment) fragment = std::make_shared<const std::string>(encode_plan({stage.fragment}));
        graph_.tasks.push_back({key, fragment, stage.pieces[piece].part, stage.pieces[piece].inputs});
      }
    }
    keys.push_back(std::move(key));
  }
  if (!complete) return std::nullopt;
  for (const Piece& piece : stage.pieces) finished_.insert(piece.inputs.begin(), piece.inputs.end());
  return keys;
}

Planner::Stage Planner::gather(const std::vector<std::string>& keys, const Schema& schema) const {
  return {make(TaskInput{schema}), {{"", keys}}};
}

}  // namespace weft::graph
