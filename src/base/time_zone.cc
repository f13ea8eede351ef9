// Time zones by name: the changes of their clocks, and the times between them.
#include "base/time_zone.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "base/temporal_text.h"
#include "base/text.h"
#include "base/tzif.h"

namespace weft::base {
namespace {

constexpr std::int64_t seconds_of_cycle = std::int64_t{146'097} * 86'400;  // 400 years, after which the calendar repeats
constexpr std::int64_t always_from = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t always_until = std::numeric_limits<std::int64_t>::max();

std::int64_t in_microseconds(std::int64_t seconds) {
  if (seconds <= always_from / microseconds_of_second) return always_from;
  if (seconds >= always_until / microseconds_of_second) return always_until;
  return seconds * microseconds_of_second;
}

/// "+02:00" and Python's "UTC+02:00".
std::optional<std::int32_t> fixed_offset(std::string_view name) {
  if (name == "UTC") return 0;
  if (name.starts_with("UTC")) name.remove_prefix(3);
  if (name.size() != 6 || name[3] != ':') return std::nullopt;
  return parse_utc_offset(name);
}

}  // namespace

std::shared_ptr<const TimeZone> TimeZone::load(std::string_view name) {
  auto zone = std::make_shared<TimeZone>();
  if (const auto offset = fixed_offset(name)) {
    const std::string text = format_utc_offset(*offset);
    zone->name_ = name == "UTC" ? "UTC" : text;
    zone->kinds_.push_back({*offset, false, name == "UTC" ? "UTC" : "UTC" + text});
    return zone;
  }
  const auto bytes = read_zone_file(name);
  if (!bytes || !TzifReader(*bytes, *zone).read()) return nullptr;
  zone->name_ = name;
  return zone;
}

std::shared_ptr<const TimeZone> TimeZone::find(std::string_view name) {
  static std::mutex& mutex = *new std::mutex;
  static auto& known = *new std::map<std::string, std::shared_ptr<const TimeZone>, std::less<>>;
  std::lock_guard lock(mutex);
  if (auto found = known.find(name); found != known.end()) return found->second;
  auto zone = load(name);
  if (zone) known.emplace(name, zone);
  return zone;
}

std::string TimeZone::not_found(std::string_view name) {
  const std::vector<std::string> zones = zone_file_names();
  std::vector<std::string> near = closest_names(name, zones, 1);
  if (near.empty()) {
    // Perhaps the place alone, "Paris" or "New York".
    std::string wanted(name.substr(name.rfind('/') + 1));
    std::replace(wanted.begin(), wanted.end(), ' ', '_');
    std::vector<std::string> places;
    for (const std::string& zone : zones) places.push_back(zone.substr(zone.rfind('/') + 1));
    const std::vector<std::string> near_places = closest_names(wanted, places, 1);
    for (std::size_t index = 0; index < zones.size() && near.size() < 3; ++index)
      if (!near_places.empty() && places[index] == near_places[0]) near.push_back(zones[index]);
  }
  const std::string hint = near.empty()
                               ? "names are those of the IANA database, such as UTC, Europe/Paris, America/New_York, or +02:00"
                               : "did you mean " + join(near, " or ") + "?";
  return "Time zone not found: " + std::string(name) + " (" + hint + ")";
}

TimeZone::Period TimeZone::at(std::int64_t utc) const {
  std::int64_t moved = 0;
  if (repeats_ && utc >= changes_.back().at) {
    moved = (utc - changes_.back().at) / seconds_of_cycle * seconds_of_cycle + seconds_of_cycle;
    utc -= moved;
  }
  const auto next = std::upper_bound(changes_.begin(), changes_.end(), utc,
                                     [](std::int64_t time, const Change& change) { return time < change.at; });
  const bool first = next == changes_.begin(), last = next == changes_.end();
  const Kind& kind = kinds_[first ? 0 : std::prev(next)->kind];
  return {first ? always_from : std::prev(next)->at + moved, last ? always_until : next->at + moved, kind.offset,
          kind.daylight_saving, kind.abbreviation};
}

TimeZone::Instants TimeZone::instants(std::int64_t wall) const {
  constexpr std::int64_t day = 86'400;
  Instants found{std::nullopt, wall, false};
  // No clock is further than a day from UTC. Periods come in order, so the first that fits is the earlier time.
  for (Period period = at(wall - day);; period = at(period.until)) {
    const std::int64_t utc = wall - period.offset;
    if (utc >= period.from && utc < period.until) {
      if (!found.earlier) {
        found.earlier = utc;
        found.earlier_is_daylight_saving = period.daylight_saving;
      }
      found.later = utc;
    } else if (!found.earlier && utc < period.from) {
      // Neither the period before nor this one shows it: the clocks were put forward over it when this one began.
      found.later = period.from;
      return found;
    }
    if (period.until > wall + day) return found;
  }
}

void ZoneOffsets::look_up(std::int64_t utc) {
  const TimeZone::Period period = zone_->at(floor_divide(utc, microseconds_of_second));
  from_ = in_microseconds(period.from);
  until_ = in_microseconds(period.until);
  offset_ = period.offset * microseconds_of_second;
}

std::string format_zoned_timestamp(std::int64_t microseconds, const TimeZone& zone) {
  const std::int32_t offset = zone.at(floor_divide(microseconds, microseconds_of_second)).offset;
  return format_timestamp(microseconds + offset * microseconds_of_second) + format_utc_offset(offset);
}

}  // namespace weft::base
