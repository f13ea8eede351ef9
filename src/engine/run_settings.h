// What a computation may use, and who looks on.
#pragma once

#include <cstdint>
#include <string>

#include <weft/computation.h>
#include <weft/config.h>

#include "engine/run_watch.h"

namespace weft::engine {

struct RunSettings {
  explicit RunSettings(const Config& config, const ComputeOptions& options = {});

  Config config;
  ComputeOptions options;
  unsigned threads;            // that run its tasks
  std::uint64_t result_bytes;  // that results of all computations may hold in memory
  std::uint64_t task_bytes;    // that each task may hold beside
  std::uint64_t cache_bytes;   // that results may hold for later computations
  std::string temporary;       // the directory for temporary directories
  bool joins_results = false;  // whether of results only all rows together count, not their partitions
  RunWatch* watch = nullptr;   // set before it runs
};

}  // namespace weft::engine
