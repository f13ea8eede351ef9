// Columns of short numbers -> their values, many rows at a time.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernel/csv/field_index.h"

namespace weft::kernel::csv {

/// Reads rows that hold -?[0-9]+ of at most eight characters. Rows that hold anything else are listed in `left`, which has room
/// for all, ascending; their values are not set. Returns how many those are. `text` has a margin.
std::size_t read_short_integers(const char* text, const RegularColumn& column, std::size_t rows, std::int64_t* values,
                                std::uint32_t* left);
std::size_t read_short_integers(const char* text, const SpanColumn& column, std::size_t rows, std::int64_t* values,
                                std::uint32_t* left);

/// The same for -?[0-9]*[.]?[0-9]* of at most 16 characters after the sign, where the value is exact but for one rounding.
std::size_t read_short_decimals(const char* text, const RegularColumn& column, std::size_t rows, char point, double* values,
                                std::uint32_t* left);
std::size_t read_short_decimals(const char* text, const SpanColumn& column, std::size_t rows, char point, double* values,
                                std::uint32_t* left);

}  // namespace weft::kernel::csv
