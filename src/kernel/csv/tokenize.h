// Bytes of CSV of any kind -> where its fields are, one byte at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "kernel/csv/field_index.h"
#include "plan/ops/read_csv.h"

namespace weft::kernel::csv {

/// Follows the state machine of pandas' C parser: quotes count only at the start of a field, a carriage return alone ends a line,
/// lines that are blank or a comment are no rows. `text` begins at the start of a line. Returns how many bytes the complete lines
/// take, and where each of those begins (blank ones too). `at_end` tells that nothing follows, so that a final \r is a line end.
std::size_t tokenize(const char* text, std::size_t size, const plan::CsvFormat& format, bool at_end, IrregularRows& rows,
                     std::vector<std::uint32_t>& line_begins);

/// Where the line that begins at `begin` ends and the next begins, for lines that are skipped: quotes count anywhere in it. 0
/// when it is not complete.
std::size_t skip_line(const char* text, std::size_t size, std::size_t begin, const plan::CsvFormat& format, bool at_end);

/// Whether the field is to be unquoted before it has a meaning.
std::string_view unquoted(std::string_view field, const plan::CsvFormat& format, std::string& room);

}  // namespace weft::kernel::csv
