// Some rows of a file -> the types of its columns.
#include "kernel/csv/infer_types.h"

#include <optional>

#include "kernel/csv/tokenize.h"

namespace weft::kernel::csv {
namespace {

/// What the values of one column have in common.
class ColumnType {
 public:
  void add(std::string_view text, const ValueText& values) {
    if (type_ == dd::DType::string || values.is_null(text)) return;
    const dd::DType found = values.type_of(text);
    if (found == dd::DType::int64 && text.find('-') != text.npos) negative_ = true;
    const bool integers = type_ && is_whole(*type_) && is_whole(found);
    if (!type_)
      type_ = found;
    else if (integers && !negative_)
      type_ = *type_ == dd::DType::uint64 ? *type_ : found;
    else if (*type_ != found)
      type_ = widened(*type_, found);
    else if (found == dd::DType::uint64 && negative_)
      type_ = dd::DType::float64;
  }
  dd::DType type() const { return type_.value_or(dd::DType::float64); }

 private:
  static bool is_whole(dd::DType type) { return type == dd::DType::int64 || type == dd::DType::uint64; }

  std::optional<dd::DType> type_;
  bool negative_ = false;
};

}  // namespace

Sampled infer_types(const Chunk& rows, std::size_t num_columns, const plan::CsvFormat& format, const ValueText& values) {
  std::vector<ColumnType> columns(num_columns);
  Sampled sampled;
  std::string room;
  for (std::size_t row = 0; row < rows.num_rows; ++row) {
    for (std::size_t column = 0; column < num_columns; ++column) {
      FieldSpan field;
      if (rows.regular) {
        const RegularRows& index = *rows.regular;
        const bool is_last = column + 1 == index.num_fields;
        field = RegularColumn{index.ends + column, index.num_fields, index.crlf && is_last ? 1u : 0u}[row];
      } else {
        field = rows.irregular->field(row, column);
      }
      if (field.is_missing()) continue;
      std::string_view text(rows.text + field.begin, field.end - field.begin);
      if (rows.quotes) {
        sampled.newlines_in_quotes = sampled.newlines_in_quotes || text.find('\n') != text.npos;
        text = unquoted(text, format, room);
      }
      columns[column].add(text, values);
    }
  }
  for (const ColumnType& column : columns) sampled.types.push_back(column.type());
  return sampled;
}

}  // namespace weft::kernel::csv
