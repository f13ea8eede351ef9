// Timestamps <-> what the clocks of a time zone show.
#pragma once

#include <span>
#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// The same instants in another time zone; without one (empty), as UTC's clocks show them. Timestamps that have no zone are taken
/// for UTC's.
struct InTimeZone {
  static constexpr std::string_view name = "in_time_zone";
  static constexpr OpKind kind = OpKind::scalar;
  std::string time_zone;

  static void fields(auto& self, auto&& visit) { visit("time_zone", self.time_zone); }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// Timestamps with a zone -> what its clocks show, without a zone.
struct ToWallTime {
  static constexpr std::string_view name = "to_wall_time";
  static constexpr OpKind kind = OpKind::scalar;
  std::string time_zone;  // the input's

  static void fields(auto& self, auto&& visit) { visit("time_zone", self.time_zone); }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// What becomes of a time that a zone's clocks show twice: a data Error, null, the earlier one where it is daylight saving time
/// (pandas' True), the later one where it is standard time (False).
enum class Ambiguous : std::uint8_t { raise, null, daylight, standard };
template <>
struct EnumRange<Ambiguous> {
  static constexpr auto last = Ambiguous::standard;
};
/// Of one that they never show: a data Error, null, the moment that they are put forward, the microsecond before.
enum class Nonexistent : std::uint8_t { raise, null, forward, backward };
template <>
struct EnumRange<Nonexistent> {
  static constexpr auto last = Nonexistent::backward;
};

/// Timestamps without a zone, as what a zone's clocks show -> the instants at which they do, in that zone.
struct FromWallTime {
  static constexpr std::string_view name = "from_wall_time";
  static constexpr OpKind kind = OpKind::scalar;
  std::string time_zone;
  Ambiguous ambiguous = Ambiguous::raise;
  Nonexistent nonexistent = Nonexistent::raise;

  static void fields(auto& self, auto&& visit) {
    visit("time_zone", self.time_zone);
    visit("ambiguous", self.ambiguous);
    visit("nonexistent", self.nonexistent);
  }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// The name that plans know the zone by. Throws a user Error with the nearest names when there is no such zone.
std::string checked_time_zone(const std::string& name);

}  // namespace weft::plan
