// Batches -> Parquet and Arrow IPC files, by Arrow's writers.
#include <exception>

#include <arrow/api.h>
#include <arrow/io/interfaces.h>
#include <arrow/ipc/writer.h>
#include <arrow/util/compression.h>
#include <arrow/util/key_value_metadata.h>
#include <parquet/arrow/writer.h>
#include <parquet/properties.h>

#include <weft/error.h>

#include "kernel/arrow_batches.h"
#include "kernel/write/file_writer.h"
#include "plan/arrow_type.h"
#include "plan/category_tables.h"
#include "table/arrow_status.h"

namespace weft::kernel {
namespace {

constexpr std::int64_t ipc_batch_rows = 64 * 1024;

std::shared_ptr<arrow::Schema> arrow_schema(const plan::Schema& schema) {
  arrow::FieldVector fields;
  for (const plan::Field& field : schema.columns()) {
    const bool encoded = field.type == DType::category;
    fields.push_back(arrow::field(field.name, encoded
                                                  ? arrow::dictionary(arrow::int32(), arrow::utf8(), field.type.detail().ordered)
                                                  : plan::to_arrow(field.type)));
  }
  return arrow::schema(std::move(fields));
}

/// A file of the IPC format has one dictionary for all batches of a column: categories that are not known are written as text.
plan::Schema with_one_dictionary(const plan::Schema& schema) {
  std::vector<plan::Field> fields = schema.columns();
  for (plan::Field& field : fields)
    if (field.type == DType::category && !field.type.detail().known) field.type = DType::string;
  return plan::Schema(std::move(fields));
}

arrow::Compression::type compression_of(const std::string& name) {
  if (name.empty()) return arrow::Compression::UNCOMPRESSED;
  return dd::check(arrow::util::Codec::GetCompressionType(name), "Compression is not known", ErrorKind::internal);
}

arrow::Compression::type parquet_compression(const std::string& name) {
  // Parquet's LZ4 is that of blocks; by this name Arrow has that of frames.
  return name == "lz4" ? arrow::Compression::LZ4 : compression_of(name);
}

/// A file as Arrow writes to files. What it throws waits until Arrow has returned.
class ArrowOutput final : public arrow::io::OutputStream {
 public:
  explicit ArrowOutput(std::unique_ptr<OutputFile> file) : file_(std::move(file)) {}
  using OutputStream::Write;
  arrow::Status Write(const void* data, std::int64_t count) override {
    return run([&] { file_->write({static_cast<const char*>(data), static_cast<std::size_t>(count)}); });
  }
  arrow::Result<std::int64_t> Tell() const override { return static_cast<std::int64_t>(file_->size()); }
  arrow::Status Close() override {
    closed_ = true;
    return run([&] { file_->close(); });
  }
  bool closed() const override { return closed_; }
  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

 private:
  template <class Act>
  arrow::Status run(Act act) {
    try {
      act();
      return arrow::Status::OK();
    } catch (const std::exception& error) {
      thrown_ = std::current_exception();
      return arrow::Status::IOError(error.what());
    }
  }

  std::unique_ptr<OutputFile> file_;
  std::exception_ptr thrown_;
  bool closed_ = false;
};

/// Gathers rows into tables of a number of rows, each of which one write call takes.
class ArrowWriter : public FileWriter {
 public:
  void write(const Batch& batch) override {
    std::size_t done = 0;
    while (done < batch.num_rows) {
      const std::size_t room = most_rows_ - static_cast<std::size_t>(builder_->num_rows());
      const std::size_t some = std::min(room, batch.num_rows - done);
      builder_->append(some == batch.num_rows ? batch : slice(batch, done, some));
      done += some;
      if (some == room) flush();
    }
  }
  std::uint64_t close() override {
    if (builder_->num_rows() > 0) flush();
    check(finish());
    const std::int64_t size = dd::check(file_->Tell(), what_);
    check(file_->Close());
    return static_cast<std::uint64_t>(size);
  }

