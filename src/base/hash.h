// Turns bytes into a 128-bit name of their content.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace weft::base {

/// A hash of content: equal bytes have equal hashes on every machine, and for what Weft names different bytes have different
/// ones. Not for security.
struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  auto operator<=>(const Hash128&) const = default;

  /// The 32 lowercase hexadecimal digits, the highest first.
  std::string hex() const;
};

/// XXH3 (128 bits) of the bytes. Definition: https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
Hash128 hash_bytes(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace weft::base

template <>
struct std::hash<weft::base::Hash128> {
  std::size_t operator()(const weft::base::Hash128& hash) const noexcept { return static_cast<std::size_t>(hash.low); }
};
