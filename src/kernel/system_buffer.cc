// Arrow buffers in memory straight from the system.
#include "kernel/system_buffer.h"

#include <sys/mman.h>

#include <cstdint>
#include <new>

#include <arrow/memory_pool.h>

#include "kernel/arrow_error.h"

namespace weft::kernel {
namespace {

constexpr std::size_t large_page = std::size_t{2} << 20;
/// Smaller ones come from the allocator: asking the system takes longer than filling them.
constexpr std::size_t least_mapped = std::size_t{256} << 10;

class MappedMemory final : public arrow::MutableBuffer {
 public:
  MappedMemory(std::uint8_t* data, std::size_t size) : MutableBuffer(data, static_cast<std::int64_t>(size)) {}
  ~MappedMemory() override { ::munmap(mutable_data(), static_cast<std::size_t>(size())); }
};

std::uint8_t* map(std::size_t bytes) {
  void* memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  return static_cast<std::uint8_t*>(memory);
}

/// Memory that begins with a large page. Its last part, which fills none, stays in small ones.
std::uint8_t* map_large(std::size_t bytes) {
  std::uint8_t* all = map(bytes + large_page);
  const std::size_t before = (large_page - reinterpret_cast<std::uintptr_t>(all) % large_page) % large_page;
  constexpr std::size_t page = 4096;
  std::uint8_t* memory = all + before;
  std::uint8_t* end = memory + (bytes + page - 1) / page * page;
  if (before > 0) ::munmap(all, before);
  if (all + bytes + large_page > end) ::munmap(end, static_cast<std::size_t>(all + bytes + large_page - end));
  ::madvise(memory, bytes, MADV_HUGEPAGE);  // where the system has none, small ones do
  return memory;
}

}  // namespace

std::shared_ptr<arrow::Buffer> system_buffer(std::size_t bytes) {
  if (bytes < least_mapped)
    return check_arrow(arrow::AllocateBuffer(static_cast<std::int64_t>(bytes), arrow::system_memory_pool()));
  return std::make_shared<MappedMemory>(bytes < large_page ? map(bytes) : map_large(bytes), bytes);
}

}  // namespace weft::kernel
