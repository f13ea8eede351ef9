// Borders between blocks of a file -> where rows begin.
#include "kernel/csv/row_starts.h"

#include <map>
#include <mutex>

#include "kernel/csv/chunk_reader.h"
#include "kernel/csv/file_layout.h"
#include "plan/codec.h"

namespace weft::kernel::csv {
namespace {

std::vector<std::uint64_t> scan_all(const plan::CsvFile& file, const plan::CsvFormat& format, std::uint64_t step) {
  const auto layout = layout_of(file, format);
  std::shared_ptr<ByteSource> source = open_source(file.path, {file.size, file.stamp});
  source->expect_until(file.size);
  ChunkReader reader(open_csv(file, source, layout->data_begin), layout->data_begin, format, layout->names.size(), file.path,
                     file.has_byte_characters());
  std::vector<std::uint64_t> starts;
  std::uint64_t border = step;
  for (; border <= layout->data_begin && border < file.size; border += step) starts.push_back(layout->data_begin);
  for (Chunk chunk; border < file.size && reader.next(chunk, file.size);)
    for (; border < file.size && border <= chunk.next_offset; border += step) starts.push_back(reader.first_line_at(border));
  for (; border < file.size; border += step) starts.push_back(file.size);
  return starts;
}

}  // namespace

std::uint64_t first_line_guess(ByteSource& source, std::uint64_t border, const plan::CsvFormat& format) {
  const std::uint64_t size = source.facts().size;
  char piece[4096];
  for (std::uint64_t at = border - 1; at < size;) {
    const std::string_view bytes(piece, source.read_at(at, piece));
    const std::size_t end = format.line_end ? bytes.find(*format.line_end) : bytes.find_first_of("\r\n");
    if (end == bytes.npos) {
      at += bytes.size();
    } else if (bytes[end] != '\r' || format.line_end || at + end + 1 == size) {
      return at + end + 1;
    } else if (end + 1 == bytes.size()) {
      at += end;  // what follows the carriage return is in the next piece
    } else {
      return at + end + (bytes[end + 1] == '\n' ? 2 : 1);
    }
  }
  return size;
}

std::vector<std::uint64_t> scan_row_starts(const plan::CsvFile& file, const plan::CsvFormat& format, std::uint64_t step) {
  // Parts that need the scan at the same time wait for the one that does it.
  static constexpr std::size_t most_kept = 100;
  static std::mutex mutex;
  static auto& known = *new std::map<std::string, std::vector<std::uint64_t>>;
  plan::Encoder key;
  key.write(file.path);
  key.write(file.size);
  key.write(file.stamp);
  key.write(format);
  key.write(step);
  std::lock_guard lock(mutex);
  const std::string name = key.take();
  auto found = known.find(name);
  if (found != known.end()) return found->second;
  if (known.size() >= most_kept) known.clear();
  return known[name] = scan_all(file, format, step);
}

void find_row_starts(plan::ReadCsv& source) {
  for (plan::CsvFile& file : source.files) {
    file.has_open_quotes = true;
    if (!file.is_whole() && source.blocksize != 0 && file.size > source.blocksize)
      file.row_starts = scan_row_starts(file, source.format, source.blocksize);
  }
}

}  // namespace weft::kernel::csv
