// Files of the tz database (RFC 8536) -> the changes of a zone's clocks. Only their 64-bit part is read, and the rule at their
// end.
#include "base/tzif.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace weft::base {
namespace {

namespace fs = std::filesystem;

fs::path zone_folder() {
  if (const char* given = std::getenv("TZDIR")) return given;
  for (const char* usual : {"/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/usr/lib/zoneinfo"})
    if (fs::is_directory(usual)) return usual;
  return {};
}

/// The rule for the years after the last change, as the environment variable TZ writes it: "CET-1CEST,M3.5.0,M10.5.0/3".
class RuleReader {
 public:
  struct Day {
    char form;  // 'M': week of month; 'J': day of year, never February 29th; '0': day of year from 0
    std::int32_t month, week, day;
    std::int32_t seconds;  // after midnight
  };
  struct Rule {
    std::string standard_name, daylight_name;
    std::int32_t standard, daylight;  // offsets
    bool changes = false;
    Day start, end;
  };

  explicit RuleReader(std::string_view text) : text_(text) {}

  std::optional<Rule> read() {
    Rule rule;
    if (!take_name(rule.standard_name) || !take_offset(rule.standard)) return std::nullopt;
    if (text_.empty()) return rule;
    rule.changes = true;
    rule.daylight = rule.standard + 3600;
    if (!take_name(rule.daylight_name)) return std::nullopt;
    if (!text_.empty() && text_.front() != ',' && !take_offset(rule.daylight)) return std::nullopt;
    if (!take_day(rule.start) || !take_day(rule.end) || !text_.empty()) return std::nullopt;
    return rule;
  }

 private:
  bool take(char wanted) {
    if (text_.empty() || text_.front() != wanted) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool take_number(std::int32_t& value) {
    std::size_t digits = 0;
    for (value = 0; digits < text_.size() && digits < 4 && text_[digits] >= '0' && text_[digits] <= '9'; ++digits)
      value = value * 10 + (text_[digits] - '0');
    text_.remove_prefix(digits);
    return digits > 0;
  }
  bool take_name(std::string& name) {
    const bool quoted = take('<');
    std::size_t size = quoted ? text_.find('>') : text_.find_first_of("+-,0123456789");
    if (quoted && size == text_.npos) return false;
    name = text_.substr(0, size);
    text_.remove_prefix(std::min(size, text_.size()));
    return !name.empty() && (!quoted || take('>'));
  }
  bool take_time(std::int32_t& seconds) {
    const std::int32_t sign = take('-') ? -1 : 1;
    if (sign > 0) static_cast<void>(take('+'));
    std::int32_t hours, minutes = 0, rest = 0;
    if (!take_number(hours)) return false;
    if (take(':') && !take_number(minutes)) return false;
    if (take(':') && !take_number(rest)) return false;
    seconds = sign * (hours * 3600 + minutes * 60 + rest);
    return true;
  }
  /// TZ counts hours west of UTC.
  bool take_offset(std::int32_t& offset) {
    if (!take_time(offset)) return false;
    offset = -offset;
    return true;
  }
  bool take_day(Day& day) {
    if (!take(',')) return false;
    day = {'0', 0, 0, 0, 2 * 3600};
    if (take('M')) {
      day.form = 'M';
      if (!take_number(day.month) || !take('.') || !take_number(day.week) || !take('.') || !take_number(day.day)) return false;
      if (day.month < 1 || day.month > 12 || day.week < 1 || day.week > 5 || day.day > 6) return false;
    } else {
      if (take('J')) day.form = 'J';
      if (!take_number(day.day) || day.day > 366) return false;
    }
    return !take('/') || take_time(day.seconds);
  }

  std::string_view text_;
};

/// The day of that year, as seconds since 1970 on a clock, the time of day included.
std::int64_t clock_time(const RuleReader::Day& rule, std::int64_t year) {
  std::int64_t days = days_from_civil(year, 1, 1);
  if (rule.form == 'M') {
    const std::int64_t first = days_from_civil(year, rule.month, 1);
    const std::int32_t weekday = (day_of_week(first) + 1) % 7;  // Sunday is 0
    std::int32_t day = (rule.day - weekday + 7) % 7 + 7 * (rule.week - 1);
    if (day >= days_in_month(year, rule.month)) day -= 7;  // the fifth is the last
    days = first + day;
  } else if (rule.form == 'J') {
    days += rule.day - 1 + (is_leap_year(year) && rule.day >= 60);
  } else {
    days += rule.day;
  }
  return days * 86'400 + rule.seconds;
}

}  // namespace

std::optional<std::string> read_zone_file(std::string_view name) {
  const fs::path folder = zone_folder();
  if (folder.empty() || name.empty() || name.front() == '/' || name.find("..") != name.npos) return std::nullopt;
  const fs::path path = folder / std::string(name);
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file) return std::nullopt;
  return std::move(bytes).str();
}

