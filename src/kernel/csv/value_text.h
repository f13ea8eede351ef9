// The text of one value -> null, or a value of a type.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <weft/dtype.h>

#include "plan/ops/read_csv.h"

namespace weft::kernel::csv {

/// Which texts mean what in a file. Definitions: pandas' read_csv; dates and times: ISO 8601.
class ValueText {
 public:
  explicit ValueText(const plan::CsvFormat& format);

  /// Whether the text means null.
  bool is_null(std::string_view text) const {
    if (text.size() > longest_null_ || !may_begin_null_[text.empty() ? 0 : static_cast<unsigned char>(text[0])]) return false;
    return is_listed_null(text);
  }
  bool may_begin_null(char first) const { return may_begin_null_[static_cast<unsigned char>(first)]; }
  std::size_t longest_null() const { return longest_null_; }
  /// Whether some text that looks like a number means null, so that each number has to be looked up before it is read.
  bool has_null_numbers() const { return !null_numbers_.empty(); }
  bool empty_is_null() const { return empty_is_null_; }
  char decimal() const { return decimal_; }

  /// Spaces around numbers are allowed, a plus sign, and thousands separators where the format has them.
  bool parse(std::string_view text, std::int64_t& value) const;
  bool parse(std::string_view text, std::uint64_t& value) const;
  /// Correctly rounded. "inf" and "infinity" with any case and sign are read as pandas does.
  bool parse(std::string_view text, double& value) const;
  bool parse(std::string_view text, bool& value) const;
  /// Whether the number is listed as null, however it is written: with "-999", -999.0 is null in a float column.
  bool is_null_number(double value) const;

  /// The narrowest type that holds the text, which is not null.
  dd::DType type_of(std::string_view text) const;

 private:
  bool is_listed_null(std::string_view text) const;
  /// The number without spaces around it and thousands separators, which may be written into `room`.
  std::string_view bare_number(std::string_view text, std::string& room) const;

  std::array<bool, 256> may_begin_null_{};  // of the empty text: [0]
  std::size_t longest_null_ = 0;
  bool empty_is_null_ = false;
  std::unordered_set<std::string_view> nulls_;
  std::vector<double> null_numbers_;
  std::vector<std::string> texts_;  // what nulls_ points to
  std::vector<std::string> true_values_;
  std::vector<std::string> false_values_;
  char decimal_;
  char thousands_ = '\0';
  bool has_thousands_ = false;
};

/// The same for each column of a file, of which some have nulls of their own.
class ValueTexts {
 public:
  explicit ValueTexts(const plan::CsvFormat& format);
  const ValueText& of(const std::string& column) const {
    const auto own = own_.find(column);
    return own == own_.end() ? others_ : own->second;
  }

 private:
  std::map<std::string, ValueText> own_;
  ValueText others_;
};

/// Whether a time has more decimals than Weft's times: it is then kept as text, unless a program asked for a time.
bool is_finer_than_microseconds(std::string_view text);

/// The type that holds a column of type `type` and the text, which does not fit it.
dd::DType widened(dd::DType type, dd::DType type_of_text);

}  // namespace weft::kernel::csv
