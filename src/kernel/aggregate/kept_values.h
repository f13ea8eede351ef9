// One value a group, which may be replaced, of whatever type.
#pragma once

#include <algorithm>

#include "kernel/aggregate/kept_strings.h"
#include "kernel/large_memory.h"
#include "kernel/physical_type.h"

namespace weft::kernel {

/// Values of fixed size, as KeptStrings keeps strings.
template <class T>
class KeptNumbers {
 public:
  explicit KeptNumbers(DType type) : type_(type) {}
  void resize(std::size_t groups) { kept_.resize(groups); }
  T operator[](std::size_t group) const { return kept_[group]; }
  void set(std::uint32_t group, T value) { kept_[group] = value; }
  void own() {}
  Vector copy(std::size_t begin, std::size_t count) const {
    auto [result, out] = make_vector<T>(type_, count);
    std::copy_n(kept_.begin() + static_cast<std::ptrdiff_t>(begin), count, out);
    return std::move(result);
  }
  std::size_t bytes() const { return kept_.capacity() * sizeof(T); }

 private:
  DType type_;
  LargeVector<T> kept_;
};

/// Calls `make` with a value of the type that a column's values have, and room for such values.
template <class Make>
auto with_kept_values(DType type, Make&& make) {
  return with_physical_type(type, [&]<class T>(const T&) {
    if constexpr (std::is_same_v<T, StringRef>)
      return make(StringRef(), KeptStrings());
    else if constexpr (std::is_same_v<T, bool>)
      return make(std::uint8_t{0}, KeptNumbers<std::uint8_t>(type));
    else
      return make(T{}, KeptNumbers<T>(type));
  });
}

}  // namespace weft::kernel
