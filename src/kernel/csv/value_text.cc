// The text of one value -> null, or a value of a type.
#include "kernel/csv/value_text.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <tuple>

#include <fast_float/fast_float.h>

#include "base/temporal_text.h"
#include "plan/widen.h"

namespace weft::kernel::csv {
namespace {

constexpr std::string_view default_nulls[] = {"",     "#N/A",   "#N/A N/A", "#NA",  "-1.#IND", "-1.#QNAN", "-NaN",
                                              "-nan", "1.#IND", "1.#QNAN",  "<NA>", "N/A",     "NA",       "NULL",
                                              "NaN",  "None",   "n/a",      "nan",  "null"};

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool equals_any_case(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(),
                                                   [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

bool contains(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

template <class Integer>
bool parse_digits(std::string_view text, Integer& value) {
  if (!text.empty() && text.front() == '+') {
    text.remove_prefix(1);
    if (text.empty() || text.front() == '-') return false;
  }
  const char* end = text.data() + text.size();
  auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && stop == end;
}

}  // namespace

ValueText::ValueText(const plan::CsvFormat& format)
    : true_values_(format.true_values), false_values_(format.false_values), decimal_(format.decimal) {
  if (format.thousands) thousands_ = *format.thousands, has_thousands_ = true;
  if (format.keep_default_na) texts_.assign(std::begin(default_nulls), std::end(default_nulls));
  texts_.insert(texts_.end(), format.na_values.begin(), format.na_values.end());
  for (const std::string& text : texts_) {
    nulls_.insert(text);
    longest_null_ = std::max(longest_null_, text.size());
    may_begin_null_[text.empty() ? 0 : static_cast<unsigned char>(text[0])] = true;
    if (text.empty()) empty_is_null_ = true;
  }
  for (const std::string& text : format.na_values)
    if (double number; parse(text, number)) null_numbers_.push_back(number);
}

bool ValueText::is_listed_null(std::string_view text) const { return nulls_.contains(text); }

bool ValueText::is_null_number(double value) const {
  return std::find(null_numbers_.begin(), null_numbers_.end(), value) != null_numbers_.end();
}

std::string_view ValueText::bare_number(std::string_view text, std::string& room) const {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  if (!has_thousands_ || text.find(thousands_) == text.npos || text.front() == thousands_) return text;
  room.clear();
  std::copy_if(text.begin(), text.end(), std::back_inserter(room), [&](char c) { return c != thousands_; });
  return room;
}

bool ValueText::parse(std::string_view text, std::int64_t& value) const {
  std::string room;
  return parse_digits(bare_number(text, room), value);
}

bool ValueText::parse(std::string_view text, std::uint64_t& value) const {
  std::string room;
  return parse_digits(bare_number(text, room), value);
}

bool ValueText::parse(std::string_view text, double& value) const {
  std::string room;
  text = bare_number(text, room);
  const bool has_sign = !text.empty() && (text.front() == '+' || text.front() == '-');
  const bool negative = has_sign && text.front() == '-';
  if (has_sign) text.remove_prefix(1);
  if (text.empty()) return false;
  const char first = text.front();
  if ((first < '0' || first > '9') && first != decimal_) {
    value = std::numeric_limits<double>::infinity();
    if (!equals_any_case(text, "inf") && !equals_any_case(text, "infinity")) return false;
  } else {
    const char* end = text.data() + text.size();
    const fast_float::parse_options options(fast_float::chars_format::general, decimal_);
    const auto [stop, error] = fast_float::from_chars_advanced(text.data(), end, value, options);
    // What is too large is infinite and what is too small is zero, as in pandas.
    if (stop != end || (error != std::errc{} && error != std::errc::result_out_of_range)) return false;
  }
  if (negative) value = -value;
  return true;
}

bool ValueText::parse(std::string_view text, bool& value) const {
  value = equals_any_case(text, "true") || contains(true_values_, text);
  return value || equals_any_case(text, "false") || contains(false_values_, text);
}

ValueTexts::ValueTexts(const plan::CsvFormat& format) : others_(format) {
  for (const auto& [column, texts] : format.column_na_values) {
    plan::CsvFormat own = format;
    own.na_values.insert(own.na_values.end(), texts.begin(), texts.end());
    own_.emplace(std::piecewise_construct, std::forward_as_tuple(column), std::forward_as_tuple(own));
  }
}

bool is_finer_than_microseconds(std::string_view text) {
  const std::size_t point = text.rfind('.');
  return point != text.npos && text.size() - point - 1 > 6;
}

dd::DType ValueText::type_of(std::string_view text) const {
  using enum dd::DType;
  if (std::int64_t value; parse(text, value)) return int64;
  if (std::uint64_t value; parse(text, value)) return uint64;
  if (double value; parse(text, value)) return float64;
  if (bool value; parse(text, value)) return boolean;
  if (base::parse_date(text)) return date;
  if (is_finer_than_microseconds(text)) return string;
  if (base::parse_timestamp(text)) return timestamp;
  if (base::parse_time(text)) return time;
  return string;
}

dd::DType widened(dd::DType type, dd::DType type_of_text) {
  // A text that does not fit an integer column is a larger number, or a negative one in a column of unsigned numbers.
  if (type == dd::DType::uint64 && type_of_text == dd::DType::int64) return dd::DType::float64;
  return plan::wider(type, type_of_text);
}

}  // namespace weft::kernel::csv
