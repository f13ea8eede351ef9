// Large memory -> fewer, larger pages.
#pragma once

#include <cstddef>

namespace weft::base {

/// Asks for huge pages where they fit into memory that will be written soon. The system clears such a page at once, where small
/// ones cost a fault each, which is more than to write a large text. Small memory is left as it is.
void prefer_huge_pages(void* begin, std::size_t bytes);

}  // namespace weft::base
