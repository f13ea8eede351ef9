// Whether bytes are UTF-8.
#include "kernel/csv/utf8.h"

#include <cstdint>
#include <cstring>

namespace weft::kernel::csv {

bool is_utf8(std::string_view text) {
  const auto* at = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = at + text.size();
  const auto follows = [&](std::ptrdiff_t place) { return (at[place] & 0xC0) == 0x80; };
  while (at < end) {
    if (std::uint64_t word; end - at >= 8 && (std::memcpy(&word, at, 8), (word & 0x8080808080808080) == 0)) {
      at += 8;
    } else if (*at < 0x80) {
      ++at;
    } else if (*at >= 0xC2 && *at < 0xE0 && end - at >= 2 && follows(1)) {
      at += 2;
    } else if (*at >= 0xE0 && *at < 0xF0 && end - at >= 3 && follows(1) && follows(2) && (*at != 0xE0 || at[1] >= 0xA0) &&
               (*at != 0xED || at[1] < 0xA0)) {
      at += 3;
    } else if (*at >= 0xF0 && *at < 0xF5 && end - at >= 4 && follows(1) && follows(2) && follows(3) &&
               (*at != 0xF0 || at[1] >= 0x90) && (*at != 0xF4 || at[1] < 0x90)) {
      at += 4;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace weft::kernel::csv
