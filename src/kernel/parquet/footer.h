// A Parquet file -> what its footer says, kept for the next who asks.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <parquet/metadata.h>

#include "kernel/io/byte_source.h"
#include "kernel/parquet/column_form.h"
#include "kernel/parquet/page_stream.h"

namespace weft::kernel::parquet_file {

struct Footer {
  std::shared_ptr<parquet::FileMetaData> metadata;
  std::vector<ColumnForm> columns;

  /// Null when there is none.
  const ColumnForm* find(const std::string& name) const;
};

/// The footer of an open file. Throws a data Error for what is no Parquet file.
std::shared_ptr<const Footer> footer_of(const std::string& path, ByteSource& source);

/// Throws a data Error when the footer places the column outside of a file of that size.
ChunkPlace place_of(const parquet::ColumnChunkMetaData& chunk, std::uint64_t file_size);

}  // namespace weft::kernel::parquet_file
