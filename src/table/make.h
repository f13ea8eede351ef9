// Tables and columns that the public constructors do not make.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <weft/table.h>

namespace weft::dd {

/// A column of uint64.
Column make_unsigned(std::span<const std::uint64_t> values);

/// A table of so many rows that has no columns.
Table make_bare(std::size_t num_rows);

}  // namespace weft::dd
