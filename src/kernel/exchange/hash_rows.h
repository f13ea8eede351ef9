// Key columns -> a hash of each row, the same in every process.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernel/batch.h"

namespace weft::kernel {

/// Rows whose keys are equal have equal hashes; both zeros are equal, and all missing values, null or NaN, of a column are.
/// `keys` are one vector a key column, each of `rows` values.
void hash_rows(std::span<const Vector> keys, std::size_t rows, std::vector<std::uint64_t>& hashes);

}  // namespace weft::kernel
