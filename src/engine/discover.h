// Paths and options -> sources that know what they read: the handles' way to the files.
#pragma once

#include <string>
#include <string_view>

#include "plan/ops/read_ipc.h"
#include "plan/ops/read_json.h"
#include "plan/ops/read_parquet.h"

namespace weft::engine {

/// Looks at the files: names, sizes and footers.
plan::FoundParquet discover_parquet(const plan::ParquetRequest& request);
/// Names, sizes and schemas.
plan::ReadIpc discover_ipc(const plan::IpcRequest& request);
/// Names, sizes and a sample.
plan::ReadJson discover_json(const plan::JsonRequest& request);

/// A text encoding that a program calls so, as plans name it. Throws a user Error, which begins with `what`, for another one.
std::string encoding_named(std::string_view what, const std::string& name);

}  // namespace weft::engine
