// UTF-8 text -> its characters: counts, offsets, white space at the ends.
#include "kernel/scalar/code_points.h"

#include <algorithm>

namespace weft::kernel {
namespace {

// All that Python's str.isspace() accepts.
bool is_space(std::string_view character) {
  if (character.size() == 1) {
    const char c = character[0];
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1c' && c <= '\x1f');
  }
  static constexpr std::string_view spaces[] = {"\u0085", "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003",
                                                "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a",
                                                "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"};
  return std::find(std::begin(spaces), std::end(spaces), character) != std::end(spaces);
}

}  // namespace

std::size_t offset_of_code_point(std::string_view text, std::int64_t index) {
  std::size_t at = 0;
  for (; index > 0 && at < text.size(); --index) at += code_point_size(text[at]);
  return std::min(at, text.size());
}

std::string_view strip_left(std::string_view text) {
  while (!text.empty()) {
    const std::string_view first = text.substr(0, code_point_size(text.front()));
    if (!is_space(first)) break;
    text.remove_prefix(first.size());
  }
  return text;
}

std::string_view strip_right(std::string_view text) {
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && static_cast<signed char>(text[start]) < -64) --start;
    if (!is_space(text.substr(start))) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

}  // namespace weft::kernel
