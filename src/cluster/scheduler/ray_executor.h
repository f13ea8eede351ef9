// Runs tasks on Ray's workers. What they make stays there; only sizes and errors come back.
#pragma once

#include "cluster/scheduler/ray.h"
#include "engine/executor.h"

namespace weft::cluster {

class RayExecutor final : public engine::Executor {
 public:
  explicit RayExecutor(Ray& ray) : ray_(ray) {}
  std::unique_ptr<engine::Computation> begin(const engine::RunSettings& settings) override;

 private:
  Ray& ray_;
};

}  // namespace weft::cluster
