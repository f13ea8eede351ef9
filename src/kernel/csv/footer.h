// Lines at the end of a file that are no rows -> where they begin.
#pragma once

#include <cstdint>

#include "plan/ops/read_csv.h"

namespace weft::kernel::csv {

/// Where the last `num_lines` lines of a file begin, as a place of open_csv(); 0 when there are no more. Of files that can only
/// be read from their begin on, all is read.
std::uint64_t footer_begin(const plan::CsvFile& file, const plan::CsvFormat& format, std::int64_t num_lines);

}  // namespace weft::kernel::csv
