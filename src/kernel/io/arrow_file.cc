// Bytes at any place -> a file that Arrow's readers read.
#include "kernel/io/arrow_file.h"

#include <algorithm>

#include <arrow/buffer.h>
#include <arrow/io/interfaces.h>
#include <arrow/memory_pool.h>
#include <arrow/result.h>

#include <weft/error.h>

namespace weft::kernel {
namespace {

/// A source as Arrow reads files. Arrow may read from several threads, the source from one at a time. What the source throws
/// goes to `thrown`.
class ArrowFile final : public arrow::io::RandomAccessFile {
 public:
  ArrowFile(std::shared_ptr<ByteSource> source, std::shared_ptr<std::exception_ptr> thrown)
      : source_(std::move(source)), thrown_(std::move(thrown)) {}

  arrow::Status Close() override {
    closed_ = true;
    return arrow::Status::OK();
  }
  bool closed() const override { return closed_; }
  arrow::Result<std::int64_t> Tell() const override { return position_; }
  arrow::Status Seek(std::int64_t position) override {
    position_ = position;
    return arrow::Status::OK();
  }
  arrow::Result<std::int64_t> GetSize() override { return static_cast<std::int64_t>(source_->facts().size); }
  arrow::Result<std::int64_t> ReadAt(std::int64_t position, std::int64_t count, void* out) override {
    if (position < 0 || count < 0) return arrow::Status::Invalid("negative place in a file");
    try {
      const auto size = static_cast<std::uint64_t>(count);
      return static_cast<std::int64_t>(
          source_->read_at(static_cast<std::uint64_t>(position), {static_cast<char*>(out), static_cast<std::size_t>(size)}));
    } catch (const Error& error) {
      *thrown_ = std::current_exception();
      return arrow::Status::IOError(error.what());
    }
  }
  arrow::Result<std::shared_ptr<arrow::Buffer>> ReadAt(std::int64_t position, std::int64_t count) override {
    const auto size = static_cast<std::int64_t>(source_->facts().size);
    // A damaged file may ask for more than there is.
    count = std::max<std::int64_t>(0, std::min(count, size - position));
    ARROW_ASSIGN_OR_RAISE(std::shared_ptr<arrow::ResizableBuffer> buffer, arrow::AllocateResizableBuffer(count));
    ARROW_ASSIGN_OR_RAISE(const std::int64_t came, ReadAt(position, count, buffer->mutable_data()));
    ARROW_RETURN_NOT_OK(buffer->Resize(came));
    return buffer;
  }
  arrow::Result<std::int64_t> Read(std::int64_t count, void* out) override {
    ARROW_ASSIGN_OR_RAISE(const std::int64_t came, ReadAt(position_, count, out));
    position_ += came;
    return came;
  }
  arrow::Result<std::shared_ptr<arrow::Buffer>> Read(std::int64_t count) override {
    ARROW_ASSIGN_OR_RAISE(std::shared_ptr<arrow::Buffer> buffer, ReadAt(position_, count));
    position_ += buffer->size();
    return buffer;
  }

 private:
  std::shared_ptr<ByteSource> source_;
  std::shared_ptr<std::exception_ptr> thrown_;
  std::int64_t position_ = 0;
  bool closed_ = false;
};

}  // namespace

std::shared_ptr<arrow::io::RandomAccessFile> arrow_file(std::shared_ptr<ByteSource> source,
                                                        std::shared_ptr<std::exception_ptr> thrown) {
  return std::make_shared<ArrowFile>(std::move(source), std::move(thrown));
}

}  // namespace weft::kernel
