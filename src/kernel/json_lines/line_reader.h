// Bytes of a file -> its lines.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "kernel/io/byte_source.h"
#include "plan/ops/read_json.h"

namespace weft::kernel::json_lines {

/// The lines of a file that start in a range of its bytes (decompressed ones), without their ends.
class LineReader {
 public:
  LineReader(const plan::JsonFile& file, std::uint64_t begin, std::uint64_t end);

  /// False when there are no more. The line's bytes live as long as memory() of this moment is held.
  bool next(std::string_view& line);
  const std::shared_ptr<const std::byte[]>& memory() const { return memory_; }
  /// Where the line that next() gave begins.
  std::uint64_t offset() const { return offset_; }

 private:
  bool fill();

  std::unique_ptr<ByteStream> stream_;
  std::uint64_t end_;
  std::shared_ptr<const std::byte[]> memory_;
  const char* begin_ = nullptr;  // what is left of the memory
  std::size_t left_ = 0;
  std::uint64_t next_offset_;
  std::uint64_t offset_ = 0;
  bool at_end_ = false;
  bool byte_characters_;  // whether a character is a byte of the file
};

}  // namespace weft::kernel::json_lines
