// Key columns -> a hash of each row.
#include "kernel/exchange/hash_rows.h"

#include <algorithm>
#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

constexpr std::uint64_t of_missing = 0x2545F4914F6CDD1D;

std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
  const auto product = static_cast<unsigned __int128>(a ^ 0xA0761D6478BD642F) * (b ^ 0xE7037ED1A0B428DB);
  return static_cast<std::uint64_t>(product >> 64) ^ static_cast<std::uint64_t>(product);
}

std::uint64_t hash_of(const StringRef& text) {
  if (!text.is_inline()) [[unlikely]]
    return fold(XXH3_64bits(text.data(), text.size()), text.size());
  std::uint64_t words[2];
  std::memcpy(words, &text, sizeof words);
  return fold(words[0], words[1]);
}

template <class T>
std::uint64_t hash_of(const T& value) {
  std::uint64_t bits = 0;
  const T one_zero = value == T{} ? T{} : value;
  std::memcpy(&bits, &one_zero, sizeof one_zero);
  return fold(bits, sizeof(T));
}

template <class T>
void hash_column(const Vector& key, std::size_t rows, bool is_first, std::uint64_t* hashes) {
  const T* values = key.data<T>();
  const Missing<T> is_missing(key);
  const bool any_missing = key.valid || std::is_floating_point_v<T>;
  for (std::size_t i = 0; i < rows; ++i) {
    const std::uint64_t hash = any_missing && is_missing(i) ? of_missing : hash_of(values[i]);
    hashes[i] = is_first ? hash : fold(hashes[i], hash);
  }
}

}  // namespace

void hash_rows(std::span<const Vector> keys, std::size_t rows, std::vector<std::uint64_t>& hashes) {
  hashes.resize(rows);
  if (keys.empty()) std::fill(hashes.begin(), hashes.end(), 0);
  for (std::size_t column = 0; column < keys.size(); ++column)
    with_physical_type(keys[column].type,
                       [&]<class T>(const T&) { hash_column<T>(keys[column], rows, column == 0, hashes.data()); });
}

}  // namespace weft::kernel
