// Runs tasks on Ray's workers. What they make stays there; only sizes and errors come back.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cluster/scheduler/activity.h"
#include "cluster/scheduler/quick_tasks.h"
#include "cluster/scheduler/ray.h"
#include "engine/executor.h"

namespace weft::cluster {

class RayExecutor final : public engine::Executor {
 public:
  /// `computation`: what runs there, for the activity.
  RayExecutor(Ray& ray, Activity& activity, std::string computation)
      : ray_(ray), activity_(activity), computation_(std::move(computation)) {}
  /// Has the nodes' servers, at these addresses, run what is small, and give rows to tasks of other nodes: for results that may
  /// be lost.
  void use_servers(QuickTasks& quick, std::vector<std::string> servers) {
    quick_ = &quick;
    servers_ = std::move(servers);
  }
  std::unique_ptr<engine::Computation> begin(const engine::RunSettings& settings) override;

 private:
  Ray& ray_;
  Activity& activity_;
  const std::string computation_;
  QuickTasks* quick_ = nullptr;
  std::vector<std::string> servers_;
};

}  // namespace weft::cluster
