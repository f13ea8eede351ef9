// Tables -> Arrow IPC bytes -> tables.
#include "engine/ipc.h"

#include <arrow/buffer.h>
#include <arrow/io/memory.h>
#include <arrow/ipc/reader.h>
#include <arrow/ipc/writer.h>
#include <arrow/table.h>

#include <weft/error.h>

#include "kernel/system_buffer.h"

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

void write(const Partition& table, arrow::io::OutputStream* sink, std::string_view what,
           const arrow::ipc::IpcWriteOptions& options = arrow::ipc::IpcWriteOptions::Defaults()) {
  auto writer = value_of(arrow::ipc::MakeStreamWriter(sink, table->schema(), options), what);
  check(writer->WriteTable(*table), what);
  check(writer->Close(), what);
}

}  // namespace

std::shared_ptr<arrow::Buffer> to_ipc_buffer(const Partition& table) {
  constexpr std::string_view what = "Table cannot be encoded";
  arrow::io::MockOutputStream count;
  write(table, &count, what);
  const std::shared_ptr<arrow::Buffer> bytes = kernel::system_buffer(static_cast<std::size_t>(count.GetExtentBytesWritten()));
  arrow::io::FixedSizeBufferWriter sink(bytes);
  write(table, &sink, what);
  return bytes;
}

std::shared_ptr<arrow::Buffer> to_ipc_buffer(const Partition& table, std::shared_ptr<arrow::util::Codec> codec) {
  constexpr std::string_view what = "Table cannot be encoded";
  auto options = arrow::ipc::IpcWriteOptions::Defaults();
  options.codec = std::move(codec);
  const auto sink = value_of(arrow::io::BufferOutputStream::Create(), what);
  write(table, sink.get(), what, options);
  return value_of(sink->Finish(), what);
}

std::string to_ipc(const Partition& table) { return to_ipc_buffer(table)->ToString(); }

Partition from_ipc(std::shared_ptr<arrow::Buffer> bytes) {
  constexpr std::string_view what = "Bytes are not a table";
  auto source = std::make_shared<arrow::io::BufferReader>(std::move(bytes));
  auto reader = value_of(arrow::ipc::RecordBatchStreamReader::Open(source), what);
  return value_of(reader->ToTable(), what);
}

Partition from_ipc_of_others(std::shared_ptr<arrow::Buffer> bytes) {
  Partition table = from_ipc(std::move(bytes));
  check(table->ValidateFull(), "Bytes are not a table");
  return table;
}

// The table outlives the bytes it came as, so it owns a copy.
Partition from_ipc(const std::string& bytes) {
  return from_ipc(std::shared_ptr<arrow::Buffer>(arrow::Buffer::FromString(bytes)));
}

}  // namespace weft::engine
