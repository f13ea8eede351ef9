// The rows of a vector at some places, and nulls where there is none.
#pragma once

#include <span>

#include "kernel/batch.h"

namespace weft::kernel {

/// The place of a row that is not there.
inline constexpr std::uint32_t no_row = ~std::uint32_t{0};

/// As take(), with null for no_row.
Vector take_or_null(const Vector& vector, std::span<const std::uint32_t> rows);

/// Nulls.
Vector nulls(DType type, std::size_t size);

}  // namespace weft::kernel
