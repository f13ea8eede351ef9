// Whether a constant can equal any value of a column.
#pragma once

#include <cmath>
#include <type_traits>
#include <utility>

#include "kernel/batch.h"
#include "plan/literal.h"

namespace weft::kernel {

/// Whether a value of that type can equal the number at all: 2.5 is no integer, 300 no int8.
template <class T>
bool representable(const plan::Literal& value) {
  if constexpr (std::is_same_v<T, StringRef> || std::is_same_v<T, bool> || std::is_floating_point_v<T>) {
    return true;
  } else {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::in_range<T>(*whole);
    const auto* number = std::get_if<double>(&value);
    return !number || (*number == std::floor(*number) && std::fabs(*number) < 0x1p63 &&
                       std::in_range<T>(static_cast<std::int64_t>(*number)));
  }
}

struct StringRefHash {
  std::size_t operator()(const StringRef& text) const { return std::hash<std::string_view>()(text.view()); }
};
template <class T>
using ValueHash = std::conditional_t<std::is_same_v<T, StringRef>, StringRefHash, std::hash<T>>;

}  // namespace weft::kernel
