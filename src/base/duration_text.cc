// Durations and frequencies as pandas writes them <-> microseconds.
#include "base/duration_text.h"

#include <cstdio>

#include "base/civil_date.h"

namespace weft::base {
namespace {

constexpr std::int64_t minute = 60 * microseconds_of_second;
constexpr std::int64_t week = 7 * microseconds_of_day;

struct Unit {
  std::string_view name;
  std::int64_t microseconds;
};

// As pandas' Timedelta understands them; nanoseconds are counted apart.
constexpr Unit duration_units[] = {{"W", week},
                                   {"w", week},
                                   {"week", week},
                                   {"weeks", week},
                                   {"D", microseconds_of_day},
                                   {"d", microseconds_of_day},
                                   {"day", microseconds_of_day},
                                   {"days", microseconds_of_day},
                                   {"h", microseconds_of_hour},
                                   {"hr", microseconds_of_hour},
                                   {"hour", microseconds_of_hour},
                                   {"hours", microseconds_of_hour},
                                   {"m", minute},
                                   {"min", minute},
                                   {"minute", minute},
                                   {"minutes", minute},
                                   {"s", microseconds_of_second},
                                   {"sec", microseconds_of_second},
                                   {"second", microseconds_of_second},
                                   {"seconds", microseconds_of_second},
                                   {"ms", 1000},
                                   {"milli", 1000},
                                   {"millis", 1000},
                                   {"millisecond", 1000},
                                   {"milliseconds", 1000},
                                   {"us", 1},
                                   {"\u00b5s", 1},
                                   {"micro", 1},
                                   {"micros", 1},
                                   {"microsecond", 1},
                                   {"microseconds", 1}};
constexpr Unit frequency_units[] = {{"D", microseconds_of_day},
                                    {"h", microseconds_of_hour},
                                    {"min", minute},
                                    {"s", microseconds_of_second},
                                    {"ms", 1000},
                                    {"us", 1}};
constexpr Unit count_units[] = {{"W", week},   {"D", microseconds_of_day},    {"h", microseconds_of_hour},
                                {"m", minute}, {"s", microseconds_of_second}, {"ms", 1000},
                                {"us", 1}};
constexpr Unit iso_date_units[] = {{"W", week}, {"D", microseconds_of_day}};
constexpr Unit iso_time_units[] = {{"H", microseconds_of_hour}, {"M", minute}, {"S", microseconds_of_second}};

template <std::size_t n>
std::optional<std::int64_t> find_unit(const Unit (&units)[n], std::string_view name) {
  for (const Unit& unit : units)
    if (unit.name == name) return unit.microseconds;
  return std::nullopt;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads durations from the front of a text.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() const { return text_.empty(); }
  char front() const { return text_.empty() ? '\0' : text_.front(); }
  void skip_spaces() {
    while (front() == ' ') text_.remove_prefix(1);
  }
  bool take(char wanted) {
    if (front() != wanted) return false;
    text_.remove_prefix(1);
    return true;
  }

  /// Digits, and a fraction.
  bool take_number() {
    if (!is_digit(front())) return false;
    whole_ = 0;
    fraction_ = 0;
    for (; is_digit(front()); text_.remove_prefix(1))
      if (__builtin_mul_overflow(whole_, 10, &whole_) || __builtin_add_overflow(whole_, front() - '0', &whole_)) return false;
    if (!take('.')) return true;
    if (!is_digit(front())) return false;
    // Nine digits are what a nanosecond needs.
    double place = 0.1;
    for (int digit = 0; is_digit(front()); text_.remove_prefix(1), ++digit, place /= 10)
      if (digit < 9) fraction_ += (front() - '0') * place;
    return true;
  }
  bool is_whole() const { return fraction_ == 0; }

  std::string_view take_letter() {
    const std::string_view letter = text_.substr(0, 1);
    text_.remove_prefix(letter.size());
    return letter;
  }
  std::string_view take_word() {
    std::size_t size = 0;
    while (size < text_.size() && !is_digit(text_[size]) && std::string_view(" ,+-.:").find(text_[size]) == text_.npos) ++size;
    const std::string_view word = text_.substr(0, size);
    text_.remove_prefix(size);
    return word;
  }

  /// Adds the number that was read, in that unit.
  bool add(std::int64_t unit) {
    std::int64_t count;
    // What a sum of decimals lacks of a whole microsecond is less than this.
    const auto part = static_cast<std::int64_t>(fraction_ * static_cast<double>(unit) + 1e-4);
    return !__builtin_mul_overflow(whole_, unit, &count) && !__builtin_add_overflow(count, part, &count) &&
           !__builtin_add_overflow(total_, count, &total_);
  }
  /// The number that was read is hours: `:mm:ss.f` follows.
  bool add_clock() {
    return is_whole() && add(microseconds_of_hour) && take(':') && take_number() && is_whole() && add(minute) && take(':') &&
           take_number() && add(microseconds_of_second);
  }
  void negate_total() { total_ = -total_; }
  std::int64_t total() const { return total_; }

 private:
  std::string_view text_;
  std::int64_t whole_ = 0;
  double fraction_ = 0;
  std::int64_t total_ = 0;
};

/// What follows "P".
bool read_iso(Reader& reader) {
  bool any = false, time = false;
  while (!reader.at_end()) {
    if (reader.take('T')) {
      if (time) return false;
      time = true;
      continue;
    }
    if (!reader.take_number()) return false;
    const std::string_view unit = reader.take_letter();
    const auto found = time ? find_unit(iso_time_units, unit) : find_unit(iso_date_units, unit);
    if (!found || !reader.add(*found)) return false;
    any = true;
  }
  return any;
}

/// Numbers with units, and a clock at the end.
bool read_units(Reader& reader, bool negative) {
  bool any = false;
  for (reader.skip_spaces(); !reader.at_end(); reader.skip_spaces()) {
    // "-1 days +02:00:00": the sign of the days is not that of the clock.
    if (any && negative && reader.take('+')) {
      reader.negate_total();
      negative = false;
    }
    if (!reader.take_number()) return false;
    any = true;
    if (reader.front() == ':') {
      if (!reader.add_clock() || !reader.at_end()) return false;
      break;
    }
    reader.skip_spaces();
    const std::string_view name = reader.take_word();
    const auto unit = find_unit(duration_units, name);
    if (unit ? !reader.add(*unit) : name != "ns") return false;
    static_cast<void>(reader.take(','));
  }
  if (negative) reader.negate_total();
  return any;
}

}  // namespace

std::optional<std::int64_t> parse_duration(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  Reader reader(text);
  reader.skip_spaces();
  const bool negative = reader.take('-');
  if (!negative) static_cast<void>(reader.take('+'));
  if (reader.take('P')) {
    if (!read_iso(reader)) return std::nullopt;
    if (negative) reader.negate_total();
  } else if (!read_units(reader, negative)) {
    return std::nullopt;
  }
  return reader.total();
}

std::string format_duration(std::int64_t microseconds) {
  const std::int64_t days = floor_divide(microseconds, microseconds_of_day);
  const std::int64_t rest = microseconds - days * microseconds_of_day;
  const std::int64_t seconds = rest / microseconds_of_second;
  char text[80];
  int size = std::snprintf(text, sizeof text, "%lld days %s%02d:%02d:%02d", static_cast<long long>(days), days < 0 ? "+" : "",
                           static_cast<int>(seconds / 3600), static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
  if (const auto fraction = static_cast<int>(rest % microseconds_of_second))
    size += std::snprintf(text + size, sizeof text - static_cast<std::size_t>(size), ".%06d", fraction);
  return {text, static_cast<std::size_t>(size)};
}

std::optional<std::int64_t> parse_frequency(std::string_view text) {
  if (const auto once = find_unit(frequency_units, text)) return once;
  Reader reader(text);
  while (!reader.at_end()) {
    if (!reader.take_number()) return std::nullopt;
    const auto unit = find_unit(frequency_units, reader.take_word());
    if (!unit || !reader.add(*unit)) return std::nullopt;
  }
  return reader.total() > 0 ? std::optional(reader.total()) : std::nullopt;
}

std::optional<std::int64_t> microseconds_of_unit(std::string_view unit) { return find_unit(count_units, unit); }

}  // namespace weft::base
