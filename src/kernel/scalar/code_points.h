// UTF-8 text -> its characters: counts, offsets, numbers, white space at the ends.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace weft::kernel {

inline bool is_ascii(std::string_view text) {
  std::uint64_t high = 0;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data() + i, 8);
    high |= eight;
  }
  for (; i < text.size(); ++i) high |= static_cast<unsigned char>(text[i]);
  return (high & 0x8080808080808080) == 0;
}

/// Bytes that are not the continuation of a character.
inline std::int64_t count_code_points(std::string_view text) {
  std::int64_t count = 0;
  for (const char byte : text) count += static_cast<signed char>(byte) >= -64;
  return count;
}

/// Bytes of the character that starts so.
inline std::size_t code_point_size(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// The last character of a text that is not empty.
inline std::string_view last_code_point(std::string_view text) {
  std::size_t start = text.size() - 1;
  while (start > 0 && static_cast<signed char>(text[start]) < -64) --start;
  return text.substr(start);
}

/// The number of a character.
char32_t decode_code_point(std::string_view character);
/// The characters' numbers.
std::u32string decode(std::string_view text);
/// The text of characters, put at the end of `out`.
void append_utf8(std::u32string_view characters, std::string& out);

/// Where the `index`-th character starts; the text's size when there are no more.
std::size_t offset_of_code_point(std::string_view text, std::int64_t index);

/// Whether Python's str.isspace() holds for the character.
bool is_white_space(std::string_view character);

/// Without the white space (as Python's str.isspace has it) at one end.
std::string_view strip_left(std::string_view text);
std::string_view strip_right(std::string_view text);

}  // namespace weft::kernel
