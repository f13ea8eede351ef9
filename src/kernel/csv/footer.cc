// Lines at the end of a file that are no rows -> where they begin.
#include "kernel/csv/footer.h"

#include <algorithm>
#include <deque>
#include <string>

#include "kernel/csv/file_layout.h"
#include "kernel/io/byte_source.h"
#include "kernel/io/text_encoding.h"

namespace weft::kernel::csv {
namespace {

constexpr std::uint64_t first_piece = 64 * 1024;

/// The begins of the last lines of the text, all places counted from its own begin; the first line's too.
std::deque<std::uint64_t> last_lines(std::string_view text, std::size_t num_lines, char line_end) {
  std::deque<std::uint64_t> begins;
  for (std::size_t begin = 0; begin < text.size() && begins.size() <= num_lines;) {
    // From the end on: a line ends before its own end, which the last one may lack.
    const std::size_t size = text.size() - begin;
    const std::size_t end = size < 2 ? text.npos : text.rfind(line_end, size - 2);
    begins.push_front(end == text.npos ? 0 : end + 1);
    begin = text.size() - begins.front();
  }
  return begins;
}

}  // namespace

std::uint64_t footer_begin(const plan::CsvFile& file, const plan::CsvFormat& format, std::int64_t num_lines) {
  const auto wanted = static_cast<std::size_t>(num_lines);
  const char line_end = format.last_of_line();
  if (!file.is_whole()) {
    const std::unique_ptr<ByteSource> source = open_source(file.path, {file.size, file.stamp});
    for (std::uint64_t size = std::min(first_piece, file.size);; size = std::min(2 * size, file.size)) {
      std::string text(size, '\0');
      text.resize(source->read_at(file.size - size, text));
      const auto begins = last_lines(text, wanted, line_end);
      // The first line of a piece may have begun before it.
      if (begins.size() > wanted || size == file.size)
        return begins.size() < wanted ? 0 : file.size - size + begins[begins.size() - wanted];
    }
  }
  const auto stream = open_csv(file);
  std::deque<std::uint64_t> begins{0};
  std::string piece(1 << 20, '\0');
  std::uint64_t at = 0;
  while (const std::size_t came = stream->read(piece)) {
    const std::string_view text(piece.data(), came);
    for (std::size_t end = text.find(line_end); end != text.npos; end = text.find(line_end, end + 1)) {
      begins.push_back(at + (file.has_byte_characters() ? num_characters(text.substr(0, end + 1)) : end + 1));
      if (begins.size() > wanted + 1) begins.pop_front();
    }
    at += file.has_byte_characters() ? num_characters(text) : came;
  }
  if (begins.back() == at) begins.pop_back();
  return begins.size() < wanted ? 0 : begins[begins.size() - wanted];
}

}  // namespace weft::kernel::csv
