// A client's request to compute -> what happens meanwhile, and where the results are.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <arrow/util/compression.h>

#include <weft/cancellation.h>

#include "cluster/protocol/messages.h"
#include "cluster/scheduler/cluster_state.h"
#include "cluster/scheduler/received_plan.h"

namespace weft::cluster {

/// Runs on a thread of its own from its begin to its end; is cancelled when it is let go of before.
class Computation {
 public:
  /// `codec`: null, or what compresses rows that come with the answer. Throws what receive_plan() throws.
  Computation(ClusterState& cluster, ComputeRequest request, std::shared_ptr<arrow::util::Codec> codec = nullptr);
  ~Computation();
  Computation(const Computation&) = delete;
  Computation& operator=(const Computation&) = delete;

  void cancel() { cancellation_.cancel(); }
  const std::string& id() const { return id_; }
  /// What to tell the client next; nothing when there is nothing new for a while.
  std::optional<ComputeEvent> next();
  /// Whether all results that the client has to fetch were fetched.
  bool is_fetched() const;

  struct Result {
    engine::Held partitions;
    plan::Schema schema;
  };
  /// A result to be sent, once; when the last of them lets go of `sent`, all are fetched.
  Result take_result(std::size_t root, std::shared_ptr<void>& sent);

 private:
  void run();
  ComputedRoot tell_of(std::size_t root);
  /// The bytes of few rows, as the client wants them.
  std::string table_of(const RayPartitions& partitions, std::size_t index) const;
  /// The partitions of a result: rows that are few, and the nodes that serve the others.
  std::vector<ResultPart> parts_of(const RayPartitions& partitions, const plan::Schema& schema);

  ClusterState& cluster_;
  const std::string id_;
  ComputeRequest request_;
  const std::shared_ptr<arrow::util::Codec> codec_;
  ReceivedPlan plan_;
  Cancellation cancellation_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<ComputeEvent> event_;  // not yet told
  bool is_over_ = false;
  std::vector<std::optional<Result>> results_;  // that are to be fetched
  std::size_t to_fetch_ = 0;
  std::thread thread_;
};

}  // namespace weft::cluster
