// Some rows of a file -> the types of its columns.
#include "kernel/csv/infer_types.h"

#include <optional>

#include "base/temporal_text.h"
#include "kernel/csv/tokenize.h"
#include "kernel/csv/value_text.h"

namespace weft::kernel::csv {
namespace {

/// What the values of one column have in common.
class ColumnType {
 public:
  void add(std::string_view text, const ValueText& values) {
    const bool decided = type_ == dd::DType::string && !offsets_;
    if (decided || values.is_null(text)) return;
    if (offsets_ || !type_) {
      const auto time = base::parse_offset_timestamp(text);
      offsets_ = time && time->offset;
    }
    if (type_ == dd::DType::string) return;
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
  /// Whether all values are times with an offset from UTC.
  bool have_offsets() const { return offsets_; }

 private:
  static bool is_whole(dd::DType type) { return type == dd::DType::int64 || type == dd::DType::uint64; }

  std::optional<dd::DType> type_;
  bool offsets_ = false;
  bool negative_ = false;
};

}  // namespace

Sampled infer_types(const Chunk& rows, const std::vector<std::string>& names, const plan::CsvFormat& format) {
  const ValueTexts values(format);
  std::vector<ColumnType> columns(names.size());
  Sampled sampled;
  std::string room;
  for (std::size_t row = 0; row < rows.num_rows; ++row) {
    for (std::size_t column = 0; column < names.size(); ++column) {
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
        sampled.newlines_in_quotes = sampled.newlines_in_quotes || text.find(format.last_of_line()) != text.npos;
        text = unquoted(text, format, room);
      }
      columns[column].add(text, values.of(names[column]));
    }
  }
  for (const ColumnType& column : columns) {
    sampled.types.push_back(column.type());
    sampled.have_offsets.push_back(column.have_offsets());
  }
  return sampled;
}

}  // namespace weft::kernel::csv
