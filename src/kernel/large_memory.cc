// Memory for arrays that are read here and there.
#include "kernel/large_memory.h"

#include <new>

#include <arrow/memory_pool.h>
#include <arrow/status.h>

namespace weft::kernel {

// Arrow's pool counts what is in use, keeps freed memory for the next task for a while, and takes large pages for large blocks.
void* allocate_memory(std::size_t bytes) {
  std::uint8_t* memory = nullptr;
  if (!arrow::default_memory_pool()->Allocate(static_cast<std::int64_t>(bytes), &memory).ok()) throw std::bad_alloc();
  return memory;
}

void free_memory(void* memory, std::size_t bytes) noexcept {
  arrow::default_memory_pool()->Free(static_cast<std::uint8_t*>(memory), static_cast<std::int64_t>(bytes));
}

}  // namespace weft::kernel
