// Lines whose fields stand at fixed places -> where they are.
#include "kernel/csv/fixed_width.h"

#include <algorithm>

namespace weft::kernel::csv {
namespace {

bool is_padding(char c) { return c == ' ' || c == '\t' || c == '\r'; }
/// Whether a byte goes on with the character of the byte before it, in UTF-8.
bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Where a character of text[begin, end) begins; `end` when there are fewer.
std::size_t byte_of(const char* text, std::size_t begin, std::size_t end, std::uint64_t character, bool is_ascii) {
  if (is_ascii) return static_cast<std::size_t>(std::min<std::uint64_t>(begin + character, end));
  std::size_t at = begin;
  for (; at < end && (goes_on(text[at]) || character > 0); ++at)
    if (!goes_on(text[at])) --character;
  return at;
}

}  // namespace

void add_fixed_fields(const char* text, std::size_t begin, std::size_t end, const plan::CsvFormat& format,
                      std::vector<FieldSpan>& fields) {
  const bool is_ascii = std::none_of(text + begin, text + end, [](char c) { return (c & 0x80) != 0; });
  for (const plan::FieldPlace& place : format.places) {
    std::size_t first = byte_of(text, begin, end, place.begin, is_ascii), last = byte_of(text, begin, end, place.end, is_ascii);
    while (first < last && is_padding(text[first])) ++first;
    while (last > first && is_padding(text[last - 1])) --last;
    fields.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
  }
}

std::vector<plan::FieldPlace> infer_places(std::string_view text, std::size_t num_lines, const plan::CsvFormat& format) {
  std::vector<bool> used;  // by character
  for (std::size_t begin = 0; begin < text.size() && num_lines > 0; --num_lines) {
    const std::size_t line_end = std::min(text.find('\n', begin), text.size());
    std::size_t end = line_end;
    if (format.comment) end = std::min(end, text.find(*format.comment, begin));
    std::size_t character = 0;
    for (std::size_t at = begin; at < end; ++at) {
      if (goes_on(text[at])) continue;
      if (!is_padding(text[at])) {
        if (used.size() <= character) used.resize(character + 1);
        used[character] = true;
      }
      ++character;
    }
    begin = line_end + 1;
  }
  std::vector<plan::FieldPlace> places;
  for (std::size_t character = 0; character < used.size(); ++character) {
    if (!used[character]) continue;
    if (character == 0 || !used[character - 1]) places.push_back({character, character});
    places.back().end = character + 1;
  }
  return places;
}

}  // namespace weft::kernel::csv
