// Batches -> Parquet and Arrow IPC files, by Arrow's writers.
#include <exception>
#include <map>
#include <unordered_map>

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
#include "table/category_columns.h"

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

/// Categories that are not known before: a list that grows with the texts of each table, whose new ones are put behind in
/// ascending order.
class GrowingCategories {
 public:
  std::shared_ptr<arrow::ChunkedArray> encode(const arrow::ChunkedArray& texts) {
    constexpr std::string_view what = "Cannot make a column of categories";
    const auto own = dd::encode_categories(texts);
    std::vector<std::int32_t> places;  // of the texts of this table alone
    for (std::string& category : dd::categories_of(*own)) {
      const auto [found, is_new] = places_.try_emplace(category, static_cast<std::int32_t>(list_.size()));
      places.push_back(found->second);
      if (is_new) list_.push_back(std::move(category));
    }
    const arrow::Array& own_codes = *static_cast<const arrow::DictionaryArray&>(*own->chunk(0)).indices();
    arrow::Int32Builder codes;
    dd::check(codes.Reserve(own_codes.length()), what);
    for (std::int64_t row = 0; row < own_codes.length(); ++row) {
      if (own_codes.IsNull(row))
        codes.UnsafeAppendNull();
      else
        codes.UnsafeAppend(places[static_cast<std::size_t>(static_cast<const arrow::Int32Array&>(own_codes).Value(row))]);
    }
    arrow::StringBuilder dictionary;
    dd::check(dictionary.AppendValues(list_), what);
    return std::make_shared<arrow::ChunkedArray>(std::make_shared<arrow::DictionaryArray>(
        own->type(), dd::check(codes.Finish(), what), dd::check(dictionary.Finish(), what)));
  }

 private:
  std::vector<std::string> list_;
  std::unordered_map<std::string, std::int32_t> places_;
};

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
  /// The rows as they are written, with dictionaries in the place of categories.
  virtual Partition encode(Partition rows) { return plan::encode_categories(std::move(rows), schema_); }
  virtual arrow::Status write_table(const arrow::Table& table) = 0;
  virtual arrow::Status finish() = 0;
  void flush() {
    const Partition table = encode(builder_->finish());
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
    // Each column of a schema, a list too, is one of the file's.
    if (const auto place = format.sorted_by.empty() ? std::nullopt : schema.find(format.sorted_by))
      properties.set_sorting_columns(
          {{.column_idx = static_cast<std::int32_t>(*place), .descending = false, .nulls_first = false}});
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
      : ArrowWriter(std::move(out), path, schema, ipc_batch_rows) {
    std::vector<plan::Field> others;
    for (const plan::Field& field : schema.columns()) {
      if (field.type == DType::category && !field.type.detail().known)
        growing_.emplace(field.name, GrowingCategories());
      else
        others.push_back(field);
    }
    others_ = plan::Schema(std::move(others));
    arrow::ipc::IpcWriteOptions options = arrow::ipc::IpcWriteOptions::Defaults();
    options.use_threads = false;
    // A file has one dictionary for all batches of a column, to which each may add.
    options.emit_dictionary_deltas = true;
    if (!format.compression.empty()) options.codec = check(arrow::util::Codec::Create(compression_of(format.compression)));
    writer_ = check(arrow::ipc::MakeFileWriter(file(), arrow_schema(schema), options));
  }

 private:
  Partition encode(Partition rows) override {
    rows = plan::encode_categories(std::move(rows), others_);
    for (auto& [name, categories] : growing_) {
      const int place = rows->schema()->GetFieldIndex(name);
      const auto column = categories.encode(*rows->column(place));
      rows = check(rows->SetColumn(place, arrow::field(name, column->type()), column));
    }
    return rows;
  }
  arrow::Status write_table(const arrow::Table& table) override { return writer_->WriteTable(table); }
  arrow::Status finish() override { return writer_->Close(); }

  plan::Schema others_;                               // than the growing ones
  std::map<std::string, GrowingCategories> growing_;  // by the column's name
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
