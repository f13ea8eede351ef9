// A column that was written from categories -> the list of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/io/byte_source.h"
#include "kernel/parquet/footer.h"

namespace weft::kernel::parquet_file {

/// The dictionaries of the column's row groups: their texts, all different, in the order in which the dictionaries have them, as
/// pandas has it when it reads the file. Nothing where a row group has values beside its dictionary, where there is no row, or
/// where there are too many to be read for a list.
std::optional<std::vector<std::string>> stored_categories(const Footer& footer, const ColumnForm& column,
                                                          const std::shared_ptr<ByteSource>& bytes);

}  // namespace weft::kernel::parquet_file
