// Python's strftime and strptime directives: times <-> text.
#include "base/date_format.h"

#include <array>
#include <cstdio>

#include <weft/error.h>

namespace weft::base {
namespace {

constexpr std::array<std::string_view, 7> day_names = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                       "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> month_names = {"January", "February", "March",     "April",   "May",      "June",
                                                          "July",    "August",   "September", "October", "November", "December"};
constexpr std::string_view formatted = "YymdBbhAajHIMSfpzZUWGVuwcxXDFTRe%";
constexpr std::string_view parsed = "YymdBbhAajHIMSfpzZ%";

void check(std::string_view function, std::string_view format, std::string_view known) {
  for (std::size_t at = format.find('%'); at != format.npos; at = format.find('%', at + 2)) {
    if (at + 1 < format.size() && known.find(format[at + 1]) != known.npos) continue;
    throw Error(ErrorKind::user, std::string(function) + " does not know the directive " + std::string(format.substr(at, 2)) +
                                     " of: " + std::string(format));
  }
}

/// Appends a time piece by piece.
class Formatter {
 public:
  Formatter(std::string& out, const WallTime& time)
      : out_(out),
        time_(time),
        days_(floor_divide(time.microseconds, microseconds_of_day)),
        date_(civil_from_days(days_)),
        micros_(time.microseconds - days_ * microseconds_of_day),
        seconds_(static_cast<int>(micros_ / microseconds_of_second)) {}

  void append(std::string_view format) {
    for (std::size_t i = 0; i < format.size(); ++i) {
      if (format[i] == '%' && i + 1 < format.size())
        append_directive(format[++i]);
      else
        out_ += format[i];
    }
  }

 private:
  void number(const char* pattern, long long value) {
    char text[32];
    out_.append(text, static_cast<std::size_t>(std::snprintf(text, sizeof text, pattern, value)));
  }

  void append_directive(char directive) {
    const int hour = seconds_ / 3600, weekday = day_of_week(days_), year_day = day_of_year(days_, date_);
    switch (directive) {
      case 'Y':
        return number("%04lld", date_.year);
      case 'y':
        return number("%02lld", floor_remainder(date_.year, 100));
      case 'm':
        return number("%02lld", date_.month);
      case 'd':
        return number("%02lld", date_.day);
      case 'e':
        return number("%2lld", date_.day);
      case 'B':
        out_ += month_names[static_cast<std::size_t>(date_.month - 1)];
        return;
      case 'b':
      case 'h':
        out_ += month_names[static_cast<std::size_t>(date_.month - 1)].substr(0, 3);
        return;
      case 'A':
        out_ += day_names[static_cast<std::size_t>(weekday)];
        return;
      case 'a':
        out_ += day_names[static_cast<std::size_t>(weekday)].substr(0, 3);
        return;
      case 'j':
        return number("%03lld", year_day);
      case 'H':
        return number("%02lld", hour);
      case 'I':
        return number("%02lld", (hour + 11) % 12 + 1);
      case 'M':
        return number("%02lld", seconds_ / 60 % 60);
      case 'S':
        return number("%02lld", seconds_ % 60);
      case 'f':
        return number("%06lld", micros_ % microseconds_of_second);
      case 'p':
        out_ += hour < 12 ? "AM" : "PM";
        return;
      case 'z':
        return append_offset();
      case 'Z':
        out_ += time_.zone;
        return;
      // Weeks that begin on Sundays, on Mondays; days before the first are in week 0.
      case 'U':
        return number("%02lld", (year_day + 6 - (weekday + 1) % 7) / 7);
      case 'W':
        return number("%02lld", (year_day + 6 - weekday) / 7);
      case 'G':
        return number("%04lld", iso_week(days_).year);
      case 'V':
        return number("%02lld", iso_week(days_).week);
      case 'u':
        return number("%lld", weekday + 1);
      case 'w':
        return number("%lld", (weekday + 1) % 7);
      case 'c':
        return append("%a %b %e %H:%M:%S %Y");
      case 'x':
      case 'D':
        return append("%m/%d/%y");
      case 'X':
      case 'T':
        return append("%H:%M:%S");
      case 'F':
        return append("%Y-%m-%d");
      case 'R':
        return append("%H:%M");
      default:
        out_ += directive;
    }
  }

  void append_offset() {
    if (!time_.offset) return;
    for (const char c : format_utc_offset(*time_.offset))
      if (c != ':') out_ += c;
  }

  std::string& out_;
  const WallTime& time_;
  std::int64_t days_;
  CivilDate date_;
  std::int64_t micros_;  // of the day
  int seconds_;          // of the day
};

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Reads a text under a format.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  bool read(std::string_view format) {
    for (std::size_t i = 0; i < format.size(); ++i) {
      if (format[i] == '%' && i + 1 < format.size()) {
        if (!read_directive(format[++i])) return false;
      } else if (is_space(format[i])) {
        if (text_.empty() || !is_space(text_.front())) return false;
        while (!text_.empty() && is_space(text_.front())) text_.remove_prefix(1);
      } else if (!take(format[i])) {
        return false;
      }
    }
    return text_.empty();
  }

