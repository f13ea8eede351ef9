// Tables -> Arrow IPC bytes -> tables.
#include "engine/ipc.h"

#include <arrow/buffer.h>
#include <arrow/io/memory.h>
#include <arrow/ipc/reader.h>
#include <arrow/ipc/writer.h>
#include <arrow/table.h>

#include <weft/error.h>

namespace weft::engine {
namespace {

void check(const arrow::Status& status, std::string_view what) {
  if (!status.ok()) throw Error(ErrorKind::cluster, std::string(what) + ": " + status.message());
}

template <class T>
T value_of(arrow::Result<T> result, std::string_view what) {
  check(result.status(), what);
  return std::move(result).ValueUnsafe();
}

}  // namespace

std::string to_ipc(const Partition& table) {
  constexpr std::string_view what = "Table cannot be encoded";
  auto sink = value_of(arrow::io::BufferOutputStream::Create(), what);
  auto writer = value_of(arrow::ipc::MakeStreamWriter(sink, table->schema()), what);
  check(writer->WriteTable(*table), what);
  check(writer->Close(), what);
  return value_of(sink->Finish(), what)->ToString();
}

Partition from_ipc(const std::string& bytes) {
  constexpr std::string_view what = "Bytes are not a table";
  // The table outlives the bytes it came as, so it owns a copy.
  auto source = std::make_shared<arrow::io::BufferReader>(arrow::Buffer::FromString(bytes));
  auto reader = value_of(arrow::ipc::RecordBatchStreamReader::Open(source), what);
  return value_of(reader->ToTable(), what);
}

}  // namespace weft::engine
