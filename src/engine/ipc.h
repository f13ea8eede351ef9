// Tables -> Arrow IPC bytes -> tables.
#pragma once

#include <string>

#include "engine/executor.h"

namespace weft::engine {

std::string to_ipc(const Partition& table);
/// Throws a cluster Error when the bytes are no Arrow IPC stream.
Partition from_ipc(const std::string& bytes);

}  // namespace weft::engine
