// Numbers -> the base64 arrays that Plotly.js reads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <weft/json.h>

#include "base/base64.h"

namespace weft::figure {

template <class T>
constexpr std::string_view array_code() {
  if constexpr (std::is_same_v<T, float>)
    return "f4";
  else if constexpr (std::is_same_v<T, double>)
    return "f8";
  else if constexpr (std::is_signed_v<T>)
    return sizeof(T) == 1 ? "i1" : sizeof(T) == 2 ? "i2" : "i4";
  else
    return sizeof(T) == 1 ? "u1" : sizeof(T) == 2 ? "u2" : "u4";
}

/// The array {"dtype", "bdata"} of `size` values of type To (at most 32 bits when an integer); `at(i)` gives them, in order. They
/// go through a small buffer into the text, so no second copy of the array is made. `shape`, such as "3, 2", makes it an array of
/// rows.
template <class To, class At>
Json typed_array(std::size_t size, At at, std::string_view shape = {}) {
  // A multiple of three bytes whatever the type, so that pieces of base64 can be joined.
  constexpr std::size_t piece = 3 * 256;
  boost::json::string text;
  text.reserve(base::base64_size(size * sizeof(To)));
  text.grow(base::base64_size(size * sizeof(To)));
  char* out = text.data();
  To buffer[piece];
  for (std::size_t begin = 0; begin < size; begin += piece) {
    const std::size_t count = std::min(piece, size - begin);
    for (std::size_t i = 0; i < count; ++i) buffer[i] = static_cast<To>(at(begin + i));
    base::encode_base64(std::as_bytes(std::span(buffer, count)), out);
    out += base::base64_size(count * sizeof(To));
  }
  boost::json::object array;
  array.reserve(3);
  array.emplace("dtype", array_code<To>());
  array.emplace("bdata", std::move(text));
  if (!shape.empty()) array.emplace("shape", shape);
  return array;
}

/// Plotly's rule for integers: 64-bit ones take the smallest width that holds them all, or stay a list when none does; narrower
/// ones keep theirs. Calls `use.template operator()<To>()` with the type to take, or with std::int64_t / std::uint64_t for a
/// list.
template <class From, class Use>
Json with_array_type(From smallest, From largest, Use use) {
  const auto fits = [&]<class To>() { return std::in_range<To>(smallest) && std::in_range<To>(largest); };
  if constexpr (sizeof(From) < 8) {
    return use.template operator()<From>();
  } else if constexpr (std::is_signed_v<From>) {
    if (fits.template operator()<std::int8_t>()) return use.template operator()<std::int8_t>();
    if (fits.template operator()<std::int16_t>()) return use.template operator()<std::int16_t>();
    if (fits.template operator()<std::int32_t>()) return use.template operator()<std::int32_t>();
    return use.template operator()<std::int64_t>();
  } else {
    if (fits.template operator()<std::uint8_t>()) return use.template operator()<std::uint8_t>();
    if (fits.template operator()<std::uint16_t>()) return use.template operator()<std::uint16_t>();
    if (fits.template operator()<std::uint32_t>()) return use.template operator()<std::uint32_t>();
    return use.template operator()<std::uint64_t>();
  }
}

}  // namespace weft::figure
