// The tables of a slot -> the rows of them that are next to a task's own.
#pragma once

#include <vector>

#include "kernel/operator.h"

namespace weft::kernel {

/// The last `count` rows of tables that follow one another, or the first; all when there are fewer.
std::vector<Partition> last_rows(std::vector<Partition> tables, std::int64_t count);
std::vector<Partition> first_rows(std::vector<Partition> tables, std::int64_t count);

/// Their batches.
std::vector<Batch> read_batches(const std::vector<Partition>& tables, const plan::Schema& schema);

std::size_t num_rows(const std::vector<Batch>& batches);

}  // namespace weft::kernel
