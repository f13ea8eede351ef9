// A byte of a file -> where a reader of an error message finds it.
#include "kernel/csv/place.h"

#include <algorithm>
#include <vector>

#include "kernel/csv/file_layout.h"
#include "kernel/csv/utf8.h"
#include "kernel/io/text_encoding.h"

namespace weft::kernel::csv {

std::string place_of(const plan::CsvFile& file, const plan::CsvFormat& format, std::uint64_t offset) {
  auto stream = open_csv(file);
  std::vector<char> piece(256 * 1024);
  std::uint64_t lines = 1;
  for (std::uint64_t at = 0; at < offset;) {
    const std::size_t wanted = std::min<std::uint64_t>(piece.size(), offset - at);
    const std::size_t came = stream->read(std::span(piece).first(wanted));
    lines += static_cast<std::uint64_t>(
        std::count(piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(came), format.last_of_line()));
    if (came < wanted) break;
    at += file.has_byte_characters() ? num_characters({piece.data(), came}) : came;
  }
  return file.path + ", line " + std::to_string(lines) + ", byte " + std::to_string(offset);
}

std::string shown(std::string_view value) {
  static constexpr std::size_t longest = 80;
  static constexpr char digits[] = "0123456789abcdef";
  const bool is_text = is_utf8(value);
  std::string text;
  for (const char c : value.substr(0, longest)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && (byte < 0x80 || is_text))
      text += c;
    else
      text += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
  }
  return value.size() > longest ? text + "..." : text;
}

}  // namespace weft::kernel::csv
