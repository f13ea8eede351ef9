// Partitions that were computed -> a source of them.
#pragma once

#include <memory>
#include <vector>

#include "engine/partition_store.h"
#include "plan/expr.h"

namespace weft::engine {

/// A plan that reads those partitions of `root`, and holds them as long as it lives.
plan::Expr persisted_source(const plan::Expr& root, std::vector<std::shared_ptr<StoredPartition>> partitions);

}  // namespace weft::engine
