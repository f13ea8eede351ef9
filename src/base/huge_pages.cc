// Large memory -> fewer, larger pages.
#include "base/huge_pages.h"

#include <sys/mman.h>

#include <cstdint>

namespace weft::base {

void prefer_huge_pages(void* begin, std::size_t bytes) {
  constexpr std::uintptr_t huge_page = std::uintptr_t{2} << 20;
  const auto address = reinterpret_cast<std::uintptr_t>(begin);
  const std::uintptr_t first = (address + huge_page - 1) & ~(huge_page - 1), last = (address + bytes) & ~(huge_page - 1);
  if (first >= last) return;
  ::madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);  // where the system has none, small ones do
}

}  // namespace weft::base
