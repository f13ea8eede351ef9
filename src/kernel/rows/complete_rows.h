// Columns -> the rows where none of them is missing.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "kernel/batch.h"

namespace weft::kernel {

/// The rows where no value is missing, ascending; nothing when these are all rows.
std::optional<std::vector<std::uint32_t>> complete_rows(std::span<const Vector> columns, std::size_t rows);

}  // namespace weft::kernel
