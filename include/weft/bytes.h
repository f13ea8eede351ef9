// A number of bytes, as options take it.
#pragma once

#include <cstdint>
#include <string>

namespace weft::dd {

/// Bytes of a block: a number, or text such as "64MB", "16MiB". 0: one partition a file.
class Bytes {
 public:
  Bytes(std::uint64_t bytes) : bytes_(bytes) {}
  Bytes(int bytes) : bytes_(static_cast<std::uint64_t>(bytes)) {}
  /// Throws a user Error when the text is not a size.
  Bytes(const char* text);
  Bytes(const std::string& text) : Bytes(text.c_str()) {}
  std::uint64_t count() const { return bytes_; }

 private:
  std::uint64_t bytes_;
};

}  // namespace weft::dd
