// Turns bytes into a 128-bit name of their content.
#include "base/hash.h"

// Inlined, so that nothing links the library: only this file needs it, and only its header.
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace weft::base {

std::string Hash128::hex() const {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text(32, '0');
  for (int i = 0; i < 16; ++i) {
    text[i] = digits[(high >> (60 - 4 * i)) & 15];
    text[16 + i] = digits[(low >> (60 - 4 * i)) & 15];
  }
  return text;
}

Hash128 hash_bytes(std::string_view bytes, std::uint64_t seed) {
  const XXH128_hash_t hash = XXH3_128bits_withSeed(bytes.data(), bytes.size(), seed);
  return {hash.high64, hash.low64};
}

}  // namespace weft::base
