// Turns a DataTable's filter into a condition on the columns of a frame.
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <weft/dash_data.h>
#include <weft/error.h>
#include <weft/from_table.h>
#include <weft/function.h>

#include "base/temporal_text.h"
#include "dash_data/filter_dates.h"
#include "dash_data/filter_query.h"

namespace weft::dash_data {
namespace {

std::uint64_t multiply(std::uint64_t a, std::uint64_t b, std::uint64_t modulus) {
  return static_cast<std::uint64_t>(static_cast<unsigned __int128>(a) * b % modulus);
}

std::uint64_t power(std::uint64_t base, std::uint64_t exponent, std::uint64_t modulus) {
  std::uint64_t result = 1;
  for (base %= modulus; exponent > 0; exponent >>= 1, base = multiply(base, base, modulus)) {
    if (exponent & 1) result = multiply(result, base, modulus);
  }
  return result;
}

}  // namespace

// Miller and Rabin's test, which is exact below 3.3e24 with these bases (Sorenson and Webster, 2015).
bool is_prime(double value) {
  if (value < 2 || value != std::floor(value) || value > 9007199254740992.0) return false;
  const auto number = static_cast<std::uint64_t>(value);
  constexpr std::uint64_t bases[] = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41};
  for (const std::uint64_t base : bases) {
    if (number % base == 0) return number == base;
  }
  std::uint64_t odd = number - 1;
  int twos = 0;
  for (; odd % 2 == 0; odd /= 2) ++twos;
  for (const std::uint64_t base : bases) {
    std::uint64_t x = power(base, odd, number);
    if (x == 1 || x == number - 1) continue;
    bool is_witness = true;
    for (int i = 1; i < twos && is_witness; ++i) {
      x = multiply(x, x, number);
      is_witness = x != number - 1;
    }
    if (is_witness) return false;
  }
  return true;
}

}  // namespace weft::dash_data

WEFT_FUNCTION(weft::dash_data::is_prime);

namespace weft::dash_data {
namespace {

using dd::DType;
using dd::Series;
using dd::Value;

bool is_date(DType type) { return type == DType::date || type == DType::timestamp; }

// For RE2: no letter or digit has another meaning, and bytes beyond ASCII stand for themselves.
std::string quoted_pattern(std::string_view text) {
  std::string pattern;
  for (const char c : text) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || (c & 0x80);
    if (!is_plain) pattern += '\\';
    pattern += c;
  }
  return pattern;
}

// `5 < {a}` is `{a} > 5`.
std::string_view turned(std::string_view op) {
  if (op == "<") return ">";
  if (op == "<=") return ">=";
  if (op == ">") return "<";
  if (op == ">=") return "<=";
  return op;
}

template <class Right>
Series compare(const Series& left, std::string_view op, const Right& right) {
  if (op == "=") return left == right;
  if (op == "<") return left < right;
  if (op == "<=") return left <= right;
  if (op == ">") return left > right;
  return left >= right;
}

class Conditions {
 public:
  Conditions(const dd::DataFrame& frame, std::string_view query) : frame_(frame), query_(query) {}

  /// Nowhere null.
  Series condition(const Filter& filter) const {
    switch (filter.kind) {
      case Filter::Kind::either:
        return condition(filter.parts[0]) || condition(filter.parts[1]);
      case Filter::Kind::both:
        return condition(filter.parts[0]) && condition(filter.parts[1]);
      case Filter::Kind::negated:
        return !condition(filter.parts[0]);
      case Filter::Kind::check:
        return check(column(filter.left, "`is` needs a column in braces on its left"), filter.op);
      case Filter::Kind::comparison:
        break;
    }
    // What is false for a missing value, so that != is true there.
    if (filter.op == "!=") {
      Filter equal = filter;
      equal.op = "=";
      return !comparison(equal);
    }
    return comparison(filter);
  }

 private:
  [[noreturn]] void fail(const FilterOperand& operand, const std::string& message) const {
    fail_at(query_, operand.place, message);
  }

  Series column(const FilterOperand& operand, const std::string& otherwise) const {
    if (!operand.is_column) fail(operand, otherwise);
    try {
      return frame_[operand.text];
    } catch (const Error& error) {
      fail(operand, error.message());
    }
  }

