// Ray as C++ sees it: objects that are let go of with their last copy, and tasks that make them.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "cluster/scheduler/scheduler.h"

namespace arrow {
class Buffer;
}

namespace weft::cluster {

class Ray;

/// What is smaller Ray keeps with the scheduler, and brings there with the task's answer.
constexpr std::uint64_t least_stored_bytes = 100 * 1024;

/// Something in Ray's store, or on its way to be there. Cheap to copy.
class RayObject {
 public:
  RayObject() = default;
  RayObject(Ray& ray, std::uint64_t number);
  std::uint64_t number() const { return *number_; }
  explicit operator bool() const { return number_ != nullptr; }

 private:
  std::shared_ptr<const std::uint64_t> number_;
};

/// What came of a task: the answer of the worker, or why Ray could not run it.
struct RayAnswer {
  std::string answer;
  std::optional<std::string> error;
};

/// One for the process, as long as the scheduler.
class Ray {
 public:
  explicit Ray(const weft_ray& glue) : glue_(glue) {}

  struct Task {
    std::string message;
    std::vector<RayObject> inputs;
    std::uint32_t num_outputs = 1;
    bool spreads = false;       // evenly over the nodes, else as Ray likes it
    bool reads_itself = false;  // its inputs, which Ray does not bring to its node then
  };
  struct Submitted {
    RayObject answer;
    std::vector<RayObject> outputs;
  };
  /// Submits all. `done` is called once for each, on any thread, with its index. Throws a cluster Error when Ray refuses.
  std::vector<Submitted> submit(const std::vector<Task>& tasks, std::function<void(std::size_t index, RayAnswer answer)> done);
  void cancel(const std::vector<RayObject>& answers);
  RayObject put(const arrow::Buffer& bytes);
  /// The bytes in the store's own memory. Waits for them. Throws a cluster Error when they are lost.
  std::shared_ptr<arrow::Buffer> get(const RayObject& object);
  void release(std::uint64_t object);
  /// What this process holds in the store.
  std::int64_t num_objects() const { return num_objects_; }

  /// Has workers load a library of the journal before tasks that are submitted from now on.
  void add_library(const std::string& digest);
  /// Makes objects known to the servers of the nodes where they are, until the last copy of what it gives is gone.
  struct Offer {
    std::vector<std::string> addresses;  // of the nodes' servers; empty where there is none
    std::shared_ptr<void> lasting;
  };
  Offer offer(const std::vector<RayObject>& objects);
  /// The same for several groups of objects at once, each of which lasts for itself.
  std::vector<Offer> offer_each(const std::vector<std::vector<RayObject>>& groups);
  /// JSON text.
  std::string locations(const std::vector<RayObject>& objects);
  void kv_put(const std::string& key, const std::string& value);
  void kv_remove(const std::string& key);
  std::vector<std::pair<std::string, std::string>> kv_list();

  // What the glue calls.
  bool run(double seconds);
  void task_done(std::uint64_t task, RayAnswer answer);
  void stop();
  bool is_stopped() const {
    const std::lock_guard lock(mutex_);
    return is_stopped_;
  }

 private:
  /// Ray gives tasks and objects numbers by thread: whatever makes some is called on one.
  void on_ray_thread(const std::function<void()>& call);
  /// The same when there is time, without waiting for it; not at all when the scheduler stops.
  void on_ray_thread_later(std::function<void()> call);
  [[noreturn]] void fail() const;
  void check(int failed) const {
    if (failed) fail();
  }

  friend class RayObject;

  weft_ray glue_;
  std::atomic<std::int64_t> num_objects_ = 0;
  mutable std::mutex mutex_;
  std::condition_variable work_;
  std::deque<std::function<void()>> calls_;
  bool is_stopped_ = false;
  std::uint64_t next_task_ = 1;
  std::unordered_map<std::uint64_t, std::function<void(RayAnswer)>> running_;
};

}  // namespace weft::cluster
