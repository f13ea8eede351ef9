// A column chunk of lists -> vectors, by Arrow's reader.
#pragma once

#include <memory>

#include "kernel/io/byte_source.h"
#include "kernel/parquet/column_decoder.h"
#include "kernel/parquet/footer.h"

namespace weft::kernel::parquet_file {

/// Reads all of the column chunk when the first row is asked for.
std::unique_ptr<RowReader> make_list_reader(const ColumnForm& form, std::shared_ptr<const Footer> footer, int row_group,
                                            std::shared_ptr<ByteSource> bytes);

}  // namespace weft::kernel::parquet_file
