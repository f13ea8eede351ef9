// A number of bytes, as options take it.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <utility>

namespace weft::dd {

/// Bytes of a block: a number, or text such as "64MB", "16MiB". 0: one partition a file.
class Bytes {
 public:
  /// Throws a user Error for a negative number.
  template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>)
  Bytes(T bytes) : bytes_(static_cast<std::uint64_t>(bytes)) {
    if (std::cmp_less(bytes, 0)) fail_negative(static_cast<std::int64_t>(bytes));
  }
  /// Throws a user Error when the text is not a size.
  Bytes(const char* text);
  Bytes(const std::string& text) : Bytes(text.c_str()) {}
  /// How many they are.
  std::uint64_t count() const { return bytes_; }

 private:
  [[noreturn]] static void fail_negative(std::int64_t bytes);

  std::uint64_t bytes_;
};

}  // namespace weft::dd
