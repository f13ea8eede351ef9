// Memory for pages and dictionaries, which is used again by those after them.
#pragma once

#include <cstddef>
#include <memory>

namespace weft::kernel::parquet_file {

/// Memory that lives as long as it is pointed to. Large blocks are kept for the next who asks, up to a number of bytes in all:
/// memory that is new from the system is made zero page by page, which takes as long as decoding into it.
std::shared_ptr<std::byte[]> spare_memory(std::size_t bytes);

}  // namespace weft::kernel::parquet_file
