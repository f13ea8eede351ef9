// A path -> Arrow's reader of it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <arrow/ipc/reader.h>

#include "kernel/io/byte_source.h"

namespace weft::kernel::ipc {

/// A file with an index at its end, or a stream; the other is null.
struct Reader {
  std::shared_ptr<arrow::ipc::RecordBatchFileReader> file;
  std::shared_ptr<arrow::ipc::RecordBatchStreamReader> stream;
};

/// `fields`: places of the columns to read, ascending; empty: all. Throws a data Error for what is neither.
Reader open_reader(std::shared_ptr<ByteSource> source, const std::string& path, const std::vector<int>& fields = {});

}  // namespace weft::kernel::ipc
