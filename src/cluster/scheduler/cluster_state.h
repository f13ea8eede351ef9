// What the scheduler knows and has: Ray, what is kept, what runs.
#pragma once

#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>

#include <weft/json.h>

#include "cluster/scheduler/activity.h"
#include "cluster/scheduler/catalog.h"
#include "cluster/scheduler/journal.h"
#include "cluster/scheduler/libraries.h"
#include "cluster/scheduler/quick_tasks.h"
#include "cluster/scheduler/ray.h"
#include "engine/run_settings.h"

namespace weft::cluster {

class Computation;

class ClusterState {
 public:
  ClusterState(const weft_ray& glue, const std::string& state_dir, std::string ray_address, std::string ray_token,
               std::string token)
      : ray(glue),
        quick(std::move(token)),
        ray_address(std::move(ray_address)),
        ray_token(std::move(ray_token)),
        journal_(ray, state_dir),
        libraries_(ray, journal_) {}

  /// What the workers' nodes have together, as settings for a computation. Throws a cluster Error when there are none.
  void fit(engine::RunSettings& settings);
  /// Waits until there are some, however long. Throws a cluster Error when the scheduler stops.
  void wait_for_workers() const;
  /// The nodes, as they were told last.
  Json nodes() const;
  void know_nodes(const std::string& text);

  void add(const std::shared_ptr<Computation>& computation);
  /// Throws a cluster Error when it is over.
  std::shared_ptr<Computation> find(const std::string& computation) const;
  std::size_t num_computations() const;
  Journal& journal() { return journal_; }
  Libraries& libraries() { return libraries_; }
  /// Stops all computations.
  void cancel_all();
  /// What a call on a thread of its own gives. The thread ends before this does.
  template <class Call>
  auto start(Call call) {
    auto made = std::async(std::launch::async, std::move(call)).share();
    std::lock_guard lock(mutex_);
    started_.push_back([made] { made.wait(); });
    return made;
  }

  /// The addresses of the nodes' servers that run.
  std::vector<std::string> servers() const;

  Ray ray;
  QuickTasks quick;
  Activity activity;
  Catalog catalog;
  const std::string ray_address, ray_token;

 private:
  struct Workers {
    double cpus = 0, memory_a_cpu = 1e18;  // the latter where it is least
  };
  Workers workers() const;

  Journal journal_;
  Libraries libraries_;
  mutable std::mutex mutex_;
  std::vector<std::function<void()>> started_;
  std::map<std::string, std::weak_ptr<Computation>> computations_;
  Json nodes_ = boost::json::array();
};

}  // namespace weft::cluster
