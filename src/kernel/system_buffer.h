// Arrow buffers in memory straight from the system.
#pragma once

#include <cstddef>
#include <memory>

#include <arrow/buffer.h>

namespace weft::kernel {

/// A buffer of that size, to be filled: what is large lies in large pages, which are made by the system in a fraction of the
/// time, and goes back to the system as soon as nobody has it. For what stays until the end of a computation or longer.
std::shared_ptr<arrow::Buffer> system_buffer(std::size_t bytes);

/// From now on up to so many bytes that buffers give back are kept for the next ones of about their size: for a process that does
/// one task after the other, as what it gives back is cold when it comes again. The system may take them when it has too little.
void keep_freed_memory(std::size_t bytes);

}  // namespace weft::kernel
