// A byte of a file -> where a reader of an error message finds it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "plan/ops/read_csv.h"

namespace weft::kernel::csv {

/// "gdp.csv, line 17, byte 523". Reads the file up to there to count its lines; bytes are those of the decompressed text.
std::string place_of(const plan::CsvFile& file, const plan::CsvFormat& format, std::uint64_t offset);

/// The value as a message shows it: long ones are cut, and bytes that are no text are escaped.
std::string shown(std::string_view value);

}  // namespace weft::kernel::csv
