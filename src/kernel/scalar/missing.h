// What counts as missing: null, and NaN, which pandas cannot tell from null.
#pragma once

#include <type_traits>

#include "kernel/batch.h"

namespace weft::kernel {

template <class T>
bool is_nan(const T& value) {
  if constexpr (std::is_floating_point_v<T>)
    return value != value;
  else
    return false;
}

/// Tells of each row of a vector whether its value is missing.
template <class T>
class Missing {
 public:
  explicit Missing(const Vector& vector) : values_(vector.data<T>()), valid_(vector.valid.get()) {}
  bool operator()(std::size_t row) const { return (valid_ && !valid_[row]) || is_nan(values_[row]); }

 private:
  const T* values_;
  const std::uint8_t* valid_;
};

}  // namespace weft::kernel
