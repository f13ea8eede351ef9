// Memory for pages and dictionaries, which is used again by those after them.
#include "kernel/parquet/spare_memory.h"

#include <array>
#include <bit>
#include <mutex>
#include <vector>

#include "kernel/large_memory.h"

namespace weft::kernel::parquet_file {
namespace {

constexpr std::size_t smallest = 64 * 1024, largest = 32 << 20, most_kept = 48 << 20;

/// Blocks whose sizes are powers of two.
class Spares {
 public:
  void* take(std::size_t size) {
    {
      std::lock_guard lock(mutex_);
      std::vector<void*>& blocks = blocks_[std::countr_zero(size)];
      if (!blocks.empty()) {
        void* block = blocks.back();
        blocks.pop_back();
        kept_ -= size;
        return block;
      }
    }
    return allocate_memory(size);
  }

  void give(void* block, std::size_t size) {
    {
      std::lock_guard lock(mutex_);
      if (kept_ + size <= most_kept) {
        blocks_[std::countr_zero(size)].push_back(block);
        kept_ += size;
        return;
      }
    }
    free_memory(block, size);
  }

 private:
  std::mutex mutex_;
  std::array<std::vector<void*>, 64> blocks_;  // by the logarithm of their size
  std::size_t kept_ = 0;
};

Spares& spares() {
  static Spares& only = *new Spares;
  return only;
}

}  // namespace

std::shared_ptr<std::byte[]> spare_memory(std::size_t bytes) {
  if (bytes < smallest || bytes > largest) return share_memory(bytes);
  const std::size_t size = std::bit_ceil(bytes);
  return {static_cast<std::byte*>(spares().take(size)), [size](std::byte* block) { spares().give(block, size); }};
}

}  // namespace weft::kernel::parquet_file
