// A path -> Arrow's reader of it.
#include "kernel/ipc/open_ipc.h"

#include <cstring>

#include <arrow/io/interfaces.h>

#include "kernel/io/arrow_file.h"

namespace weft::kernel::ipc {
Reader open_reader(std::shared_ptr<ByteSource> source, const std::string& path, const std::vector<int>& fields) {
  char magic[6] = {};
  const bool is_file = source->read_at(0, magic) == sizeof magic && std::memcmp(magic, "ARROW1", sizeof magic) == 0;
  auto options = arrow::ipc::IpcReadOptions::Defaults();
  options.use_threads = false;
  options.included_fields = fields;
  Reader reader;
  reader.thrown = std::make_shared<std::exception_ptr>();
  const auto file = arrow_file(std::move(source), reader.thrown);
  const std::string what = "Not an Arrow IPC file: " + path;
  if (is_file)
    reader.file = reader.check(arrow::ipc::RecordBatchFileReader::Open(file, options), what);
  else
    reader.stream = reader.check(arrow::ipc::RecordBatchStreamReader::Open(file, options), what);
  return reader;
}

}  // namespace weft::kernel::ipc
