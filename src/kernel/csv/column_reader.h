// The fields of one column -> a vector of its type.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "kernel/batch.h"
#include "kernel/csv/field_index.h"
#include "kernel/csv/value_text.h"
#include "kernel/string_arena.h"
#include "plan/ops/read_csv.h"

namespace weft::kernel::csv {

/// The bytes that fields point into.
struct FieldText {
  const char* text = nullptr;  // text_margin readable bytes before and after
  std::shared_ptr<const char> memory;
  bool quotes = false;      // whether fields may be quoted or escaped
  bool high_bytes = false;  // whether strings have to be checked for being UTF-8
};

/// A value that is not of its column's type.
struct Misfit {
  FieldSpan field;
  std::string value;
  bool is_bad_utf8 = false;
};

/// Reads fields of one column. A value that does not fit is no exception: the caller knows whether to widen the column.
class ColumnReader {
 public:
  /// `typed`: the program gave the type, so that times finer than a microsecond are cut instead of refused.
  ColumnReader(dd::DType type, bool typed, const plan::CsvFormat& format, const ValueText& values);

  /// `rows` fields, starting with the first of `column`. After a misfit the rest of the vector is not set.
  Vector read(const FieldText& text, const RegularColumn& column, std::size_t rows);
  Vector read(const FieldText& text, const SpanColumn& column, std::size_t rows);

  /// The first misfit of the last read.
  const std::optional<Misfit>& misfit() const { return misfit_; }

 private:
  template <class Column>
  Vector read_rows(const FieldText& text, const Column& column, std::size_t rows);
  template <class Column>
  Vector read_integers(const FieldText& text, const Column& column, std::size_t rows);
  template <class T, class Column>
  Vector read_narrow(const FieldText& text, const Column& column, std::size_t rows);
  template <class Column>
  Vector read_decimals(const FieldText& text, const Column& column, std::size_t rows);
  template <class Column>
  Vector read_strings(const FieldText& text, const Column& column, std::size_t rows);

  enum class Found { value, null, misfit };
  /// Any field, the careful way.
  template <class T>
  Found read_field(const FieldText& text, FieldSpan field, T& value);
  template <class T>
  bool parse(std::string_view text, T& value) const;
  Found read_string(const FieldText& text, FieldSpan field, StringRef& value);
  /// Handles what the fast loops leave over: sets the value, or marks the row as null. Returns false at a misfit.
  template <class T>
  bool read_slowly(const FieldText& text, FieldSpan field, std::size_t row, std::size_t rows, T& value);
  void set_null(std::size_t row, std::size_t rows);

  dd::DType type_;
  bool typed_;
  const plan::CsvFormat& format_;
  const ValueText& values_;
  std::optional<Misfit> misfit_;
  std::shared_ptr<std::uint8_t[]> valid_;  // of the vector that is being read
  std::shared_ptr<StringArena> arena_;     // of its unquoted strings
  std::string room_;
  std::vector<std::uint32_t> left_;  // rows that the fast loops left over
};

}  // namespace weft::kernel::csv