  std::optional<OffsetTimestamp> result() const {
    if (month_ < 1 || month_ > 12 || day_ < 1 || day_ > days_in_month(year_, month_)) return std::nullopt;
    std::int64_t days = days_from_civil(year_, month_, day_);
    if (year_day_) {
      if (*year_day_ < 1 || *year_day_ > 365 + is_leap_year(year_)) return std::nullopt;
      days = days_from_civil(year_, 1, 1) + *year_day_ - 1;
    }
    std::int32_t hour = hour_;
    if (half_hour_) {
      if (*half_hour_ < 1 || *half_hour_ > 12) return std::nullopt;
      hour = *half_hour_ % 12 + (afternoon_ ? 12 : 0);
    }
    if (hour > 23 || minute_ > 59 || second_ > 59) return std::nullopt;
    const std::int64_t seconds = ((days * 24 + hour) * 60 + minute_) * 60 + second_ - offset_.value_or(0);
    return OffsetTimestamp{seconds * microseconds_of_second + microsecond_, offset_};
  }

 private:
  bool take(char wanted) {
    if (text_.empty() || lower_ascii(text_.front()) != lower_ascii(wanted)) return false;
    text_.remove_prefix(1);
    return true;
  }

  /// Reads from `least` to `most` digits, as many as there are.
  bool take_number(std::size_t least, std::size_t most, std::int32_t& value) {
    std::size_t digits = 0;
    for (value = 0; digits < most && digits < text_.size() && text_[digits] >= '0' && text_[digits] <= '9'; ++digits)
      value = value * 10 + (text_[digits] - '0');
    text_.remove_prefix(digits);
    return digits >= least;
  }

  bool take_word(std::string_view word) {
    if (text_.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
      if (lower_ascii(text_[i]) != lower_ascii(word[i])) return false;
    text_.remove_prefix(word.size());
    return true;
  }

  template <std::size_t n>
  std::optional<std::int32_t> take_name(const std::array<std::string_view, n>& names, std::size_t letters) {
    for (std::size_t i = 0; i < n; ++i)
      if (take_word(names[i].substr(0, letters))) return static_cast<std::int32_t>(i);
    return std::nullopt;
  }

  bool take_month(std::size_t letters) {
    const auto month = take_name(month_names, letters);
    if (month) month_ = *month + 1;
    return month.has_value();
  }

  bool take_fraction() {
    std::size_t digits = 0;
    for (; digits < 9 && digits < text_.size() && text_[digits] >= '0' && text_[digits] <= '9'; ++digits)
      if (digits < 6) microsecond_ = microsecond_ * 10 + (text_[digits] - '0');
    for (std::size_t i = digits; i < 6; ++i) microsecond_ *= 10;
    text_.remove_prefix(digits);
    return digits > 0;
  }

  bool take_offset() {
    std::size_t size = 0;
    while (size < text_.size() && std::string_view("+-:0123456789Zz").find(text_[size]) != std::string_view::npos) ++size;
    offset_ = parse_utc_offset(text_.substr(0, size));
    text_.remove_prefix(size);
    return offset_.has_value();
  }

  bool read_directive(char directive) {
    switch (directive) {
      case 'Y':
        return take_number(4, 4, year_);
      case 'y': {
        std::int32_t year;
        if (!take_number(2, 2, year)) return false;
        year_ = year + (year < 69 ? 2000 : 1900);
        return true;
      }
      case 'm':
        return take_number(1, 2, month_);
      case 'd':
        return take_number(1, 2, day_);
      case 'B':
        return take_month(std::string_view::npos);
      case 'b':
      case 'h':
        return take_month(3);
      case 'A':
        return take_name(day_names, std::string_view::npos).has_value();
      case 'a':
        return take_name(day_names, 3).has_value();
      case 'j':
        return take_number(1, 3, year_day_.emplace());
      case 'H':
        return take_number(1, 2, hour_);
      case 'I':
        return take_number(1, 2, half_hour_.emplace());
      case 'M':
        return take_number(1, 2, minute_);
      case 'S':
        return take_number(1, 2, second_);
      case 'f':
        return take_fraction();
      case 'p':
        if (take_word("AM")) return true;
        afternoon_ = true;
        return take_word("PM");
      case 'z':
        return take_offset();
      case 'Z':
        if (!take_word("UTC") && !take_word("GMT")) return false;
        offset_ = 0;
        return true;
      default:
        return take(directive);
    }
  }

  std::string_view text_;
  std::int32_t year_ = 1900, month_ = 1, day_ = 1;
  std::int32_t hour_ = 0, minute_ = 0, second_ = 0, microsecond_ = 0;
  std::optional<std::int32_t> year_day_, half_hour_, offset_;
  bool afternoon_ = false;
};

}  // namespace

void check_strftime(std::string_view format) { check("strftime", format, formatted); }
void check_strptime(std::string_view format) { check("to_datetime", format, parsed); }

void append_formatted(std::string& out, std::string_view format, const WallTime& time) { Formatter(out, time).append(format); }

std::optional<OffsetTimestamp> parse_formatted(std::string_view text, std::string_view format) {
  Parser parser(text);
  return parser.read(format) ? parser.result() : std::nullopt;
}

}  // namespace weft::base
