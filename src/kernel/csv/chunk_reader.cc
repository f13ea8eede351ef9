// A stream of bytes -> chunks of whole lines, with an index of their fields.
#include "kernel/csv/chunk_reader.h"

#include <algorithm>
#include <cstring>
#include <mutex>

#include <weft/error.h>

#include "kernel/csv/tokenize.h"
#include "kernel/io/text_encoding.h"

namespace weft::kernel::csv {
namespace {

/// A row of more bytes than this is taken for quotes that are never closed.
constexpr std::size_t longest_row = std::size_t{1} << 30;
/// What is read beyond the end of a part at first: mostly enough to finish its last row.
constexpr std::uint64_t read_beyond = 4096;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// How many bytes of the file the first bytes of a text are.
std::uint64_t file_bytes(const char* text, std::size_t size, bool byte_characters) {
  return byte_characters ? num_characters({text, size}) : size;
}

}  // namespace

struct ChunkReader::Buffer {
  explicit Buffer(std::size_t capacity)
      : capacity(capacity), memory(std::make_unique_for_overwrite<char[]>(capacity + 2 * text_margin)) {
    std::memset(memory.get(), 0, text_margin);
  }
  char* text() const { return memory.get() + text_margin; }

  std::size_t capacity;
  std::unique_ptr<char[]> memory;
};

class BufferPool {
 public:
  template <class Buffer>
  static std::shared_ptr<Buffer> take(const std::shared_ptr<BufferPool>& pool, std::size_t capacity) {
    std::unique_ptr<Buffer> buffer;
    {
      std::lock_guard lock(pool->mutex_);
      if (!pool->free_.empty() && static_cast<Buffer*>(pool->free_.back().get())->capacity >= capacity) {
        buffer.reset(static_cast<Buffer*>(pool->free_.back().release()));
        pool->free_.pop_back();
      }
    }
    if (!buffer) buffer = std::make_unique<Buffer>(capacity);
    // A batch may outlive the reader, and be dropped by another thread.
    return {buffer.release(), [pool](Buffer* used) {
              std::lock_guard lock(pool->mutex_);
              if (pool->free_.size() < most_free)
                pool->free_.emplace_back(used, [](void* buffer) { delete static_cast<Buffer*>(buffer); });
              else
                delete used;
            }};
  }