std::vector<std::string> zone_file_names() {
  std::vector<std::string> names{"UTC"};
  const fs::path folder = zone_folder();
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().lexically_relative(folder).generic_string();
    // "posix" and "right" hold all zones once more; names in small letters are tables.
    if (name[0] < 'A' || name[0] > 'Z') {
      if (entry->is_directory(error)) entry.disable_recursion_pending();
    } else if (entry->is_regular_file(error) && name != "UTC") {
      names.push_back(name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<std::int64_t> TzifReader::take_number(std::size_t bytes) {
  if (bytes_.size() < bytes) return std::nullopt;
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes_[i]);
  bytes_.remove_prefix(bytes);
  return bytes == 4 ? static_cast<std::int32_t>(static_cast<std::uint32_t>(value)) : static_cast<std::int64_t>(value);
}

std::optional<TzifReader::Counts> TzifReader::read_header() {
  constexpr std::size_t unused = 16;
  if (!bytes_.starts_with("TZif") || bytes_.size() < 4 + unused || bytes_[4] < '2') return std::nullopt;
  bytes_.remove_prefix(4 + unused);
  Counts counts{};
  for (std::size_t* count :
       {&counts.utc_flags, &counts.standard_flags, &counts.leaps, &counts.changes, &counts.kinds, &counts.letters}) {
    const auto read = take_number(4);
    if (!read || *read < 0 || *read > 100'000) return std::nullopt;
    *count = static_cast<std::size_t>(*read);
  }
  return counts;
}

std::uint32_t TzifReader::add_kind(std::int32_t offset, bool daylight_saving, std::string_view abbreviation) {
  zone_.kinds_.push_back({offset, daylight_saving, std::string(abbreviation)});
  return static_cast<std::uint32_t>(zone_.kinds_.size() - 1);
}

bool TzifReader::read_block(const Counts& counts) {
  const std::size_t size =
      counts.changes * 9 + counts.kinds * 6 + counts.letters + counts.leaps * 12 + counts.standard_flags + counts.utc_flags;
  if (bytes_.size() < size || counts.kinds == 0) return false;
  const std::string_view rest = bytes_.substr(size);
  for (std::size_t i = 0; i < counts.changes; ++i) zone_.changes_.push_back({*take_number(8), 0});
  for (TimeZone::Change& change : zone_.changes_) {
    change.kind = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    if (change.kind >= counts.kinds) return false;
  }
  const std::string_view letters = bytes_.substr(counts.kinds * 6, counts.letters);
  for (std::size_t i = 0; i < counts.kinds; ++i) {
    const auto offset = static_cast<std::int32_t>(*take_number(4));
    const auto name = letters.substr(std::min<std::size_t>(static_cast<std::uint8_t>(bytes_[1]), letters.size()));
    add_kind(offset, bytes_[0] != 0, name.substr(0, name.find('\0')));
    bytes_.remove_prefix(2);
  }
  bytes_ = rest;
  return true;
}

bool TzifReader::read_rule(std::string_view text) {
  if (text.empty()) return true;
  const auto rule = RuleReader(text).read();
  if (!rule) return false;
  if (!rule->changes) return true;  // the last change led to it
  const std::uint32_t standard = add_kind(rule->standard, false, rule->standard_name);
  const std::uint32_t daylight = add_kind(rule->daylight, true, rule->daylight_name);
  const bool from_the_start = zone_.changes_.empty();
  const std::int64_t last = from_the_start ? 0 : zone_.changes_.back().at;
  const std::int64_t first_year = civil_from_days(floor_divide(last, 86'400)).year;
  std::vector<TimeZone::Change> changes;
  for (std::int64_t year = first_year; year <= first_year + 402; ++year) {
    changes.push_back({clock_time(rule->start, year) - rule->standard, daylight});
    changes.push_back({clock_time(rule->end, year) - rule->daylight, standard});
  }
  std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  for (const TimeZone::Change& change : changes)
    if (from_the_start || change.at > last) zone_.changes_.push_back(change);
  zone_.repeats_ = true;
  return true;
}

bool TzifReader::read() {
  // The 32-bit part comes first.
  const auto narrow = read_header();
  if (!narrow) return false;
  const std::size_t skipped =
      narrow->changes * 5 + narrow->kinds * 6 + narrow->letters + narrow->leaps * 8 + narrow->standard_flags + narrow->utc_flags;
  if (bytes_.size() < skipped) return false;
  bytes_.remove_prefix(skipped);
  const auto counts = read_header();
  if (!counts || !read_block(*counts)) return false;
  if (bytes_.size() < 2 || bytes_.front() != '\n' || bytes_.back() != '\n') return false;
  return read_rule(bytes_.substr(1, bytes_.size() - 2));
}

}  // namespace weft::base
