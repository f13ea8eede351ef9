// The machine, or the control group of the process -> the memory that there is.
#pragma once

#include <cstdint>

namespace weft::base {

/// Bytes that this process may use: the machine's, or less where its control group (or one above) says so.
std::uint64_t system_memory();

}  // namespace weft::base
