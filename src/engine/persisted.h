// Partitions that were computed -> a source of them.
#pragma once

#include <memory>
#include <string>

#include "plan/expr.h"
#include "plan/ops/in_memory.h"

namespace weft::engine {

/// A plan that reads partitions with these columns, and holds them as long as it lives. No other partitions are named `content`.
plan::Expr held_source(plan::Schema columns, std::string content, std::shared_ptr<const plan::HeldPartitions> partitions);
/// The same under a name that only this process knows, of partitions that a plan gave.
plan::Expr persisted_source(const plan::Expr& root, std::shared_ptr<const plan::HeldPartitions> partitions);

}  // namespace weft::engine
