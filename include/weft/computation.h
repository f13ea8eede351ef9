// How a computation goes: how to stop it, and what it tells while it runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <weft/cancellation.h>

namespace weft {

/// How far a computation has come. What an exchange makes decides what comes after it, so tasks are planned while others have
/// run already, and both of their numbers grow.
struct ComputeProgress {
  std::size_t tasks_done = 0;
  std::size_t tasks_planned = 0;  ///< so far, those that are done too
  std::int64_t rows = 0;          ///< of the results of tasks
  std::int64_t bytes = 0;         ///< of the same
  std::size_t stage = 0;          ///< which run of tasks this is, from 1 on
  double seconds = 0;             ///< since the computation began
  bool finished = false;          ///< told last, and only when it succeeded
};

/// Options of compute and persist.
struct ComputeOptions {
  std::optional<Cancellation> cancel = {};
  /// Called now and then on the thread that computes. What it throws ends the computation, and is thrown there.
  std::function<void(const ComputeProgress&)> progress = {};
  /// A file to write what each thread did when, in the format of Chrome's trace viewer (chrome://tracing, ui.perfetto.dev).
  std::string profile = {};
};

}  // namespace weft
