// Where plans are computed when it is not in this process: what a cluster's client installs.
#pragma once

#include <memory>
#include <vector>

#include <weft/computation.h>

#include "kernel/offload.h"
#include "plan/expr.h"

namespace weft::engine {

class Remote {
 public:
  virtual ~Remote() = default;
  /// As engine::compute() and engine::persist().
  virtual std::vector<kernel::Partition> compute(const std::vector<plan::Expr>& roots, const ComputeOptions& options) = 0;
  virtual std::vector<plan::Expr> persist(const std::vector<plan::Expr>& roots, const ComputeOptions& options) = 0;
};

/// That of this thread's innermost scope, else the process's; null: here.
std::shared_ptr<Remote> remote();

/// The process's from now on; the one that was added last counts.
void add_remote(std::shared_ptr<Remote> remote);
void remove_remote(const Remote* remote);

/// As long as it lives, what its thread computes goes there, or null: is computed here.
class RemoteScope {
 public:
  explicit RemoteScope(std::shared_ptr<Remote> remote);
  ~RemoteScope();
  RemoteScope(const RemoteScope&) = delete;
  RemoteScope& operator=(const RemoteScope&) = delete;
};

}  // namespace weft::engine
