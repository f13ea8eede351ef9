// Turns a date that may be of a year or a month only into the times that begin with it.
#include "dash_data/filter_dates.h"

#include <chrono>
#include <cstdlib>

#include "base/civil_date.h"

namespace weft::dash_data {
namespace {

using base::microseconds_of_day;
using base::microseconds_of_hour;
using base::microseconds_of_second;

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool at_end() const { return text_.empty(); }
  bool take(std::string_view any_of) {
    if (text_.empty() || any_of.find(text_.front()) == any_of.npos) return false;
    text_.remove_prefix(1);
    return true;
  }
  // A number of `least` to `most` digits; nothing, and no step, when there are fewer.
  std::optional<std::int64_t> digits(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    std::int64_t number = 0;
    for (; count < most && count < text_.size() && text_[count] >= '0' && text_[count] <= '9'; ++count) {
      number = number * 10 + (text_[count] - '0');
    }
    if (count < least) return std::nullopt;
    text_.remove_prefix(count);
    return number;
  }
  std::string_view rest() const { return text_; }

 private:
  std::string_view text_;
};

std::int64_t first_year() {
  const auto today = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  return static_cast<int>(today.year()) - 70;
}

std::string padded(std::int64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

// 5 as "0?5", 12 as "12".
std::string optional_zero(std::int64_t number) { return (number < 10 ? "0?" : "") + std::to_string(number); }

std::string_view trim(std::string_view text) {
  constexpr std::string_view space = " \t\n\r\f\v";
  const std::size_t begin = text.find_first_not_of(space);
  return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

bool is_zone(Scanner& scan) {
  if (scan.take("Zz")) return true;
  if (!scan.take("+-") || !scan.digits(2, 2)) return false;
  scan.take(":");
  return scan.digits(2, 2).has_value();
}

}  // namespace

std::optional<PartialDate> parse_partial_date(std::string_view text) {
  using Unit = PartialDate::Unit;
  Scanner scan(trim(text));
  const std::size_t length = scan.rest().size();
  const bool is_before_christ = scan.take("-");
  const std::size_t before_year = scan.rest().size();
  std::optional<std::int64_t> year = scan.digits(2, 4);
  if (!year) return std::nullopt;
  const std::size_t year_digits = before_year - scan.rest().size();
  if (year_digits == 3 || (year_digits == 2 && is_before_christ)) return std::nullopt;
  const std::int64_t first = first_year();
  if (year_digits == 2) year = (((*year + 2000 - first) % 100) + 100) % 100 + first;
  PartialDate date{Unit::year, 0, 0, "\\s*"};
  const std::string four = padded(*year, 4);
  const bool has_two = !is_before_christ && *year >= first && *year < first + 100;
  date.pattern += (is_before_christ ? "-" : "") + (has_two ? "(?:" + four + "|" + four.substr(2) + ")" : four);
  const std::int64_t signed_year = is_before_christ ? -*year : *year;
  std::int64_t month = 1, day = 1, hour = 0, minute = 0, second = 0;
  std::int64_t fraction_begin = 0, fraction_length = microseconds_of_second;
  std::string tail = "(?:-.*)?";

  const auto parse_rest = [&]() -> bool {
    if (scan.at_end()) return true;
    const auto month_digits = scan.take("-") ? scan.digits(1, 2) : std::nullopt;
    if (!month_digits) return false;
    month = *month_digits;
    date.unit = Unit::month;
    date.pattern += "-" + optional_zero(month);
    if (scan.at_end()) return true;
    const auto day_digits = scan.take("-") ? scan.digits(1, 2) : std::nullopt;
    if (!day_digits) return false;
    day = *day_digits;
    date.unit = Unit::day;
    date.pattern += "-" + optional_zero(day);
    tail = "(?:[ Tt].*)?";
    if (scan.at_end()) return true;
    const auto hour_digits = scan.take(" Tt") ? scan.digits(1, 2) : std::nullopt;
    if (!hour_digits || *hour_digits > 23) return false;
    hour = *hour_digits;
    date.unit = Unit::hour;
    date.pattern += "[ Tt]" + optional_zero(hour);
    tail = "(?::.*)?";
    if (scan.at_end()) return true;
    const auto minute_digits = scan.take(":") ? scan.digits(2, 2) : std::nullopt;
    if (!minute_digits || *minute_digits > 59) return false;
    minute = *minute_digits;
    date.unit = Unit::minute;
    date.pattern += ":" + padded(minute, 2);
    tail = "(?:[:Zz+\\-].*)?";
    if (scan.at_end()) return true;
    if (scan.take(":")) {
      const auto second_digits = scan.digits(2, 2);
      if (!second_digits || *second_digits > 59) return false;
      second = *second_digits;
      date.unit = Unit::second;
      date.pattern += ":" + padded(second, 2);
      tail = "(?:[.Zz+\\-].*)?";
      if (scan.take(".")) {
        const std::size_t before = scan.rest().size();
        const std::string_view digits = scan.rest();
        const auto fraction = scan.digits(1, 6);
        if (!fraction) return false;
        const std::size_t count = before - scan.rest().size();
        for (std::size_t i = 0; i < count; ++i) fraction_length /= 10;
        fraction_begin = *fraction * fraction_length;
        date.pattern += "\\." + std::string(digits.substr(0, count));
        tail = "[\\dZz+\\-:]*";
        while (scan.digits(1, 1)) continue;  // finer than a microsecond
      }
    }
    return scan.at_end() || (is_zone(scan) && scan.at_end());
  };
  if (length == 0 || !parse_rest()) return std::nullopt;
  if (month < 1 || month > 12 || day < 1 || day > base::days_in_month(signed_year, static_cast<std::int32_t>(month))) {
    return std::nullopt;
  }
  date.pattern += tail + "\\s*";

  const auto midnight = [](std::int64_t y, std::int64_t m, std::int64_t d) {
    return base::days_from_civil(y, static_cast<std::int32_t>(m), static_cast<std::int32_t>(d)) * microseconds_of_day;
  };
  date.begin = midnight(signed_year, month, day) + hour * microseconds_of_hour + minute * 60 * microseconds_of_second +
               second * microseconds_of_second + fraction_begin;
  switch (date.unit) {
    case Unit::year:
      date.end = midnight(signed_year + 1, 1, 1);
      break;
    case Unit::month:
      date.end = month == 12 ? midnight(signed_year + 1, 1, 1) : midnight(signed_year, month + 1, 1);
      break;
    case Unit::day:
      date.end = date.begin + microseconds_of_day;
      break;
    case Unit::hour:
      date.end = date.begin + microseconds_of_hour;
      break;
    case Unit::minute:
      date.end = date.begin + 60 * microseconds_of_second;
      break;
    case Unit::second:
      date.end = date.begin + fraction_length;
      break;
  }
  return date;
}

}  // namespace weft::dash_data
