// Partitions in Ray's store.
#pragma once

#include <chrono>
#include <cstdint>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "cluster/scheduler/ray.h"
#include "graph/task_graph.h"
#include "plan/ops/in_memory.h"

namespace weft::cluster {

class RayPartitions final : public plan::HeldPartitions {
 public:
  struct Part {
    RayObject object;  // Arrow IPC
    graph::ResultSize size;
    std::shared_ptr<arrow::Buffer> rows = nullptr;  // instead of the object: few rows that are here
    std::string node = {};                          // where it was made, as Ray names it
  };
  RayPartitions(Ray& ray, std::vector<Part> parts);
  /// Partitions that are being made: whoever needs their rows waits, and gets what making them throws. `bytes` is known already.
  RayPartitions(Ray& ray, std::vector<std::uint64_t> bytes, std::shared_future<std::vector<Part>> parts)
      : ray_(ray), bytes_(std::move(bytes)), parts_(std::move(parts)) {}

  std::size_t size() const override { return bytes_.size(); }
  std::shared_ptr<arrow::Table> read(std::size_t index) const override;
  std::uint64_t bytes(std::size_t index) const override { return bytes_.at(index); }
  const std::vector<std::uint64_t>& all_bytes() const { return bytes_; }
  const std::vector<Part>& parts() const { return parts_.get(); }
  /// The bytes of one, in the store's memory.
  std::shared_ptr<arrow::Buffer> ipc(std::size_t index) const;
  /// The server of the node that has one, and knows it; empty when there is none: the partition is small, or the server starts.
  std::string server(std::size_t index) const;
  /// A server does not know its partitions any more.
  void ask_servers_again() const;

 private:
  Ray& ray_;
  std::vector<std::uint64_t> bytes_;
  std::shared_future<std::vector<Part>> parts_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::size_t, std::shared_ptr<arrow::Buffer>> small_;  // that were read before
  mutable std::optional<Ray::Offer> offer_;
  mutable std::chrono::steady_clock::time_point offered_;
};

/// Copies partitions of this process into Ray's store.
std::shared_ptr<const RayPartitions> put_partitions(Ray& ray, const plan::HeldPartitions& partitions);

/// One of them alone. Throws a user Error when there is none of that number.
std::shared_ptr<const plan::HeldPartitions> part_of(const std::shared_ptr<const plan::HeldPartitions>& partitions,
                                                    std::size_t index);

}  // namespace weft::cluster
