// The first bytes of a file -> its column names, and where its rows begin.
#include "kernel/csv/file_layout.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include <weft/error.h>

#include "kernel/csv/tokenize.h"
#include "kernel/io/decompress.h"
#include "kernel/io/text_encoding.h"
#include "plan/codec.h"

namespace weft::kernel::csv {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t first_head = 64 * 1024;

/// As pandas: nameless columns are "Unnamed: 2", and the second "a" is "a.1".
std::vector<std::string> unique_names(const std::vector<std::string>& header) {
  std::vector<std::string> names;
  std::map<std::string, std::size_t> counts;
  const std::set<std::string> taken(header.begin(), header.end());
  for (std::size_t index = 0; index < header.size(); ++index) {
    const std::string given = header[index].empty() ? "Unnamed: " + std::to_string(index) : header[index];
    std::string name = given;
    std::size_t count = counts[name];
    while (count > 0) {
      counts[given] = count + 1;
      name = given + "." + std::to_string(count);
      count = taken.contains(name) ? count + 1 : counts[name];
    }
    counts[name] = count + 1;
    names.push_back(std::move(name));
  }
  return names;
}

std::string cache_key(const plan::CsvFile& file, const plan::CsvFormat& format) {
  plan::Encoder key;
  key.write(file.path);
  key.write(file.size);
  key.write(file.stamp);
  key.write(file.compression);
  key.write(file.encoding);
  key.write(format);
  return key.take();
}

FileLayout read_layout(const plan::CsvFile& file, const plan::CsvFormat& format) {
  if (file.size == 0) return {};
  std::unique_ptr<ByteStream> stream = open_csv(file);
  std::string head;
  for (std::size_t wanted = first_head;; wanted *= 2) {
    const std::size_t had = head.size();
    head.resize(wanted);
    head.resize(had + stream->read({head.data() + had, wanted - had}));
    const bool at_end = head.size() < wanted;
    if (at_end && head.empty()) return {};
    refuse_utf16(head, file);
    if (auto layout = layout_of(head, format, at_end)) {
      if (file.has_byte_characters()) layout->data_begin = num_characters(std::string_view(head).substr(0, layout->data_begin));
      return *layout;
    }
    if (at_end) throw Error(ErrorKind::data, "File has no rows: " + file.path);
  }
}

}  // namespace

std::optional<FileLayout> layout_of(std::string_view head, const plan::CsvFormat& format, bool at_end) {
  std::string ended;
  if (at_end && !head.empty() && head.back() != format.last_of_line()) {
    ended = std::string(head) + format.last_of_line();
    head = ended;
  }

  std::size_t begin = head.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  for (std::int64_t skipped = 0; skipped < format.skip_rows; ++skipped) {
    begin = skip_line(head.data(), head.size(), begin, format, at_end);
    if (begin == 0) return std::nullopt;
  }
  IrregularRows rows;
  std::vector<std::uint32_t> lines;
  const std::size_t whole = tokenize(head.data() + begin, head.size() - begin, format, at_end, rows, lines);
  if (rows.row_begins.empty()) return std::nullopt;

  FileLayout layout{begin, {}};
  std::string room;
  for (std::size_t column = 0; column < rows.num_fields(0); ++column) {
    const FieldSpan field = rows.field(0, column);
    if (format.has_header)
      layout.names.emplace_back(unquoted(head.substr(begin + field.begin, field.end - field.begin), format, room));
    else
      layout.names.push_back(std::to_string(column));
  }
  if (!format.has_header) return layout;
  layout.names = unique_names(layout.names);
  // Data begins with the line after the header's, be it blank or a row.
  std::size_t header_line = 0;
  while (lines[header_line] != rows.row_begins[0]) ++header_line;
  layout.data_begin = begin + (header_line + 1 < lines.size() ? lines[header_line + 1] : whole);
  if (!ended.empty()) layout.data_begin = std::min<std::uint64_t>(layout.data_begin, head.size() - 1);
  return layout;
}

bool is_empty(const plan::CsvFile& file) {
  if (file.size == 0 || !file.is_whole()) return file.size == 0;
  char first[1];
  return open_csv(file)->read(first) == 0;
}

void refuse_utf16(std::string_view begin, const plan::CsvFile& file) {
  if (!begin.starts_with("\xFF\xFE") && !begin.starts_with("\xFE\xFF")) return;
  throw Error(ErrorKind::data, "File is UTF-16, not UTF-8 (read it with .encoding = \"utf-16\"): " + file.path);
}

std::unique_ptr<ByteStream> open_csv(const plan::CsvFile& file, std::uint64_t begin) {
  return open_csv(file, open_source(file.path, {file.size, file.stamp}), begin);
}

std::unique_ptr<ByteStream> open_csv(const plan::CsvFile& file, std::shared_ptr<ByteSource> bytes, std::uint64_t begin) {
  std::unique_ptr<ByteStream> stream = stream_from(std::move(bytes), file.is_whole() ? 0 : begin);
  if (!file.compression.empty()) stream = decompress(std::move(stream), file.compression, file.path);
  if (!file.has_byte_characters()) stream = decode_text(std::move(stream), file.encoding, file.path);
  for (std::uint64_t left = file.is_whole() ? begin : 0; left > 0;) {
    char skipped[4096];
    const std::size_t came = stream->read(std::span(skipped).first(std::min<std::uint64_t>(left, sizeof skipped)));
    if (came == 0) break;
    left -= came;
  }
  return file.has_byte_characters() ? decode_text(std::move(stream), file.encoding, file.path) : std::move(stream);
}

std::shared_ptr<const FileLayout> layout_of(const plan::CsvFile& file, const plan::CsvFormat& format) {
  // A thousand layouts are small; when there are more, files are opened once more than needed.
  static constexpr std::size_t most_kept = 1000;
  static std::mutex mutex;
  static auto& known = *new std::map<std::string, std::shared_ptr<const FileLayout>>;
  const std::string key = cache_key(file, format);
  {
    std::lock_guard lock(mutex);
    if (auto found = known.find(key); found != known.end()) return found->second;
  }
  auto layout = std::make_shared<const FileLayout>(read_layout(file, format));
  std::lock_guard lock(mutex);
  if (known.size() >= most_kept) known.clear();
  known[key] = layout;
  return layout;
}

}  // namespace weft::kernel::csv
