// What happens in a computation, as those want to know who look on.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include <weft/computation.h>

#include "graph/task_graph.h"
#include "kernel/operator_counts.h"

namespace weft::engine {

/// Gathers what tasks and stages did. Threads may tell it at once.
class RunWatch {
 public:
  using Clock = std::chrono::steady_clock;

  /// Something that a thread did.
  struct Span {
    std::string name;
    std::string kind;  // "task", "stage", "spill"
    Clock::time_point begin, end;
    std::uint64_t thread = 0;
    std::int64_t rows = 0, bytes = 0;
  };

  /// The tasks of one fragment in one stage.
  struct Group {
    std::size_t stage = 0;
    std::shared_ptr<const std::string> fragment;
    std::size_t tasks = 0;
    std::int64_t nanoseconds = 0;                   // of all tasks
    std::int64_t rows = 0, bytes = 0;               // of the results
    std::vector<kernel::OperatorCounts> operators;  // from the source on
  };

  /// `detailed`: keeps spans and counts operators.
  explicit RunWatch(bool detailed) : detailed_(detailed), begin_(Clock::now()) {}

  bool is_detailed() const { return detailed_; }
  void begin_stage(std::size_t tasks);
  void end_stage();
  void end_task(const graph::Task& task, Clock::time_point begin, const graph::ResultSize& made,
                const std::vector<kernel::OperatorCounts>& counts);
  void add_spill(Clock::time_point begin, std::uint64_t bytes);

  ComputeProgress progress() const;
  std::uint64_t spilled_bytes() const { return spilled_; }
  Clock::time_point begin() const { return begin_; }
  /// Valid when the computation is over.
  const std::vector<Span>& spans() const { return spans_; }
  const std::vector<Group>& groups() const { return groups_; }

 private:
  bool detailed_;
  Clock::time_point begin_;
  Clock::time_point stage_begin_;
  std::atomic<std::uint64_t> spilled_ = 0;
  mutable std::mutex mutex_;
  ComputeProgress progress_;
  std::vector<Span> spans_;
  std::vector<Group> groups_;
};

}  // namespace weft::engine
