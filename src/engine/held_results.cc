// The results of one computation, from the task that makes them to the last one that reads them.
#include "engine/held_results.h"

#include <utility>

#include "plan/ops/in_memory.h"

namespace weft::engine {
namespace {

/// What a graph makes is needed after all that it reads; the outputs of tasks are read in their order, each of all tasks at once.
std::uint64_t after_graph(std::size_t task, std::size_t output) { return std::uint64_t{1} << 62 | output << 32 | task; }

class StoredPartitions final : public plan::HeldPartitions {
 public:
  explicit StoredPartitions(std::vector<std::shared_ptr<StoredPartition>> partitions) : partitions_(std::move(partitions)) {
    // Whatever a running computation needs is needed sooner.
    for (const auto& partition : partitions_) partition->needed(~std::uint64_t{0});
  }
  std::size_t size() const override { return partitions_.size(); }
  Partition read(std::size_t index) const override { return partitions_.at(index)->read(); }
  Partition take(std::size_t index) const override { return partitions_.at(index)->take(); }
  std::uint64_t bytes(std::size_t index) const override {
    return static_cast<std::uint64_t>(partitions_.at(index)->size().bytes);
  }

 private:
  std::vector<std::shared_ptr<StoredPartition>> partitions_;
};

}  // namespace

void HeldResults::begin(const graph::TaskGraph& graph) {
  graph_ = &graph;
  made_.assign(graph.tasks.size(), {});
  reads_left_.clear();
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t index = 0; index < graph.tasks.size(); ++index)
    for (const auto& slot : graph.tasks[index].inputs)
      for (const std::string& name : slot) {
        const auto stored = results_.find(name);
        if (stored == results_.end()) continue;
        if (first.try_emplace(name, index).second) stored->second->needed(index);
        if (graph.read_last.contains(name)) ++reads_left_[name];
      }
}

std::vector<std::vector<Partition>> HeldResults::inputs(const graph::Task& task) {
  std::vector<std::vector<Partition>> read(task.inputs.size());
  for (std::size_t slot = 0; slot < read.size(); ++slot)
    for (const std::string& name : task.inputs[slot]) {
      if (const auto given = graph_->given.find(name); given != graph_->given.end()) {
        read[slot].push_back(given->second.read());
        continue;
      }
      std::shared_ptr<StoredPartition> stored;
      {
        std::lock_guard lock(mutex_);
        stored = results_.at(name);
        // What is read for the last time goes with its reader.
        if (const auto left = reads_left_.find(name); left != reads_left_.end() && --left->second == 0) results_.erase(name);
      }
      read[slot].push_back(stored->read());
    }
  return read;
}

graph::ResultSize HeldResults::add(std::size_t index, const TaskOffload& offload, std::vector<Partition> results) {
  graph::ResultSize sum;
  for (std::size_t output = 0; output < results.size(); ++output) {
    made_[index].push_back(PartitionStore::only().keep(offload.of(output), std::move(results[output]), after_graph(index, output),
                                                       *settings_.watch));
    sum.rows += made_[index].back()->size().rows;
    sum.bytes += made_[index].back()->size().bytes;
  }
  return sum;
}

void HeldResults::end(const graph::TaskGraph& graph, graph::Sizes& sizes) {
  for (std::size_t index = 0; index < made_.size(); ++index)
    for (std::uint32_t output = 0; output < made_[index].size(); ++output) {
      const std::string name = graph.tasks[index].output(output);
      sizes[name] = made_[index][output]->size();
      results_.insert_or_assign(name, std::move(made_[index][output]));
    }
  made_.clear();
  graph_ = nullptr;
}

std::shared_ptr<const plan::HeldPartitions> HeldResults::hold(const std::vector<std::string>& names) const {
  std::vector<std::shared_ptr<StoredPartition>> held;
  for (const std::string& name : names) held.push_back(results_.at(name));
  return std::make_shared<StoredPartitions>(std::move(held));
}

void HeldResults::release(const std::vector<std::string>& names) {
  for (const std::string& name : names) results_.erase(name);
}

void TaskOffload::put_results(const std::vector<Partition>& tables) {
  results_.push_back(PartitionStore::only().write(tables, watch_));
}

std::vector<Partition> TaskOffload::put(const std::vector<Partition>& tables) {
  const auto written = PartitionStore::only().write(tables, watch_);
  std::vector<Partition> read;
  for (std::size_t index = 0; index < tables.size(); ++index) read.push_back(written->open(index));
  return read;
}

std::vector<SpilledTable> TaskOffload::of(std::size_t output) const {
  std::vector<SpilledTable> tables;
  for (const auto& written : results_) tables.push_back({written, output});
  return tables;
}

}  // namespace weft::engine
