// Where the fields of a chunk of rows are.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace weft::kernel::csv {

/// The place of one field: bytes [begin, end) of the chunk, quotes and escapes included. A field that the row does not have ends
/// before it begins.
struct FieldSpan {
  std::uint32_t begin;
  std::uint32_t end;
  bool is_missing() const { return end < begin; }
};

/// Rows that all have the same number of fields, which is what nearly every file has: the ends that the scan found are the index.
struct RegularRows {
  const std::uint32_t* ends = nullptr;  // ends[-1] can be read, and plus one is 0
  std::uint32_t num_fields = 0;         // of each row
  bool crlf = false;                    // rows end in \r\n

  std::uint32_t row_begin(std::size_t row) const { return ends[static_cast<std::ptrdiff_t>(row * num_fields) - 1] + 1; }
};

/// Rows of any number of fields.
struct IrregularRows {
  std::vector<FieldSpan> fields;           // of all rows, in order
  std::vector<std::uint32_t> first_field;  // of each row, and the end
  std::vector<std::uint32_t> row_begins;

  void clear() { fields.clear(), first_field.clear(), row_begins.clear(); }
  std::size_t num_fields(std::size_t row) const { return first_field[row + 1] - first_field[row]; }
  FieldSpan field(std::size_t row, std::size_t column) const {
    return column < num_fields(row) ? fields[first_field[row] + column] : FieldSpan{1, 0};
  }
};

/// Where one column's fields are in some rows of a chunk, to be read in a loop without branches.
struct RegularColumn {
  const std::uint32_t* ends;  // of the first row's field
  std::uint32_t stride;
  std::uint32_t cut;  // 1 when a carriage return stands before the row's end

  FieldSpan operator[](std::size_t row) const {
    const std::uint32_t* end = ends + row * stride;
    return {end[-1] + 1, *end - cut};
  }
};

struct SpanColumn {
  const FieldSpan* spans;
  FieldSpan operator[](std::size_t row) const { return spans[row]; }
};

}  // namespace weft::kernel::csv
