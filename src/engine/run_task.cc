// A task and its inputs -> its result.
#include "engine/run_task.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <vector>

#include <arrow/table.h>
#include <arrow/util/byte_size.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <weft/config.h>
#include <weft/error.h>

#include "base/hash.h"
#include "base/text.h"
#include "kernel/operator.h"
#include "plan/ops/read_csv.h"
#include "plan/registry.h"

namespace weft::engine {
namespace {

/// The operation of a fragment that a person would name it by: the last but for projections.
std::string describe(const plan::Expr& fragment) {
  plan::Expr frame = fragment;
  while (frame->op().name() == "project" && frame->input()->kind() == plan::OpKind::frame) frame = frame->input();
  return std::string(frame->op().name());
}

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

}  // namespace

std::vector<Partition> run_task(const graph::Task& task, std::vector<std::vector<Partition>> inputs, kernel::SharedState& shared,
                                const std::atomic<bool>& cancelled) {
  plan::Expr fragment = plan::decode_plan(*task.fragment).at(0);
  kernel::TaskContext context;
  context.parts = task.parts;
  context.inputs = std::move(inputs);
  for (const auto& slot : task.inputs) context.input_names.push_back(base::hash_bytes(base::join(slot, "\n")).hex());
  context.shared = &shared;
  context.cancelled = &cancelled;
  try {
    return kernel::run_fragment(fragment, std::move(context));
  } catch (const Error& error) {
    if (cancelled) throw Cancelled{};
    throw error.in(describe(fragment));
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::data, "Out of memory", describe(fragment));
  } catch (const std::exception& error) {
    // A user's function threw: its words are what the person at compute() needs.
    throw Error(ErrorKind::user, error.what(), describe(fragment));
  }
}

graph::ResultSize size_of(const Partition& partition) {
  return {partition->num_rows(), arrow::util::TotalBufferSize(*partition)};
}

void run_all(std::size_t count, const std::function<void(std::size_t, const std::atomic<bool>& cancelled)>& run) {
  Failures failures;
  std::vector<std::atomic<bool>> cancelled(count);
  int threads = config().threads;
  tbb::task_arena arena(threads > 0 ? threads : tbb::task_arena::automatic);
  arena.execute([&] {
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, count, 1),
        [&](const tbb::blocked_range<std::size_t>& range) {
          for (std::size_t index = range.begin(); index < range.end(); ++index) {
            if (cancelled[index]) continue;
            try {
              run(index, cancelled[index]);
            } catch (...) {
              failures.add(index, std::current_exception());
              for (std::size_t later = index + 1; later < count; ++later) cancelled[later] = true;
            }
          }
        },
        tbb::simple_partitioner());
  });
  failures.rethrow();
}

}  // namespace weft::engine
