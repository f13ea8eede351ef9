// Memory for arrays that are read here and there: large ones in large pages, where a lookup costs fewer steps to find its page.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace weft::kernel {

/// Memory of that size, aligned for every type; given back with free_memory. Throws std::bad_alloc.
void* allocate_memory(std::size_t bytes);
void free_memory(void* memory, std::size_t bytes) noexcept;

/// For standard containers.
template <class T>
struct LargeAllocator {
  using value_type = T;
  LargeAllocator() = default;
  template <class U>
  LargeAllocator(const LargeAllocator<U>&) {}
  T* allocate(std::size_t count) { return static_cast<T*>(allocate_memory(count * sizeof(T))); }
  void deallocate(T* memory, std::size_t count) noexcept { free_memory(memory, count * sizeof(T)); }
  template <class U>
  bool operator==(const LargeAllocator<U>&) const {
    return true;
  }
};

template <class T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

/// Memory that lives as long as it is pointed to.
inline std::shared_ptr<std::byte[]> share_memory(std::size_t bytes) {
  return {static_cast<std::byte*>(allocate_memory(bytes)), [bytes](std::byte* memory) { free_memory(memory, bytes); }};
}

}  // namespace weft::kernel
