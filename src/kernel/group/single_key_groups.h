// The group tables of one key column.
#pragma once

#include "kernel/group/group_table.h"

namespace weft::kernel {

std::unique_ptr<GroupTable> make_string_groups();
std::unique_ptr<GroupTable> make_number_groups(DType type, std::uint64_t memory_bytes);

}  // namespace weft::kernel
