// Plans that were computed lately, or are just now -> their results.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/run_settings.h"
#include "kernel/offload.h"
#include "plan/expr.h"

namespace weft::engine {

using kernel::Partition;

/// Keeps results by what was computed, those asked for last longest. Threads that want the same at once compute it once.
class ResultCache {
 public:
  static ResultCache& only();

  using Make = std::function<std::vector<Partition>()>;
  /// The results of optimized plans: kept ones, those that another thread is making, or what `make` makes.
  std::vector<Partition> get(const std::vector<plan::Expr>& plans, const RunSettings& settings, const Make& make);

  struct Counters {
    std::uint64_t hits = 0;    // results that were there
    std::uint64_t shared = 0;  // those that another thread made meanwhile
    std::uint64_t made = 0;
    std::uint64_t bytes = 0;  // that are kept now
  };
  Counters counters() const;

 private:
  struct Entry {
    std::string key;
    std::vector<Partition> results;
    std::uint64_t bytes;
  };
  struct Making {
    bool done = false;
    std::vector<Partition> results;
    std::exception_ptr failure;
    bool is_abandoned = false;  // whoever made it was told to stop
  };
  std::vector<Partition> make_for_all(const std::string& key, const RunSettings& settings, const Make& make);
  void keep(const std::string& key, const std::vector<Partition>& results, std::uint64_t most_bytes);
  void shrink(std::uint64_t most_bytes);

  mutable std::mutex mutex_;
  std::condition_variable done_;
  std::list<Entry> entries_;  // the one asked for last comes first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
  std::unordered_map<std::string, std::shared_ptr<Making>> making_;
  Counters counters_;
};

/// Whether equal plans have equal results whenever they are computed, as long as their files do not change: no function of the
/// user's is called, nothing is written, and all files are of this machine, where looking at them costs nothing.
bool is_cacheable(const plan::Expr& plan);
/// Whether all files that it reads are what they were when it was built.
bool files_are_unchanged(const plan::Expr& plan);

}  // namespace weft::engine
