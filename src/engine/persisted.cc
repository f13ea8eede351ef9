// Partitions that were computed -> a source of them.
#include "engine/persisted.h"

#include <atomic>

#include "plan/ops/in_memory.h"

namespace weft::engine {
namespace {

class Persisted final : public plan::HeldPartitions {
 public:
  explicit Persisted(std::vector<std::shared_ptr<StoredPartition>> partitions) : partitions_(std::move(partitions)) {
    // Whatever a running computation needs is needed sooner.
    for (const auto& partition : partitions_) partition->needed(~std::uint64_t{0});
  }
  std::shared_ptr<arrow::Table> read(std::size_t index) const override { return partitions_.at(index)->read(); }
  std::uint64_t bytes(std::size_t index) const override {
    return static_cast<std::uint64_t>(partitions_.at(index)->size().bytes);
  }

 private:
  std::vector<std::shared_ptr<StoredPartition>> partitions_;
};

}  // namespace

plan::Expr persisted_source(const plan::Expr& root, std::vector<std::shared_ptr<StoredPartition>> partitions) {
  // Each is its own: a function of the user's may have given other rows the second time.
  static std::atomic<std::uint64_t> count = 0;
  plan::InMemory op;
  op.content = root->name() + " " + std::to_string(++count);
  op.columns = root->schema();
  op.wanted = root->schema().names();
  op.num_partitions = partitions.size();
  op.held = std::make_shared<Persisted>(std::move(partitions));
  return plan::make(std::move(op));
}

}  // namespace weft::engine
