// Plans -> what is sent of them: their nodes, and the rows that this process holds.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cluster/client/connection.h"
#include "cluster/protocol/messages.h"
#include "plan/expr.h"
#include "plan/ops/in_memory.h"

namespace weft::cluster {

/// Partitions that the cluster holds, which it may let go of with this.
class RemotePartitions final : public plan::HeldPartitions {
 public:
  RemotePartitions(std::shared_ptr<Connection> connection, HeldInfo held)
      : connection_(std::move(connection)), held_(std::move(held)) {}
  ~RemotePartitions() override;

  std::size_t size() const override { return held_.bytes.size(); }
  std::shared_ptr<arrow::Table> read(std::size_t index) const override;
  std::uint64_t bytes(std::size_t index) const override { return held_.bytes.at(index); }
  const std::shared_ptr<Connection>& connection() const { return connection_; }

 private:
  std::shared_ptr<Connection> connection_;
  HeldInfo held_;
};

struct SentPlan {
  std::string plan;
  std::vector<GivenTable> given;
};

/// Partitions that are at this connection's scheduler go by their name, all other rows along with the plan.
SentPlan send_plan(const std::vector<plan::Expr>& roots, const Connection& connection);

/// A plan that the scheduler sent, which reads partitions there.
std::vector<plan::Expr> receive_plan(const std::string& plan, const std::vector<HeldInfo>& held,
                                     const std::shared_ptr<Connection>& connection);

}  // namespace weft::cluster
