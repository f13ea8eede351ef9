// A column chunk of lists -> vectors, by Arrow's reader.
#include "kernel/parquet/list_reader.h"

#include <arrow/array.h>
#include <arrow/io/interfaces.h>
#include <arrow/table.h>
#include <parquet/arrow/reader.h>
#include <parquet/file_reader.h>

#include <weft/error.h>

#include "kernel/arrow_batches.h"
#include "kernel/io/arrow_file.h"
#include "table/arrow_status.h"
#include "table/arrow_types.h"

namespace weft::kernel::parquet_file {
namespace {

class ListReader final : public RowReader {
 public:
  ListReader(const ColumnForm& form, std::shared_ptr<const Footer> footer, int row_group, std::shared_ptr<ByteSource> bytes)
      : schema_({{form.name, form.type}}),
        leaf_(form.leaf),
        footer_(std::move(footer)),
        row_group_(row_group),
        bytes_(std::move(bytes)) {}

  void skip(std::size_t count) override { passed_ += count; }

  StoredRows read(std::size_t count) override {
    if (!rows_) read_chunk();
    if (passed_ + count > static_cast<std::size_t>(rows_->num_rows()))
      throw Error(ErrorKind::data, "A column has fewer rows than its footer says");
    const Partition slice = rows_->Slice(static_cast<std::int64_t>(passed_), static_cast<std::int64_t>(count));
    passed_ += count;
    std::vector<Batch> batches;
    for_each_batch(slice, schema_, [&](Batch batch) {
      batches.push_back(std::move(batch));
      return true;
    });
    return {nullptr, std::move(concatenate(schema_, std::move(batches)).columns[0])};
  }

  StoredRows take(std::size_t count, std::span<const std::uint32_t> rows) override {
    return parquet_file::take(read(count), rows);
  }

 private:
  void read_chunk() {
    const auto thrown = std::make_shared<std::exception_ptr>();
    try {
      const auto column = dd::to_column_type(read_by_arrow(thrown));
      dd::check(column->ValidateFull(), what_);
      rows_ = arrow::Table::Make(arrow::schema({arrow::field(schema_[0].name, column->type())}), {column});
    } catch (const std::exception&) {
      if (*thrown) std::rethrow_exception(*thrown);
      throw;
    }
  }

  std::shared_ptr<arrow::ChunkedArray> read_by_arrow(const std::shared_ptr<std::exception_ptr>& thrown) {
    auto file =
        parquet::ParquetFileReader::Open(arrow_file(bytes_, thrown), parquet::default_reader_properties(), footer_->metadata);
    const auto reader = dd::check(parquet::arrow::FileReader::Make(arrow::default_memory_pool(), std::move(file)), what_);
    return dd::check(reader->ReadRowGroup(row_group_, {leaf_}), what_)->column(0);
  }

  static constexpr const char* what_ = "Parquet file is damaged";

  plan::Schema schema_;
  int leaf_;
  std::shared_ptr<const Footer> footer_;
  int row_group_;
  std::shared_ptr<ByteSource> bytes_;
  Partition rows_;  // of the row group, once it is read
  std::size_t passed_ = 0;
};

}  // namespace

std::unique_ptr<RowReader> make_list_reader(const ColumnForm& form, std::shared_ptr<const Footer> footer, int row_group,
                                            std::shared_ptr<ByteSource> bytes) {
  return std::make_unique<ListReader>(form, std::move(footer), row_group, std::move(bytes));
}

}  // namespace weft::kernel::parquet_file
