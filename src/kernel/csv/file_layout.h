// The first bytes of a file -> its column names, and where its rows begin.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/io/byte_source.h"
#include "plan/ops/read_csv.h"

namespace weft::kernel::csv {

struct FileLayout {
  std::uint64_t data_begin = 0;    // where the first line after the header begins
  std::vector<std::string> names;  // from the header, made unique as pandas does; "0", "1", ... where there is none

  /// Whether the file has not one byte: no rows, and no names of columns.
  bool is_empty() const { return names.empty(); }
};

/// The layout, when `head` is long enough to show it. `at_end`: the file has no more bytes than these.
std::optional<FileLayout> layout_of(std::string_view head, const plan::CsvFormat& format, bool at_end);

/// Throws a data Error when a file that is to be UTF-8 begins as UTF-16 does.
void refuse_utf16(std::string_view begin, const plan::CsvFile& file);

/// A file that was found before, decompressed, as UTF-8, from one of its places on. Places are those of its (decompressed) bytes,
/// of UTF-16 of its UTF-8. Throws when it has changed since.
std::unique_ptr<ByteStream> open_csv(const plan::CsvFile& file, std::uint64_t begin = 0);
/// The same of its bytes.
std::unique_ptr<ByteStream> open_csv(const plan::CsvFile& file, std::shared_ptr<ByteSource> bytes, std::uint64_t begin);

/// Whether a file has no byte, or none when it is decompressed.
bool is_empty(const plan::CsvFile& file);

/// The layout of a file, read once in a process. Throws a data Error when a file that is not empty holds no row.
std::shared_ptr<const FileLayout> layout_of(const plan::CsvFile& file, const plan::CsvFormat& format);

}  // namespace weft::kernel::csv
