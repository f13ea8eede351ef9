// Held partitions -> batches of few rows, one partition after the other, as those who are sent them take them.
#pragma once

#include <memory>

#include <arrow/record_batch.h>

#include "engine/driver.h"
#include "plan/schema.h"

namespace weft::cluster {

/// Batches have the columns of `schema`; `done` is let go of with the last of them.
std::shared_ptr<arrow::RecordBatchReader> read_partitions(engine::Held partitions, const plan::Schema& schema,
                                                          std::shared_ptr<void> done = nullptr);

}  // namespace weft::cluster
