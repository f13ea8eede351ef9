// Plans -> tables, computed by a scheduler.
#pragma once

#include <memory>
#include <vector>

#include "cluster/client/connection.h"
#include "engine/remote.h"

namespace weft::cluster {

class RemoteEngine final : public engine::Remote {
 public:
  explicit RemoteEngine(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}

  std::vector<kernel::Partition> compute(const std::vector<plan::Expr>& roots, const ComputeOptions& options) override;
  std::vector<plan::Expr> persist(const std::vector<plan::Expr>& roots, const ComputeOptions& options) override;

 private:
  /// Calls `take` with what was computed while the scheduler holds it.
  void run(const std::vector<plan::Expr>& roots, const ComputeOptions& options, bool persist,
           const std::function<void(const Computed& computed)>& take);

  std::shared_ptr<Connection> connection_;
};

}  // namespace weft::cluster
