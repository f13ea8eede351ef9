// Tables -> one table with all their rows in order.
#pragma once

#include <vector>

#include "kernel/operator.h"
#include "plan/ops/sort.h"

namespace weft::kernel {

/// Whether the task may hold what sort_tables() needs.
bool fits_whole(const std::vector<Partition>& tables, const plan::Schema& schema, const TaskContext& context);

/// Sorts the keys alone, and then gathers one column after the other into memory of the right size.
Partition sort_tables(const std::vector<Partition>& tables, const plan::Schema& schema, const plan::Sort& order,
                      const TaskContext& context);

}  // namespace weft::kernel
