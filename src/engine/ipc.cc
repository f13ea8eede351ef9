// Tables -> Arrow IPC bytes -> tables.
#include "engine/ipc.h"

#include <cstdint>
#include <utility>

#include <arrow/buffer.h>
#include <arrow/io/interfaces.h>
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

/// Keeps what is written in pieces.
class PieceSink final : public arrow::io::OutputStream {
 public:
  PieceSink() { set_mode(arrow::io::FileMode::WRITE); }

  arrow::Status Write(const void* data, std::int64_t size) override {
    copied_.append(static_cast<const char*>(data), static_cast<std::size_t>(size));
    written_ += size;
    return arrow::Status::OK();
  }
  arrow::Status Write(const std::shared_ptr<arrow::Buffer>& data) override {
    constexpr std::int64_t least_kept = 64 << 10;
    if (data->size() < least_kept) return Write(data->data(), data->size());
    // The first bytes fill up what comes before, and the last ones that are no whole multiple begin what comes after.
    const std::int64_t first = (unit - static_cast<std::int64_t>(copied_.size()) % unit) % unit;
    const std::int64_t kept = (data->size() - first) / unit * unit;
    ARROW_RETURN_NOT_OK(Write(data->data(), first));
    end_copied();
    pieces_.push_back(arrow::SliceBuffer(data, first, kept));
    written_ += kept;
    return Write(data->data() + first + kept, data->size() - first - kept);
  }
  arrow::Result<std::int64_t> Tell() const override { return written_; }
  arrow::Status Close() override {
    is_closed_ = true;
    return arrow::Status::OK();
  }
  bool closed() const override { return is_closed_; }

  std::vector<std::shared_ptr<arrow::Buffer>> finish() {
    end_copied();
    return std::move(pieces_);
  }

 private:
  static constexpr std::int64_t unit = 64;

  void end_copied() {
    if (!copied_.empty()) pieces_.push_back(arrow::Buffer::FromString(std::exchange(copied_, {})));
  }

  std::vector<std::shared_ptr<arrow::Buffer>> pieces_;
  std::string copied_;
  std::int64_t written_ = 0;
  bool is_closed_ = false;
};

}  // namespace

std::vector<std::shared_ptr<arrow::Buffer>> to_ipc_pieces(const Partition& table) {
  PieceSink sink;
  write(table, &sink, "Table cannot be encoded");
  return sink.finish();
}

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