  static Series nowhere(const Series& series) { return series.isin(std::vector<Value>{}); }
  static Series where(const Series& truth) { return truth.fillna(false); }

  // Text of categories, which would compare by their order.
  static Series text_of(const Series& series) {
    return series.dtype() == DType::category ? series.astype(DType::string) : series;
  }

  static Series upper(const Series& series) { return text_of(series).str().upper(); }
  // Goes the way that the column goes, so that both have the same capitals.
  static std::string upper(const std::string& text) {
    return std::string(dd::from_dict({{"text", {Value(text)}}})["text"].str().upper().compute().at<std::string_view>(0));
  }

  Series check(const Series& series, std::string_view op) const {
    const DType type = series.dtype();
    const auto there_if = [&](bool is_of_kind) { return is_of_kind ? series.notna() : nowhere(series); };
    if (op == "nil") return series.isna();
    if (op == "blank") return is_text(type) ? series.isna() || where(text_of(series) == Value("")) : series.isna();
    if (op == "num") return there_if(is_numeric(type));
    if (op == "bool") return there_if(type == DType::boolean);
    if (op == "object") return there_if(type == DType::list);
    if (op == "str") return there_if(is_text(type) || is_temporal(type));
    if (!is_numeric(type)) return nowhere(series);
    if (op == "even") return where(series % Value(2) == Value(0));
    // A negative number leaves -1 in JavaScript.
    if (op == "odd") return where(series % Value(2) == Value(1) && series > Value(0));
    return where(series.astype(DType::float64).map<&is_prime>());
  }

  Series comparison(const Filter& filter) const {
    if (filter.left.is_column && filter.right.is_column) return of_columns(filter);
    if (filter.left.is_column) return of_value(filter, filter.left, filter.op, filter.right);
    const bool is_ordered = filter.op != "contains" && filter.op != "datestartswith";
    if (!is_ordered || !filter.right.is_column) fail(filter.left, "a column in braces has to stand on the left");
    return of_value(filter, filter.right, turned(filter.op), filter.left);
  }

  Series of_columns(const Filter& filter) const {
    const Series left = column(filter.left, ""), right = column(filter.right, "");
    if (filter.op == "contains" || filter.op == "datestartswith") {
      fail(filter.right, filter.op + " needs a value on its right");
    }
    const auto both = [&](const auto& is_kind) { return is_kind(left.dtype()) && is_kind(right.dtype()); };
    if (both(dd::is_text)) {
      if (filter.ignores_case) return where(compare(upper(left), filter.op, upper(right)));
      return where(compare(text_of(left), filter.op, text_of(right)));
    }
    const auto is_boolean = [](DType type) { return type == DType::boolean; };
    if (!both(dd::is_numeric) && !both(is_boolean) && !both(is_date)) return nowhere(left);
    return where(compare(left, filter.op, right));
  }

  Series of_value(const Filter& filter, const FilterOperand& name, std::string_view op, const FilterOperand& value) const {
    const Series series = column(name, "");
    const DType type = series.dtype();
    if (op == "datestartswith") return date_starts_with(series, value);
    if (is_text(type)) return of_text(text_of(series), op, value, filter.ignores_case);
    if (type == DType::boolean) return of_boolean(series, op, value);
    if (is_numeric(type)) return of_number(series, op, value);
    if (is_date(type)) return of_date(series, op, value);
    fail(name, "a column of type " + std::string(to_string(type)) + " can only be checked by `is`");
  }

  Series of_text(const Series& series, std::string_view op, const FilterOperand& value, bool ignores_case) const {
    if (op == "contains") {
      return where(series.str().contains(value.text, {.case_sensitive = !ignores_case, .regex = false}));
    }
    const std::optional<double> number = number_of(value.text);
    // A number meets the texts that are numbers; equal texts of digits may be different ones of the same number.
    if (number && (value.number || op == "=")) {
      return where(compare(dd::to_numeric(series, {.errors = "coerce"}), op, Value(*number)));
    }
    if (!ignores_case) return where(compare(series, op, Value(value.text)));
    if (op == "=") return where(series.str().fullmatch(quoted_pattern(value.text), {.case_sensitive = false}));
    return where(compare(upper(series), op, Value(upper(value.text))));
  }

