// Held partitions -> batches of few rows.
#include "cluster/worker/partition_reader.h"

#include <exception>
#include <utility>

#include <arrow/compute/cast.h>
#include <arrow/table.h>

#include "cluster/protocol/flight_error.h"
#include "cluster/protocol/messages.h"
#include "plan/arrow_type.h"

namespace weft::cluster {

std::shared_ptr<arrow::Schema> arrow_schema(const plan::Schema& schema) {
  arrow::FieldVector fields;
  for (const plan::Field& field : schema.columns()) fields.push_back(arrow::field(field.name, plan::to_arrow(field.type)));
  return arrow::schema(std::move(fields));
}

namespace {

class PartitionReader final : public arrow::RecordBatchReader {
 public:
  PartitionReader(engine::Held partitions, const plan::Schema& schema, std::shared_ptr<void> done)
      : partitions_(std::move(partitions)), schema_(arrow_schema(schema)), done_(std::move(done)) {}

  std::shared_ptr<arrow::Schema> schema() const override { return schema_; }

  arrow::Status ReadNext(std::shared_ptr<arrow::RecordBatch>* out) override try {
    while (true) {
      if (batches_) {
        ARROW_RETURN_NOT_OK(batches_->ReadNext(out));
        if (*out) return fit(out);
        batches_.reset();
        table_.reset();
      }
      if (next_ == partitions_->size()) {
        done_.reset();
        *out = nullptr;
        return arrow::Status::OK();
      }
      table_ = partitions_->read(next_++);
      batches_ = std::make_unique<arrow::TableBatchReader>(*table_);
      batches_->set_chunksize(rows_per_message);
    }
  } catch (const std::exception& error) {
    return to_status(error);
  }

 private:
  /// What tasks hand on may have narrower integers than its columns.
  arrow::Status fit(std::shared_ptr<arrow::RecordBatch>* batch) {
    if ((*batch)->schema()->Equals(*schema_, false)) return arrow::Status::OK();
    arrow::ArrayVector columns;
    for (const auto& field : schema_->fields()) {
      std::shared_ptr<arrow::Array> column = (*batch)->GetColumnByName(field->name());
      if (!column) return arrow::Status::Invalid("A partition has no such column: ", field->name());
      if (!column->type()->Equals(*field->type())) {
        // Days and times come as the integers that they are.
        if (!arrow::is_integer(field->type()->id()) && arrow::is_integer(column->type()->id())) {
          ARROW_ASSIGN_OR_RAISE(
              column, arrow::compute::Cast(*column, field->type()->byte_width() == 4 ? arrow::int32() : arrow::int64()));
          ARROW_ASSIGN_OR_RAISE(column, column->View(field->type()));
        } else {
          ARROW_ASSIGN_OR_RAISE(column, arrow::compute::Cast(*column, field->type()));
        }
      }
      columns.push_back(std::move(column));
    }
    *batch = arrow::RecordBatch::Make(schema_, (*batch)->num_rows(), std::move(columns));
    return arrow::Status::OK();
  }

  engine::Held partitions_;
  std::shared_ptr<arrow::Schema> schema_;
  std::shared_ptr<void> done_;
  std::size_t next_ = 0;
  std::shared_ptr<arrow::Table> table_;
  std::unique_ptr<arrow::TableBatchReader> batches_;
};

}  // namespace

std::shared_ptr<arrow::RecordBatchReader> read_partitions(engine::Held partitions, const plan::Schema& schema,
                                                          std::shared_ptr<void> done) {
  return std::make_shared<PartitionReader>(std::move(partitions), schema, std::move(done));
}

}  // namespace weft::cluster
