// What a program asked to be read -> a source that knows its files, columns and record batches.
#pragma once

#include "plan/ops/read_ipc.h"

namespace weft::kernel {

/// Reads the schemas, and how many record batches there are. Throws a user Error for a file that is not there, an unknown column
/// or one whose type no column type stands for; a data Error for what is no Arrow file and for files whose columns do not go
/// together.
plan::ReadIpc discover_ipc(const plan::IpcRequest& request);

void register_read_ipc();

}  // namespace weft::kernel
