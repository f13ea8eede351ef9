// Paths and options -> sources that know what they read.
#include "engine/discover.h"

#include "kernel/io/text_encoding.h"
#include "kernel/ipc/discover.h"
#include "kernel/json_lines/discover.h"
#include "kernel/parquet/discover.h"

namespace weft::engine {

plan::FoundParquet discover_parquet(const plan::ParquetRequest& request) { return kernel::discover_parquet(request); }

plan::ReadIpc discover_ipc(const plan::IpcRequest& request) { return kernel::discover_ipc(request); }

plan::ReadJson discover_json(const plan::JsonRequest& request) { return kernel::discover_json(request); }

std::string encoding_named(std::string_view what, const std::string& name) { return kernel::encoding_named(what, name); }

}  // namespace weft::engine