  static Series of_boolean(const Series& series, std::string_view op, const FilterOperand& value) {
    const bool is_true = value.text == "true" || value.text == "True" || value.text == "TRUE";
    const bool is_false = value.text == "false" || value.text == "False" || value.text == "FALSE";
    if (op == "contains" || !(is_true || is_false)) return nowhere(series);
    return where(compare(series, op, Value(is_true)));
  }

  // The text of a number as JavaScript writes it: without decimals where it is whole.
  static Series digits_of(const Series& series) {
    const Series text = series.astype(DType::string);
    return dd::is_floating(series.dtype()) ? text.str().replace("\\.0$", "", {.regex = true}) : text;
  }

  static Series of_number(const Series& series, std::string_view op, const FilterOperand& value) {
    // A number contains no number, but a text.
    if (op == "contains")
      return value.number ? nowhere(series) : where(digits_of(series).str().contains(value.text, {.regex = false}));
    const std::optional<double> number = number_of(value.text);
    if (!number) return nowhere(series);
    constexpr double exact = 9007199254740992.0;
    const bool is_whole = *number == std::floor(*number) && std::abs(*number) <= exact;
    return where(compare(series, op, is_whole ? Value(static_cast<std::int64_t>(*number)) : Value(*number)));
  }

  // As timestamps without a zone: what the table shows.
  static Series clock_of(const Series& series) {
    if (series.dtype() == DType::date) return series.astype(DType::timestamp);
    return series.dt().tz().empty() ? series : series.dt().tz_localize(std::nullopt);
  }

  static Series clock_text(const Series& series) {
    if (series.dtype() == DType::date) return series.astype(DType::string);
    return clock_of(series).astype(DType::string).str().replace(" ", "T");
  }

  static Value moment(std::int64_t microseconds) { return Value(base::format_timestamp(microseconds)); }

  // Compares as texts of ISO 8601 do: all moments of a month are greater than the month.
  Series of_date(const Series& series, std::string_view op, const FilterOperand& value) const {
    const std::optional<PartialDate> date = parse_partial_date(value.text);
    const Series clock = clock_of(series);
    if (op == "contains") {
      return where(clock_text(series).str().contains(value.text, {.regex = false}));
    }
    if (!date) return nowhere(series);
    const auto full = series.dtype() == DType::date ? PartialDate::Unit::day : PartialDate::Unit::second;
    const bool is_full = date->unit >= full;
    if (op == "=") return is_full ? where(clock == moment(date->begin)) : nowhere(series);
    const bool is_below = op == "<" || (op == "<=" && !is_full);
    const bool is_from = op == ">=" || (op == ">" && !is_full);
    return where(compare(clock, is_below ? "<" : is_from ? ">=" : op, moment(date->begin)));
  }

  Series date_starts_with(const Series& series, const FilterOperand& value) const {
    const DType type = series.dtype();
    const std::optional<PartialDate> date = parse_partial_date(value.text);
    if (!date) return nowhere(series);
    if (is_date(type)) {
      if (type == DType::date && date->unit > PartialDate::Unit::day) return nowhere(series);
      const Series clock = clock_of(series);
      return where(clock >= moment(date->begin) && clock < moment(date->end));
    }
    if (!is_text(type) && !is_numeric(type)) return nowhere(series);
    return where((is_text(type) ? text_of(series) : digits_of(series)).str().fullmatch(date->pattern));
  }

  const dd::DataFrame& frame_;
  const std::string_view query_;
};

}  // namespace
}  // namespace weft::dash_data

namespace weft::dash_table {

dd::DataFrame filter(const dd::DataFrame& frame, std::string_view filter_query) {
  const std::optional<dash_data::Filter> parsed = dash_data::parse_filter(filter_query);
  if (!parsed) return frame;
  return frame[dash_data::Conditions(frame, filter_query).condition(*parsed)];
}

}  // namespace weft::dash_table