 protected:
  ArrowWriter(std::unique_ptr<OutputFile> file, const std::string& path, const plan::Schema& schema, std::uint64_t most_rows)
      : what_("File cannot be written: " + path),
        schema_(schema),
        most_rows_(most_rows),
        file_(std::make_shared<ArrowOutput>(std::move(file))) {
    builder_.emplace(schema_);
  }
  void check(const arrow::Status& status) const {
    file_->rethrow();
    dd::check(status, what_);
  }
  template <class T>
  T check(arrow::Result<T> result) const {
    file_->rethrow();
    return dd::check(std::move(result), what_);
  }
  const std::shared_ptr<ArrowOutput>& file() const { return file_; }

 private:
  virtual arrow::Status write_table(const arrow::Table& table) = 0;
  virtual arrow::Status finish() = 0;
  void flush() {
    const Partition table = plan::encode_categories(builder_->finish(), schema_);
    builder_.emplace(schema_);
    check(write_table(*table));
  }

  std::string what_;
  plan::Schema schema_;
  std::size_t most_rows_;
  std::shared_ptr<ArrowOutput> file_;
  std::optional<TableBuilder> builder_;
};

class ParquetWriter final : public ArrowWriter {
 public:
  ParquetWriter(std::unique_ptr<OutputFile> out, const std::string& path, const plan::WriteFormat& format,
                const plan::Schema& schema)
      : ArrowWriter(std::move(out), path, schema, format.row_group_rows),
        rows_(static_cast<std::int64_t>(format.row_group_rows)) {
    parquet::WriterProperties::Builder properties;
    properties.compression(parquet_compression(format.compression))->enable_write_page_index();
    parquet::ArrowWriterProperties::Builder arrow_properties;
    arrow_properties.store_schema();  // types that Parquet has none for are kept beside it, as pyarrow does
    auto written = arrow_schema(schema);
    if (!format.metadata.empty())
      written = written->WithMetadata(arrow::key_value_metadata({format.metadata.begin(), format.metadata.end()}));
    writer_ = check(parquet::arrow::FileWriter::Open(*written, arrow::default_memory_pool(), file(), properties.build(),
                                                     arrow_properties.build()));
  }

 private:
  arrow::Status write_table(const arrow::Table& table) override { return writer_->WriteTable(table, rows_); }
  arrow::Status finish() override { return writer_->Close(); }

  std::int64_t rows_;
  std::unique_ptr<parquet::arrow::FileWriter> writer_;
};

class IpcWriter final : public ArrowWriter {
 public:
  IpcWriter(std::unique_ptr<OutputFile> out, const std::string& path, const plan::WriteFormat& format, const plan::Schema& schema)
      : ArrowWriter(std::move(out), path, with_one_dictionary(schema), ipc_batch_rows) {
    arrow::ipc::IpcWriteOptions options = arrow::ipc::IpcWriteOptions::Defaults();
    options.use_threads = false;
    if (!format.compression.empty()) options.codec = check(arrow::util::Codec::Create(compression_of(format.compression)));
    writer_ = check(arrow::ipc::MakeFileWriter(file(), arrow_schema(with_one_dictionary(schema)), options));
  }

 private:
  arrow::Status write_table(const arrow::Table& table) override { return writer_->WriteTable(table); }
  arrow::Status finish() override { return writer_->Close(); }

  std::shared_ptr<arrow::ipc::RecordBatchWriter> writer_;
};

}  // namespace

std::unique_ptr<FileWriter> make_parquet_writer(std::unique_ptr<OutputFile> file, const std::string& path,
                                                const plan::WriteFormat& format, const plan::Schema& schema) {
  return std::make_unique<ParquetWriter>(std::move(file), path, format, schema);
}

std::unique_ptr<FileWriter> make_ipc_writer(std::unique_ptr<OutputFile> file, const std::string& path,
                                            const plan::WriteFormat& format, const plan::Schema& schema) {
  return std::make_unique<IpcWriter>(std::move(file), path, format, schema);
}

}  // namespace weft::kernel
