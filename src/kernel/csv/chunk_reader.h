// A stream of bytes -> chunks of whole lines, with an index of their fields.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kernel/csv/field_index.h"
#include "kernel/csv/scan.h"
#include "kernel/io/byte_source.h"
#include "plan/ops/read_csv.h"

namespace weft::kernel::csv {

/// Bytes that can be read before and after a chunk's text, so that loads of whole words need no check.
inline constexpr std::size_t text_margin = 64;

/// Whole lines. Valid until the reader's next chunk, save for what `memory` keeps alive: the text.
struct Chunk {
  std::shared_ptr<const char> memory;
  const char* text = nullptr;
  std::size_t size = 0;
  std::uint64_t offset = 0;       // of the text in the file
  std::uint64_t next_offset = 0;  // where the line after it begins
  bool quotes = false;            // whether fields may be quoted or escaped
  bool high_bytes = false;
  bool byte_characters = false;  // whether a character is a byte of the file
  std::size_t num_rows = 0;
  const RegularRows* regular = nullptr;      // either this
  const IrregularRows* irregular = nullptr;  // or this

  /// Where a byte of the text stands in the file.
  std::uint64_t offset_of(std::size_t place) const;
  std::uint32_t row_begin(std::size_t row) const { return regular ? regular->row_begin(row) : irregular->row_begins[row]; }
};

/// Memory for chunks that is used again when no batch points into it any more.
class BufferPool;

class ChunkReader {
 public:
  /// Reads from the start of a line at `offset`. `num_fields`: of most rows. `chunk_size`: what is read at once.
  /// `byte_characters`: the stream's UTF-8 is made of a file in which each character is a byte; offsets are of that file.
  ChunkReader(std::unique_ptr<ByteStream> stream, std::uint64_t offset, const plan::CsvFormat& format, std::size_t num_fields,
              std::string path, bool byte_characters = false, std::size_t chunk_size = default_chunk_size);
  ~ChunkReader();

  /// Reads on. `end` tells where the reader is going to stop, so that not much is read beyond. Returns false when the file has
  /// ended. Throws a data Error for quotes that are never closed.
  bool next(Chunk& chunk, std::uint64_t end);

  /// Where the first line at or after `border` begins, which lies in the last chunk or right after it.
  std::uint64_t first_line_at(std::uint64_t border) const;

  static constexpr std::size_t default_chunk_size = 256 * 1024;

 private:
  struct Buffer;
  std::uint64_t offset_of(std::size_t place) const;
  void fill(std::size_t wanted);
  bool index(Chunk& chunk);
  bool index_scanned(Chunk& chunk);
  bool is_regular() const;
  void split_rows();
  void index_tokenized(Chunk& chunk);

  std::unique_ptr<ByteStream> stream_;
  plan::CsvFormat format_;
  std::size_t num_fields_;
  std::string path_;
  std::size_t chunk_size_;
  bool byte_characters_;
  bool needs_tokenizer_;  // whatever the text is

  std::shared_ptr<BufferPool> pool_;
  std::shared_ptr<Buffer> buffer_;
  std::size_t size_ = 0;         // bytes in the buffer
  std::size_t taken_ = 0;        // of those, bytes of the last chunk
  std::uint64_t offset_;         // of the buffer in the file
  std::uint64_t file_size_ = 0;  // once the end was seen
  bool at_end_ = false;

  Scan scan_;
  std::vector<std::uint32_t> ends_;
  bool scanned_ = true;  // how the last chunk was indexed
  RegularRows regular_;
  IrregularRows irregular_;
  std::vector<std::uint32_t> line_begins_;
};

}  // namespace weft::kernel::csv
