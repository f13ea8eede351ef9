// Bytes of CSV of any kind -> where its fields are, one byte at a time.
#include "kernel/csv/tokenize.h"

#include <string>
#include <string_view>

#include "kernel/csv/fixed_width.h"

namespace weft::kernel::csv {
namespace {

constexpr std::size_t incomplete = static_cast<std::size_t>(-1);

class Tokenizer {
 public:
  Tokenizer(const char* text, std::size_t size, const plan::CsvFormat& format, bool at_end, IrregularRows& rows)
      : text_(text), size_(size), format_(format), at_end_(at_end), rows_(rows) {}

  /// Reads the line that begins at `begin`; returns where the next one begins, or `incomplete`, and then has added nothing.
  std::size_t line(std::size_t begin) {
    if (std::size_t next = line_without_row(begin); next != 0) return next;
    const std::size_t fields_before = rows_.fields.size();
    if (!format_.places.empty()) return fixed_line(begin);
    std::size_t at = begin;
    while (true) {
      at = field(at);
      if (at == incomplete) break;
      if (is_line_end(at)) {
        at = after_line_end(at);
        break;
      }
      if (format_.comment && text_[at] == *format_.comment && !is_separator(at)) {
        at = to_line_end(at);
        break;
      }
      ++at;  // the separator
    }
    if (at == incomplete) {
      rows_.fields.resize(fields_before);
      return incomplete;
    }
    rows_.first_field.push_back(static_cast<std::uint32_t>(fields_before));
    rows_.row_begins.push_back(static_cast<std::uint32_t>(begin));
    return at;
  }

 private:
  bool is_line_end(std::size_t at) const { return format_.ends_line(text_[at]); }
  bool is_separator(std::size_t at) const { return text_[at] == format_.separator; }
  bool is_comment(std::size_t at) const { return format_.comment && text_[at] == *format_.comment; }
  bool is_escape(std::size_t at) const { return format_.escape && text_[at] == *format_.escape; }
  bool is_quote(std::size_t at) const { return format_.quoting && text_[at] == format_.quote; }

  /// Where the line after the line end at `at` begins.
  std::size_t after_line_end(std::size_t at) const {
    if (text_[at] != '\r' || format_.line_end) return at + 1;
    if (at + 1 < size_) return text_[at + 1] == '\n' ? at + 2 : at + 1;
    return at_end_ ? at + 1 : incomplete;
  }

  /// The same for fields of fixed width.
  std::size_t fixed_line(std::size_t begin) {
    std::size_t end = begin;
    while (end < size_ && !is_line_end(end) && !is_comment(end)) ++end;
    const std::size_t next = to_line_end(end);
    if (next == incomplete) return incomplete;
    rows_.first_field.push_back(static_cast<std::uint32_t>(rows_.fields.size()));
    rows_.row_begins.push_back(static_cast<std::uint32_t>(begin));
    add_fixed_fields(text_, begin, end, format_, rows_.fields);
    return next;
  }

  std::size_t to_line_end(std::size_t at) const {
    while (at < size_ && !is_line_end(at)) ++at;
    return at < size_ ? after_line_end(at) : incomplete;
  }

  /// The line after this one when this one is blank or a comment; 0 when it holds a row.
  std::size_t line_without_row(std::size_t begin) const {
    if (is_comment(begin)) return to_line_end(begin);
    if (!format_.skip_blank_lines) return 0;
    std::size_t at = begin;
    while (at < size_ && (text_[at] == ' ' || text_[at] == '\t') && !is_separator(at)) ++at;
    if (at == size_) return incomplete;
    return is_line_end(at) ? after_line_end(at) : 0;
  }

  /// Adds the field that begins at `at`; returns where its separator, comment or line end is.
  std::size_t field(std::size_t at) {
    if (format_.skip_initial_space)
      while (at < size_ && text_[at] == ' ' && !is_separator(at)) ++at;
    const std::size_t begin = at;
    if (at < size_ && is_quote(at)) at = after_quotes(at + 1);
    while (at < size_ && !is_separator(at) && !is_line_end(at) && !is_comment(at)) at += is_escape(at) ? 2 : 1;
    if (at >= size_) return incomplete;
    rows_.fields.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
    return at;
  }

  /// The place after the closing quote, and after one more byte where that makes the field go on.
  std::size_t after_quotes(std::size_t at) const {
    while (at < size_) {
      if (is_escape(at)) {
        at += 2;
      } else if (!is_quote(at)) {
        ++at;
      } else if (format_.double_quote && at + 1 < size_ && is_quote(at + 1)) {
        at += 2;
      } else {
        // A comment sign right behind the closing quote is an ordinary character, as in pandas.
        const bool goes_on = format_.double_quote && at + 1 < size_ && is_comment(at + 1) && !is_separator(at + 1);
        return at + (goes_on ? 2 : 1);
      }
    }
    return size_;
  }

  const char* text_;
  std::size_t size_;
  const plan::CsvFormat& format_;
  bool at_end_;
  IrregularRows& rows_;
};

}  // namespace

std::size_t tokenize(const char* text, std::size_t size, const plan::CsvFormat& format, bool at_end, IrregularRows& rows,
                     std::vector<std::uint32_t>& line_begins) {
  rows.clear();
  line_begins.clear();
  Tokenizer tokenizer(text, size, format, at_end, rows);
  std::size_t at = 0;
  while (at < size) {
    std::size_t next = tokenizer.line(at);
    if (next == incomplete) break;
    line_begins.push_back(static_cast<std::uint32_t>(at));
    at = next;
  }
  rows.first_field.push_back(static_cast<std::uint32_t>(rows.fields.size()));
  return at;
}

std::size_t skip_line(const char* text, std::size_t size, std::size_t begin, const plan::CsvFormat& format, bool at_end) {
  bool inside = false;
  for (std::size_t at = begin; at < size; ++at) {
    if (format.quoting && text[at] == format.quote) inside = !inside;
    if (inside || !format.ends_line(text[at])) continue;
    if (text[at] != '\r' || format.line_end) return at + 1;
    if (at + 1 < size) return at + (text[at + 1] == '\n' ? 2 : 1);
    return at_end ? at + 1 : 0;
  }
  return 0;
}

std::string_view unquoted(std::string_view field, const plan::CsvFormat& format, std::string& room) {
  const bool quoted = format.quoting && !field.empty() && field.front() == format.quote;
  if (!quoted && !(format.escape && field.find(*format.escape) != field.npos)) return field;
  room.clear();
  bool inside = quoted;
  for (std::size_t at = quoted ? 1 : 0; at < field.size(); ++at) {
    const char c = field[at];
    if (format.escape && c == *format.escape) {
      if (++at < field.size()) room += field[at];
    } else if (inside && c == format.quote) {
      if (format.double_quote && at + 1 < field.size() && field[at + 1] == format.quote)
        room += field[++at];
      else
        inside = false;
    } else {
      room += c;
    }
  }
  return room;
}

}  // namespace weft::kernel::csv
