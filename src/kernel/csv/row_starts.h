// Borders between blocks of a file -> where rows begin.
#pragma once

#include <cstdint>
#include <vector>

#include "kernel/io/byte_source.h"
#include "plan/ops/read_csv.h"

namespace weft::kernel::csv {

// Which newlines end a row cannot be seen from the middle of a file: quotes may have been opened long before. So each part takes
// the first newline at its begin for a row's end (first_line_guess), and the part before it checks that. No wrong result can come
// of it:
// - the first part begins where the header ends, which is exact;
// - a part that begins right reads its rows to the last one, so it knows where the first line at or after its end really begins.
// It
//   calls the same first_line_guess() for that border, and when the two differ it throws a revision with the exact starts of all
//   blocks (scan_row_starts). So when it does not throw, the part after it began right too.
// A part that began wrong may meet nonsense before the other part has found that out. So before a part reports anything else (a
// bad value, a ragged row, a wider type), it has its own start confirmed by scan_row_starts().

/// Where the first line at or after `border` begins if no quotes are open there. `border` is not 0.
std::uint64_t first_line_guess(ByteSource& source, std::uint64_t border, const plan::CsvFormat& format);

/// Where it really begins, for each border of the file, the multiples of `step`, found by reading the file from its start. Done
/// once in a process.
std::vector<std::uint64_t> scan_row_starts(const plan::CsvFile& file, const plan::CsvFormat& format, std::uint64_t step);

/// Scans all files of more than one block, writes down what was found, and has none divided otherwise than in blocks.
void find_row_starts(plan::ReadCsv& source);

}  // namespace weft::kernel::csv
