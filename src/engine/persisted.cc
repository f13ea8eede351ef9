// Partitions that were computed -> a source of them.
#include "engine/persisted.h"

#include <atomic>
#include <utility>

namespace weft::engine {

plan::Expr held_source(plan::Schema columns, std::string content, std::shared_ptr<const plan::HeldPartitions> partitions) {
  plan::InMemory op;
  op.content = std::move(content);
  op.wanted = columns.names();
  op.columns = std::move(columns);
  op.num_partitions = partitions->size();
  op.held = std::move(partitions);
  return plan::make(std::move(op));
}

plan::Expr persisted_source(const plan::Expr& root, std::shared_ptr<const plan::HeldPartitions> partitions) {
  // Each is its own: a function of the user's may have given other rows the second time.
  static std::atomic<std::uint64_t> count = 0;
  return held_source(root->schema(), root->name() + " " + std::to_string(++count), std::move(partitions));
}

}  // namespace weft::engine
