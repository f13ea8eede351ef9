// A task and its inputs -> its results.
#include "engine/run_task.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <new>
#include <utility>

#include <arrow/table.h>

#include <weft/error.h>

#include "base/hash.h"
#include "base/text.h"
#include "engine/workers.h"
#include "plan/ops/read_csv.h"
#include "plan/registry.h"

namespace weft::engine {

std::string operation_of(const plan::Expr& fragment) {
  plan::Expr frame = fragment;
  while (frame->op().name() == "project" && frame->input()->kind() == plan::OpKind::frame) frame = frame->input();
  return std::string(frame->op().name());
}

namespace {

/// Failures of a run: which of them is reported does not depend on which thread was first.
class Failures {
 public:
  void add(std::size_t index, std::exception_ptr failure) {
    std::lock_guard lock(mutex_);
    failures_.emplace_back(index, std::move(failure));
  }

  void rethrow() {
    if (failures_.empty()) return;
    std::sort(failures_.begin(), failures_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::exception_ptr first;
    for (const auto& [index, failure] : failures_) {
      try {
        std::rethrow_exception(failure);
      } catch (const plan::SourceRevision&) {
        throw;
      } catch (const Cancelled&) {
      } catch (...) {
        if (!first) first = failure;
      }
    }
    std::rethrow_exception(first ? first : failures_.front().second);
  }

 private:
  std::mutex mutex_;
  std::vector<std::pair<std::size_t, std::exception_ptr>> failures_;
};

/// Tells progress from time to time.
class Teller {
 public:
  explicit Teller(const RunSettings& settings) : settings_(settings) {}
  void tell() {
    if (!settings_.options.progress) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    settings_.options.progress(settings_.watch->progress());
  }

 private:
  const RunSettings& settings_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace

std::vector<Partition> run_task(const graph::Task& task, std::vector<std::vector<Partition>> inputs, const TaskTools& tools) {
  plan::Expr fragment = plan::decode_plan(*task.fragment).at(0);
  kernel::TaskContext context;
  context.parts = task.parts;
  context.inputs = std::move(inputs);
  for (const auto& slot : task.inputs) context.input_names.push_back(base::hash_bytes(base::join(slot, "\n")).hex());
  context.memory_bytes = tools.memory_bytes;
  context.shared = &tools.shared;
  context.offload = tools.offload;
  context.counts = tools.counts;
  context.cancelled = &tools.cancelled;
  try {
    return kernel::run_fragment(fragment, std::move(context));
  } catch (const Error& error) {
    if (tools.cancelled) throw Cancelled{};
    throw error.in(operation_of(fragment));
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::data, "Out of memory", operation_of(fragment));
  } catch (const std::exception& error) {
    // A user's function threw: its words are what the person at compute() needs.
    throw Error(ErrorKind::user, error.what(), operation_of(fragment));
  }
}

void check_cancelled(const RunSettings& settings) {
  if (settings.options.cancel && settings.options.cancel->is_cancelled())
    throw Error(ErrorKind::user, "The computation was cancelled");
}

void run_all(std::size_t count, const RunSettings& settings,
             const std::function<void(std::size_t, const std::atomic<bool>& cancelled)>& run) {
  Failures failures;
  std::vector<std::atomic<bool>> cancelled(count);
  std::exception_ptr stopped;
  Teller teller(settings);
  const auto work = [&](std::size_t index) {
    if (cancelled[index]) return;
    try {
      run(index, cancelled[index]);
    } catch (...) {
      failures.add(index, std::current_exception());
      for (std::size_t later = index + 1; later < count; ++later) cancelled[later] = true;
    }
  };
  const auto watch = [&] {
    if (stopped) return;
    try {
      check_cancelled(settings);
      teller.tell();
    } catch (...) {
      stopped = std::current_exception();
      for (std::atomic<bool>& flag : cancelled) flag = true;
    }
  };
  Workers::only().run(count, settings.threads, work, watch);
  if (stopped) std::rethrow_exception(stopped);
  check_cancelled(settings);
  failures.rethrow();
}

}  // namespace weft::engine
