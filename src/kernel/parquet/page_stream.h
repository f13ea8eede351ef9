// A column chunk of a Parquet file -> its pages, decompressed only when they are asked for.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <arrow/util/type_fwd.h>

#include "kernel/io/byte_source.h"
#include "kernel/parquet/page_header.h"

namespace weft::kernel::parquet_file {

/// Where the pages of one column of one row group are.
struct ChunkPlace {
  std::uint64_t begin = 0;  // bytes of the file
  std::uint64_t end = 0;
  std::uint64_t uncompressed_size = 0;  // of all its pages
  arrow::Compression::type compression{};
};

/// The bytes of a page, with `padding` readable bytes after them.
struct PageBytes {
  std::shared_ptr<const std::byte[]> memory;
  std::span<const char> bytes;  // levels, in version 2, and values
};

class PageStream {
 public:
  PageStream(std::shared_ptr<ByteSource> source, const ChunkPlace& place, bool is_remote);
  ~PageStream();
  PageStream(PageStream&&) noexcept;

  /// Goes to the next page with values; null when there is none left. A dictionary on the way is kept for dictionary().
  const PageHeader* next();
  /// The page that next() went to.
  PageBytes read_page();
  /// The header and bytes of the dictionary; throws a data Error when there is none.
  const PageHeader& dictionary_header() const;
  PageBytes read_dictionary();

 private:
  struct Place {
    PageHeader header;
    std::uint64_t body = 0;
  };
  char* window() const { return reinterpret_cast<char*>(window_.get()); }
  std::span<const char> view(std::uint64_t offset, std::size_t size);
  Place read_header(std::uint64_t offset);
  void decompress(std::span<const char> stored, std::span<char> into) const;
  PageBytes read_body(const Place& page);
  std::shared_ptr<std::byte[]> memory_of(std::size_t size);

  std::shared_ptr<ByteSource> source_;
  ChunkPlace place_;
  std::size_t window_size_;
  std::unique_ptr<arrow::util::Codec> codec_;  // null: not compressed, or with Snappy

  std::uint64_t at_;  // where the next header is
  Place page_;
  std::optional<Place> dictionary_;

  std::shared_ptr<std::byte[]> window_;
  std::size_t window_room_ = 0;
  std::uint64_t window_begin_ = 0;
  std::size_t window_used_ = 0;
  std::shared_ptr<std::byte[]> spare_;  // memory of a page before, used again once nothing points to it
  std::size_t spare_size_ = 0;
};

}  // namespace weft::kernel::parquet_file
