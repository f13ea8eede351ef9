// Some rows of a file -> the types of its columns.
#pragma once

#include <vector>

#include <weft/dtype.h>

#include "kernel/csv/chunk_reader.h"
#include "kernel/csv/value_text.h"

namespace weft::kernel::csv {

struct Sampled {
  std::vector<dd::DType> types;  // the narrowest that hold all values; float64 for a column of nulls, as pandas has it
  bool newlines_in_quotes = false;
};

Sampled infer_types(const Chunk& rows, std::size_t num_columns, const plan::CsvFormat& format, const ValueText& values);

}  // namespace weft::kernel::csv
