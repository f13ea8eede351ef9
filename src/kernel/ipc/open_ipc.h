// A path -> Arrow's reader of it.
#pragma once

#include <exception>
#include <memory>
#include <string>
#include <vector>

#include <arrow/ipc/reader.h>

#include "kernel/io/byte_source.h"
#include "table/arrow_status.h"

namespace weft::kernel::ipc {

/// A file with an index at its end, or a stream; the other is null.
struct Reader {
  std::shared_ptr<arrow::ipc::RecordBatchFileReader> file;
  std::shared_ptr<arrow::ipc::RecordBatchStreamReader> stream;
  std::shared_ptr<std::exception_ptr> thrown;  // by the source, on the way through Arrow

  /// What Arrow returned. Throws what the source threw, or a data Error that says what failed and why.
  void check(const arrow::Status& status, const std::string& what) const {
    if (*thrown) std::rethrow_exception(*thrown);
    dd::check(status, what);
  }
  template <class T>
  T check(arrow::Result<T> result, const std::string& what) const {
    check(result.status(), what);
    return std::move(result).ValueUnsafe();
  }
};

/// `fields`: places of the columns to read, ascending; empty: all. Throws a data Error for what is neither.
Reader open_reader(std::shared_ptr<ByteSource> source, const std::string& path, const std::vector<int>& fields = {});

}  // namespace weft::kernel::ipc
