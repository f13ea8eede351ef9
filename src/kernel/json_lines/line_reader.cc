// Bytes of a file -> its lines.
#include "kernel/json_lines/line_reader.h"

#include <cstring>
#include <limits>

#include "kernel/io/decompress.h"
#include "kernel/io/text_encoding.h"
#include "kernel/json_lines/array_lines.h"
#include "kernel/large_memory.h"

namespace weft::kernel::json_lines {
namespace {

constexpr std::size_t chunk_size = 1 << 20;

}  // namespace

LineReader::LineReader(const plan::JsonFile& file, std::uint64_t begin, std::uint64_t end)
    : end_(end), next_offset_(begin), byte_characters_(file.has_byte_characters()) {
  std::shared_ptr<ByteSource> source = open_source(file.path, {file.size, file.stamp});
  if (file.is_whole()) {
    stream_ = stream_from(source, 0);
    if (!file.compression.empty()) stream_ = decompress(std::move(stream_), file.compression, file.path);
    stream_ = decode_text(std::move(stream_), file.encoding, file.path);
    if (file.is_array) stream_ = array_lines(std::move(stream_), file.path);
    next_offset_ = 0;
    end_ = std::numeric_limits<std::uint64_t>::max();
    return;
  }
  source->expect_until(end);
  // The line that the byte before belongs to is the part's before.
  if (begin > 0) --next_offset_;
  stream_ = decode_text(stream_from(std::move(source), next_offset_), file.encoding, file.path);
  std::string_view cut;
  if (begin > 0 && end_ > next_offset_) {
    end_ = std::numeric_limits<std::uint64_t>::max();
    next(cut);
    end_ = end;
  }
}

/// Reads more behind what is left. False when nothing came.
bool LineReader::fill() {
  if (at_end_) return false;
  // A line longer than a chunk makes the next one longer.
  const std::size_t size = left_ + std::max(chunk_size, left_);
  const std::shared_ptr<std::byte[]> memory = share_memory(size);
  char* bytes = reinterpret_cast<char*>(memory.get());
  if (left_ > 0) std::memcpy(bytes, begin_, left_);
  const std::size_t came = stream_->read({bytes + left_, size - left_});
  at_end_ = came < size - left_;
  memory_ = memory;
  begin_ = bytes;
  left_ += came;
  return came > 0;
}

bool LineReader::next(std::string_view& line) {
  if (next_offset_ >= end_) return false;
  std::size_t searched = 0;
  while (true) {
    const void* found = left_ > searched ? std::memchr(begin_ + searched, '\n', left_ - searched) : nullptr;
    if (!found) {
      searched = left_;
      if (fill()) continue;
      if (left_ == 0) return false;
    }
    const std::size_t size = found ? static_cast<std::size_t>(static_cast<const char*>(found) - begin_) : left_;
    line = {begin_, size};
    const std::size_t passed = found ? size + 1 : size;
    offset_ = next_offset_;
    begin_ += passed;
    left_ -= passed;
    next_offset_ += byte_characters_ ? num_characters({begin_ - passed, passed}) : passed;
    return true;
  }
}

}  // namespace weft::kernel::json_lines
