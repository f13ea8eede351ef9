// Rows as they came over a network -> the same rows in memory of their own, of the types that a frame's columns have.
#pragma once

#include <memory>

#include <arrow/record_batch.h>
#include <arrow/result.h>

namespace weft::cluster {

/// Copies the values into one block of large pages. What the network gives lies in small ones, and making a gigabyte of those
/// takes the system seconds; so they go back at once, and serve for what comes next.
arrow::Result<std::shared_ptr<arrow::RecordBatch>> own_rows(const std::shared_ptr<arrow::RecordBatch>& rows,
                                                            const std::shared_ptr<arrow::Schema>& schema);

}  // namespace weft::cluster
