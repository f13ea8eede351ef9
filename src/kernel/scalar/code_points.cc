// UTF-8 text -> its characters: counts, offsets, numbers, white space at the ends.
#include "kernel/scalar/code_points.h"

#include <algorithm>

namespace weft::kernel {
bool is_white_space(std::string_view character) {
  if (character.size() == 1) {
    const char c = character[0];
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1c' && c <= '\x1f');
  }
  static constexpr std::string_view spaces[] = {"\u0085", "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003",
                                                "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a",
                                                "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"};
  return std::find(std::begin(spaces), std::end(spaces), character) != std::end(spaces);
}

char32_t decode_code_point(std::string_view character) {
  const auto byte = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return byte;
  char32_t value = byte & (0x7F >> character.size());
  for (const char more : character.substr(1)) value = value << 6 | (static_cast<unsigned char>(more) & 0x3F);
  return value;
}

std::u32string decode(std::string_view text) {
  std::u32string characters;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = text.substr(at, code_point_size(text[at]));
    characters += decode_code_point(character);
    at += character.size();
  }
  return characters;
}

void append_utf8(std::u32string_view characters, std::string& out) {
  for (const char32_t value : characters) {
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | (value >> shift & 0x3F)); };
    if (value < 0x80) {
      out += static_cast<char>(value);
    } else if (value < 0x800) {
      out += static_cast<char>(0xC0 | value >> 6);
      tail(0);
    } else if (value < 0x10000) {
      out += static_cast<char>(0xE0 | value >> 12);
      tail(6);
      tail(0);
    } else {
      out += static_cast<char>(0xF0 | value >> 18);
      tail(12);
      tail(6);
      tail(0);
    }
  }
}

std::size_t offset_of_code_point(std::string_view text, std::int64_t index) {
  std::size_t at = 0;
  for (; index > 0 && at < text.size(); --index) at += code_point_size(text[at]);
  return std::min(at, text.size());
}

std::string_view strip_left(std::string_view text) {
  while (!text.empty()) {
    const std::string_view first = text.substr(0, code_point_size(text.front()));
    if (!is_white_space(first)) break;
    text.remove_prefix(first.size());
  }
  return text;
}

std::string_view strip_right(std::string_view text) {
  while (!text.empty()) {
    const std::string_view last = last_code_point(text);
    if (!is_white_space(last)) break;
    text.remove_suffix(last.size());
  }
  return text;
}

}  // namespace weft::kernel
