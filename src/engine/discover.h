// Paths and options -> sources that know what they read: the handles' way to the files.
#pragma once

#include "plan/ops/read_ipc.h"
#include "plan/ops/read_json.h"
#include "plan/ops/read_parquet.h"

namespace weft::engine {

/// Looks at the files: names, sizes and footers.
plan::ReadParquet discover_parquet(const plan::ParquetRequest& request);
/// Names, sizes and schemas.
plan::ReadIpc discover_ipc(const plan::IpcRequest& request);
/// Names, sizes and a sample.
plan::ReadJson discover_json(const plan::JsonRequest& request);

}  // namespace weft::engine