 private:
  static constexpr std::size_t most_free = 4;
  std::mutex mutex_;
  std::vector<std::unique_ptr<void, void (*)(void*)>> free_;
};

ChunkReader::ChunkReader(std::unique_ptr<ByteStream> stream, std::uint64_t offset, const plan::CsvFormat& format,
                         std::size_t num_fields, std::string path, bool byte_characters, std::size_t chunk_size)
    : stream_(std::move(stream)),
      format_(format),
      num_fields_(num_fields),
      path_(std::move(path)),
      chunk_size_(chunk_size),
      byte_characters_(byte_characters),
      needs_tokenizer_(format.escape || format.comment || format.line_end || format.skip_initial_space || !format.places.empty()),
      pool_(std::make_shared<BufferPool>()),
      offset_(offset) {}

ChunkReader::~ChunkReader() = default;

std::uint64_t Chunk::offset_of(std::size_t place) const { return offset + file_bytes(text, place, byte_characters); }

std::uint64_t ChunkReader::offset_of(std::size_t place) const {
  return offset_ + (buffer_ ? file_bytes(buffer_->text(), place, byte_characters_) : place);
}

bool ChunkReader::next(Chunk& chunk, std::uint64_t end) {
  const std::size_t rest = size_ - taken_;
  std::size_t wanted = std::max(chunk_size_, 2 * rest);
  if (const std::uint64_t most = std::max(end, offset_ + size_) - (offset_ + taken_) + read_beyond; most < wanted)
    wanted = static_cast<std::size_t>(most);
  auto fresh = BufferPool::take<Buffer>(pool_, std::max(chunk_size_, wanted) + 1);
  if (rest > 0) std::memcpy(fresh->text(), buffer_->text() + taken_, rest);
  offset_ = offset_of(taken_);
  buffer_ = std::move(fresh);
  size_ = rest;
  taken_ = 0;
  while (true) {
    if (!at_end_) fill(wanted);
    if (size_ == 0) return false;
    if (index(chunk)) return true;
    if (at_end_)
      throw Error(ErrorKind::data, "Quotes are never closed in the row at byte " + std::to_string(offset_) + ": " + path_);
    if (size_ >= longest_row)
      throw Error(ErrorKind::data, "Row is longer than 1 GiB at byte " + std::to_string(offset_) + ": " + path_);
    wanted = 2 * std::max(size_, chunk_size_ / 2);
    auto larger = BufferPool::take<Buffer>(pool_, wanted + 1);
    std::memcpy(larger->text(), buffer_->text(), size_);
    buffer_ = std::move(larger);
  }
}

/// Reads until the buffer has `wanted` bytes; the last line of the file gets its end when it has none.
void ChunkReader::fill(std::size_t wanted) {
  const std::size_t came = stream_->read({buffer_->text() + size_, wanted - size_});
  at_end_ = came < wanted - size_;
  size_ += came;
  if (!at_end_) return;
  file_size_ = offset_of(size_);
  const char line_end = format_.last_of_line();
  if (size_ > 0 && buffer_->text()[size_ - 1] != line_end) buffer_->text()[size_++] = line_end;
}

/// Indexes the whole lines in the buffer. Returns false when there is none.
bool ChunkReader::index(Chunk& chunk) {
  chunk.memory = {buffer_, buffer_->text()};
  chunk.text = buffer_->text();
  chunk.offset = offset_;
  chunk.byte_characters = byte_characters_;
  chunk.regular = nullptr;
  chunk.irregular = nullptr;
  std::memset(buffer_->text() + size_, 0, text_margin);
  scanned_ = !needs_tokenizer_ && index_scanned(chunk);
  if (!scanned_) index_tokenized(chunk);
  chunk.size = taken_;
  chunk.next_offset = offset_of(taken_);
  if (at_end_) chunk.next_offset = std::min(chunk.next_offset, file_size_);
  return taken_ > 0;
}

/// Returns false when the text is not plain.
bool ChunkReader::index_scanned(Chunk& chunk) {
  // One place before the first end holds -1, so that a row's first field begins where the row before it ended, plus one.
  if (ends_.size() < size_ + scan_padding + 1) ends_.resize(std::max(buffer_->capacity, size_) + scan_padding + 1);
  ends_[0] = static_cast<std::uint32_t>(-1);
  scan_ = scan(chunk.text, size_, {format_.separator, format_.quote, format_.quoting, format_.double_quote}, ends_.data() + 1);
  if (!scan_.plain) return false;
  const std::uint32_t* ends = ends_.data() + 1;
  while (scan_.num_ends > 0 && chunk.text[ends[scan_.num_ends - 1]] != '\n') --scan_.num_ends;
  taken_ = scan_.num_ends == 0 ? 0 : ends[scan_.num_ends - 1] + 1;
  chunk.quotes = scan_.quotes;
  chunk.high_bytes = scan_.high_bytes;
  if (is_regular()) {
    regular_ = {ends, static_cast<std::uint32_t>(num_fields_), scan_.num_returns > 0};
    chunk.num_rows = scan_.num_lines;
    chunk.regular = &regular_;
  } else {
    split_rows();
    chunk.num_rows = irregular_.row_begins.size();
    chunk.irregular = &irregular_;
  }
  return true;
}

bool ChunkReader::is_regular() const {
  const std::size_t rows = scan_.num_lines;
  if (rows * num_fields_ != scan_.num_ends || (scan_.num_returns != 0 && scan_.num_returns != rows)) return false;
  const char* text = buffer_->text();
  const std::uint32_t* row_end = ends_.data() + num_fields_;
  if (num_fields_ == 1 && format_.skip_blank_lines) {
    for (std::size_t row = 0; row < rows; ++row)
      if (const char first = text[ends_[row] + 1]; first == '\n' || first == '\r' || is_blank(first)) return false;
  }
  // There are as many newlines as rows: if each is in a row's last place, none is elsewhere.
  bool right = true;
  for (std::size_t row = 0; row < rows; ++row, row_end += num_fields_) right &= text[*row_end] == '\n';
  return right;
}

void ChunkReader::split_rows() {
  irregular_.clear();
  const char* text = buffer_->text();
  std::uint32_t begin = 0, row_begin = 0;
  std::size_t row_fields = 0;
  for (std::uint32_t index = 0; index < scan_.num_ends; ++index) {
    const std::uint32_t end = ends_[index + 1];
    const bool is_last = text[end] == '\n';
    const std::uint32_t cut = is_last && end > begin && text[end - 1] == '\r' ? 1 : 0;
    const bool is_empty_line = is_last && irregular_.fields.size() == row_fields && format_.skip_blank_lines &&
                               std::all_of(text + begin, text + end - cut, is_blank);
    if (!is_empty_line) irregular_.fields.push_back({begin, end - cut});
    begin = end + 1;
    if (!is_last) continue;
    if (!is_empty_line) {
      irregular_.first_field.push_back(static_cast<std::uint32_t>(row_fields));
      irregular_.row_begins.push_back(row_begin);
    }
    row_fields = irregular_.fields.size();
    row_begin = begin;
  }
  irregular_.first_field.push_back(static_cast<std::uint32_t>(irregular_.fields.size()));
}

void ChunkReader::index_tokenized(Chunk& chunk) {
  taken_ = tokenize(chunk.text, size_, format_, at_end_, irregular_, line_begins_);
  chunk.quotes = true;
  chunk.high_bytes = true;
  chunk.num_rows = irregular_.row_begins.size();
  chunk.irregular = &irregular_;
}

std::uint64_t ChunkReader::first_line_at(std::uint64_t border) const {
  if (border <= offset_) return offset_;
  std::uint64_t place = border - offset_;
  if (byte_characters_) {
    std::uint64_t characters = place;
    for (place = 0; place < size_; ++place)
      if (num_characters({buffer_->text() + place, 1}) == 1 && characters-- == 0) break;
  }
  std::size_t found = taken_;
  if (scanned_) {
    const auto first = ends_.begin() + 1, last = first + scan_.num_ends;
    auto end = std::lower_bound(first, last, place - 1);
    while (end != last && buffer_->text()[*end] != '\n') ++end;
    if (end != last) found = std::size_t{*end} + 1;
  } else {
    auto begin = std::lower_bound(line_begins_.begin(), line_begins_.end(), place);
    if (begin != line_begins_.end()) found = *begin;
  }
  return at_end_ ? std::min(offset_of(found), file_size_) : offset_of(found);
}

}  // namespace weft::kernel::csv
