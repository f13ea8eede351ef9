// Makes text that came as bytes into what may be sent as UTF-8.
#include "base/utf8_text.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace weft::base {
namespace {

/// How many bytes the letter at the beginning has; 0 when there is none. Definition: Unicode 15.0, table 3-7
std::size_t letter_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xc0u) == 0x80u; };
  const unsigned first = byte(0), second = byte(1);
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4 || !continues(1)) return 0;
  if (first < 0xe0) return 2;
  if (!continues(2)) return 0;
  // Neither longer than it has to be, nor half of a pair of UTF-16.
  if (first < 0xf0) return (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ? 0 : 3;
  return (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f) || !continues(3) ? 0 : 4;
}

/// Where the first byte from `at` on is that is not ASCII, or the end.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if (eight & 0x8080808080808080u) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

/// Where the first byte from `at` on is that belongs to no letter, or the end.
std::size_t skip_letters(std::string_view text, std::size_t at) {
  while ((at = skip_ascii(text, at)) < text.size()) {
    const std::size_t length = letter_length(text.substr(at));
    if (length == 0) break;
    at += length;
  }
  return at;
}

}  // namespace

std::string to_valid_utf8(std::string text) {
  std::size_t bad = skip_letters(text, 0);
  if (bad == text.size()) return text;
  std::string valid;
  for (std::size_t at = 0;;) {
    valid.append(text, at, bad - at);
    if (bad == text.size()) return valid;
    valid += "\xef\xbf\xbd";
    at = bad + 1;
    bad = skip_letters(text, at);
  }
}

}  // namespace weft::base
