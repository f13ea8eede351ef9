// Time zones by name: how far their clocks are from UTC at any time, from the system's tz database.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/civil_date.h"

namespace weft::base {

class TimeZone {
 public:
  /// A time during which a zone's clocks stay as they are.
  struct Period {
    std::int64_t from, until;  // seconds of UTC, until is outside
    std::int32_t offset;       // seconds east of UTC
    bool daylight_saving;
    std::string_view abbreviation;
  };
  /// When clocks that show a time are at it: once as a rule, twice when they were put back, never when they were put forward over
  /// it: then `earlier` is empty, and `later` the time of the change.
  struct Instants {
    std::optional<std::int64_t> earlier;  // seconds of UTC
    std::int64_t later;
    bool earlier_is_daylight_saving = false;
  };

  /// The zone of that name: an IANA name such as "Europe/Paris", "UTC", or an offset such as "+02:00". Null when there is none.
  static std::shared_ptr<const TimeZone> find(std::string_view name);
  /// The message about a name that find() does not know, with those that it may be meant for.
  static std::string not_found(std::string_view name);

  const std::string& name() const { return name_; }
  /// The period that holds that time, in seconds of UTC.
  Period at(std::int64_t utc) const;
  /// The times at which the zone's clocks show that one, given as seconds since 1970-01-01T00:00 on the clock.
  Instants instants(std::int64_t wall) const;

 private:
  struct Change {
    std::int64_t at;  // seconds of UTC
    std::uint32_t kind;
  };
  struct Kind {
    std::int32_t offset;
    bool daylight_saving;
    std::string abbreviation;
  };
  friend class TzifReader;

  static std::shared_ptr<const TimeZone> load(std::string_view name);

  std::string name_;
  std::vector<Change> changes_;  // rising
  std::vector<Kind> kinds_;      // the first is that before all changes
  bool repeats_ = false;         // the last 400 years of the changes come again and again
};

/// A zone's offsets for times that come one after the other, which mostly are near each other.
class ZoneOffsets {
 public:
  explicit ZoneOffsets(std::shared_ptr<const TimeZone> zone) : zone_(std::move(zone)) {}

  /// Microseconds to add to microseconds of UTC to have what the zone's clocks show.
  std::int64_t operator()(std::int64_t utc) {
    if (utc < from_ || utc >= until_) look_up(utc);
    return offset_;
  }

 private:
  void look_up(std::int64_t utc);

  std::shared_ptr<const TimeZone> zone_;
  std::int64_t from_ = 0, until_ = 0;  // microseconds
  std::int64_t offset_ = 0;
};

/// "2024-02-29 13:45:06+01:00": microseconds of UTC as the zone's clocks show them, as Python's str().
std::string format_zoned_timestamp(std::int64_t microseconds, const TimeZone& zone);

}  // namespace weft::base
