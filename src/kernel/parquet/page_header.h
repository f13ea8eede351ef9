// The bytes before a page of a Parquet file -> what they say of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace weft::kernel::parquet_file {

/// The parts of Parquet's PageHeader that a reader of flat columns needs; numbers as in parquet.thrift.
struct PageHeader {
  enum Kind : std::int32_t { data = 0, index = 1, dictionary = 2, data_v2 = 3 };
  std::int32_t kind = -1;
  std::int32_t uncompressed_size = -1;  // of the page's body
  std::int32_t compressed_size = -1;
  std::int32_t num_values = -1;  // with nulls
  std::int32_t encoding = -1;
  std::int32_t level_encoding = 3;          // of definition levels in version 1
  std::int32_t repetition_levels_size = 0;  // in version 2
  std::int32_t definition_levels_size = 0;  // in version 2
  bool compressed = true;                   // whether values are, in version 2
  std::size_t size = 0;                     // of the header itself

  bool has_values() const { return kind == data || kind == data_v2; }
};

/// Nothing when the header goes on past the bytes. Throws a data Error for bytes that are no header.
std::optional<PageHeader> read_page_header(std::span<const char> bytes);

}  // namespace weft::kernel::parquet_file
