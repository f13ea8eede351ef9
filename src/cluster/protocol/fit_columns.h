// Rows as tasks hand them on -> the types that a frame's columns have.
#pragma once

#include <memory>

#include <arrow/record_batch.h>
#include <arrow/result.h>

#include "plan/schema.h"

namespace weft::cluster {

std::shared_ptr<arrow::Schema> arrow_schema(const plan::Schema& schema);

/// A column with the type that the frame's has; see fit_columns().
arrow::Result<std::shared_ptr<arrow::Array>> fit_column(const std::shared_ptr<arrow::Array>& column,
                                                        const std::shared_ptr<arrow::DataType>& type);

/// The columns of `schema`, by their names. What tasks hand on may have narrower integers, and integers for days and times.
arrow::Result<std::shared_ptr<arrow::RecordBatch>> fit_columns(const std::shared_ptr<arrow::RecordBatch>& rows,
                                                               const std::shared_ptr<arrow::Schema>& schema);

}  // namespace weft::cluster
