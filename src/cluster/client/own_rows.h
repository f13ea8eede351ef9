// Rows as they came over a network -> the same rows in memory of their own, of the types that a frame's columns have.
#pragma once

#include <cstddef>
#include <memory>

#include <arrow/buffer.h>
#include <arrow/record_batch.h>
#include <arrow/result.h>

namespace weft::cluster {

/// Takes the batches of one table. Copies their values into blocks of large pages: what the network gives lies in small ones, and
/// making a gigabyte of those takes the system seconds; so they go back at once, and serve for what comes next.
class RowsOwner {
 public:
  /// The columns' names, and the types that they have in the end.
  explicit RowsOwner(std::shared_ptr<arrow::Schema> schema) : schema_(std::move(schema)) {}
  /// Integers stay in as few bytes as they came in.
  arrow::Result<std::shared_ptr<arrow::RecordBatch>> own(const arrow::RecordBatch& rows);

 private:
  std::shared_ptr<arrow::Buffer> allocate(std::size_t bytes);
  std::shared_ptr<arrow::Schema> schema_;
  std::shared_ptr<arrow::Buffer> block_;
  std::size_t used_ = 0;  // of the block
};

}  // namespace weft::cluster
