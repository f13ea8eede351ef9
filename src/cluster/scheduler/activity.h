// What the scheduler has done lately, for people who look on.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include <boost/json/object.hpp>

#include <weft/computation.h>
#include <weft/json.h>

namespace weft::cluster {

/// A task that a worker has run. Times are in seconds since 1970.
struct FinishedTask {
  std::string computation;
  std::string op;    // what it does, as "aggregate"
  std::string node;  // Ray's name of it
  std::uint64_t process = 0;
  double begin = 0, end = 0;
  std::int64_t rows = 0, bytes = 0;  // of its results
  bool failed = false;
  std::uint64_t received = 0;  // bytes, from servers of other nodes
};

/// Remembers the last tasks, computations and messages, and counts all. Any thread may call.
class Activity {
 public:
  void begin(const std::string& computation, std::string what);
  void tell(const std::string& computation, const ComputeProgress& progress);
  /// `error`: empty when it succeeded.
  void end(const std::string& computation, const std::string& error);
  void add(FinishedTask task);
  /// What is in use on the machine of a node.
  void tell_memory(const std::string& node, std::uint64_t used, std::uint64_t total);
  void log(std::string text);

  /// See Client::activity(). `addresses`: of nodes, by their names.
  Json json(const std::map<std::string, std::string>& addresses) const;
  /// Adds "memory_used" and "memory_total" to the description of a node, both 0 as long as it has run nothing.
  void describe_memory(boost::json::object& node) const;

 private:
  struct Run {
    std::string id, what, error;
    double begin = 0, end = 0;  // 0: it runs
    ComputeProgress progress;
  };
  struct Line {
    double time;
    std::string text;
  };
  Run* find(const std::string& computation);

  mutable std::mutex mutex_;
  std::deque<Run> runs_;  // the last began last
  std::deque<FinishedTask> tasks_;
  std::deque<Line> lines_;
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> memory_;  // used and total, by node
  std::int64_t num_runs_ = 0, num_failed_runs_ = 0, num_tasks_ = 0, num_failed_tasks_ = 0, num_bytes_ = 0;
};

}  // namespace weft::cluster
