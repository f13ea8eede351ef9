// Arrow buffers in memory straight from the system.
#include "kernel/system_buffer.h"

#include <sys/mman.h>

#include <cstdint>
#include <deque>
#include <mutex>
#include <new>
#include <span>

#include <arrow/memory_pool.h>

#include "kernel/arrow_error.h"

namespace weft::kernel {
namespace {

constexpr std::size_t page = 4096, large_page = std::size_t{2} << 20;
/// Smaller ones come from the allocator: asking the system takes longer than filling them.
constexpr std::size_t least_mapped = std::size_t{256} << 10;

std::uint8_t* map(std::size_t bytes) {
  void* memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  return static_cast<std::uint8_t*>(memory);
}

/// Memory that begins with a large page, of whole small ones. Its last part, which fills none, stays in small ones.
std::uint8_t* map_large(std::size_t bytes) {
  std::uint8_t* all = map(bytes + large_page);
  const std::size_t before = (large_page - reinterpret_cast<std::uintptr_t>(all) % large_page) % large_page;
  std::uint8_t* memory = all + before;
  std::uint8_t* end = memory + bytes;
  if (before > 0) ::munmap(all, before);
  if (all + bytes + large_page > end) ::munmap(end, static_cast<std::size_t>(all + bytes + large_page - end));
  ::madvise(memory, bytes, MADV_HUGEPAGE);  // where the system has none, small ones do
  return memory;
}

/// Memory that buffers gave back, the longest ago first.
class FreedMemory {
 public:
  static FreedMemory& only() {
    static auto* memory = new FreedMemory;  // buffers may go later than what is static
    return *memory;
  }

  void keep(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    limit_ = bytes;
    shrink();
  }

  /// Memory of at least that size, and not much more; null when there is none.
  std::uint8_t* take(std::size_t& bytes) {
    const std::lock_guard lock(mutex_);
    auto best = pieces_.end();
    for (auto piece = pieces_.begin(); piece != pieces_.end(); ++piece)
      if (piece->size() >= bytes && piece->size() <= bytes + bytes / 4 && (best == pieces_.end() || piece->size() < best->size()))
        best = piece;
    if (best == pieces_.end()) return nullptr;
    const std::span<std::uint8_t> found = *best;
    pieces_.erase(best);
    held_ -= found.size();
    bytes = found.size();
    return found.data();
  }

  void give(std::span<std::uint8_t> piece) {
    const std::lock_guard lock(mutex_);
    if (piece.size() > limit_) {
      ::munmap(piece.data(), piece.size());
      return;
    }
    ::madvise(piece.data(), piece.size(), MADV_FREE);
    pieces_.push_back(piece);
    held_ += piece.size();
    shrink();
  }

 private:
  void shrink() {
    for (; held_ > limit_; pieces_.pop_front()) {
      held_ -= pieces_.front().size();
      ::munmap(pieces_.front().data(), pieces_.front().size());
    }
  }

  std::mutex mutex_;
  std::deque<std::span<std::uint8_t>> pieces_;
  std::size_t held_ = 0, limit_ = 0;
};

class MappedMemory final : public arrow::MutableBuffer {
 public:
  MappedMemory(std::uint8_t* data, std::size_t size, std::size_t mapped)
      : MutableBuffer(data, static_cast<std::int64_t>(size)), mapped_(mapped) {}
  ~MappedMemory() override { FreedMemory::only().give({mutable_data(), mapped_}); }

 private:
  std::size_t mapped_;
};

}  // namespace

void keep_freed_memory(std::size_t bytes) { FreedMemory::only().keep(bytes); }

std::shared_ptr<arrow::Buffer> system_buffer(std::size_t bytes) {
  if (bytes < least_mapped)
    return check_arrow(arrow::AllocateBuffer(static_cast<std::int64_t>(bytes), arrow::system_memory_pool()));
  std::size_t mapped = (bytes + page - 1) / page * page;
  std::uint8_t* memory = FreedMemory::only().take(mapped);
  if (!memory) memory = bytes < large_page ? map(mapped) : map_large(mapped);
  return std::make_shared<MappedMemory>(memory, bytes, mapped);
}

}  // namespace weft::kernel
