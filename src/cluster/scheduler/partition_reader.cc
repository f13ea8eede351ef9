// Held partitions -> batches of few rows.
#include "cluster/scheduler/partition_reader.h"

#include <exception>
#include <utility>

#include <arrow/table.h>

#include "cluster/protocol/fit_columns.h"
#include "cluster/protocol/flight_error.h"
#include "cluster/protocol/messages.h"

namespace weft::cluster {

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
        if (*out) return fit_columns(*out, schema_).Value(out);
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
