// A task -> bytes -> its answer: how tasks cross to another process. The tables that it reads and makes go beside it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <weft/error.h>

#include "engine/run_task.h"
#include "engine/run_watch.h"
#include "graph/task_graph.h"

namespace weft::engine {

std::string encode_task(const graph::Task& task);
/// What it does, for a message about it.
std::string describe_task(const graph::Task& task);

/// The far side. Runs the task with `inputs`, those of all its slots one after the other, and puts what it makes to `results`.
/// Errors are part of the answer; `results` has nothing then.
std::string answer_task(std::string_view message, std::vector<Partition> inputs, TaskTools tools, RunWatch& watch,
                        std::vector<Partition>& results);

/// The answer of a task that could not even be read.
std::string encode_failure(const Error& error);

/// The sizes of the results. Throws what the task threw.
std::vector<graph::ResultSize> read_answer(std::string_view bytes);

/// An Error as a field of a message.
struct Failure {
  ErrorKind kind = ErrorKind::internal;
  std::string message;
  std::string context;

  Failure() = default;
  explicit Failure(const Error& error) : kind(error.kind()), message(error.message()), context(error.context()) {}
  [[noreturn]] void rethrow() const { throw Error(kind, message, context); }
  static void fields(auto& self, auto&& visit) {
    visit("kind", self.kind);
    visit("message", self.message);
    visit("context", self.context);
  }
};

}  // namespace weft::engine

template <>
struct weft::plan::EnumRange<weft::ErrorKind> {
  static constexpr auto last = weft::ErrorKind::internal;
};
