// Partitions in Ray's store.
#pragma once

#include <cstdint>
#include <future>
#include <memory>
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
  std::shared_ptr<arrow::Buffer> ipc(std::size_t index) const { return ray_.get(parts().at(index).object); }

 private:
  Ray& ray_;
  std::vector<std::uint64_t> bytes_;
  std::shared_future<std::vector<Part>> parts_;
};

/// Copies partitions of this process into Ray's store.
std::shared_ptr<const RayPartitions> put_partitions(Ray& ray, const plan::HeldPartitions& partitions);

/// One of them alone. Throws a user Error when there is none of that number.
std::shared_ptr<const plan::HeldPartitions> part_of(const std::shared_ptr<const plan::HeldPartitions>& partitions,
                                                    std::size_t index);

}  // namespace weft::cluster
