// Some rows of a file -> the types of its columns.
#pragma once

#include <string>
#include <vector>

#include <weft/dtype.h>

#include "kernel/csv/chunk_reader.h"
#include "kernel/csv/value_text.h"

namespace weft::kernel::csv {

struct Sampled {
  std::vector<dd::DType> types;    // the narrowest that hold all values; float64 for a column of nulls, as pandas has it
  std::vector<bool> have_offsets;  // whether all values are times with an offset from UTC
  bool newlines_in_quotes = false;
};

Sampled infer_types(const Chunk& rows, const std::vector<std::string>& names, const plan::CsvFormat& format);

}  // namespace weft::kernel::csv
