// Time zones' ops -> their types and texts.
#include "plan/ops/in_time_zone.h"

#include <weft/error.h>

#include "base/time_zone.h"
#include "plan/ops/scalar_call.h"

namespace weft::plan {
namespace {

using dd::DType;

const Type& timestamp_input(std::string_view op, std::span<const Type> inputs) {
  expect_scalars(op, inputs.size(), 1);
  if (inputs[0] != DType::timestamp) throw Error(ErrorKind::user, "Time zones are of timestamps, not of " + type_name(inputs[0]));
  return inputs[0];
}

}  // namespace

std::string checked_time_zone(const std::string& name) {
  if (const auto zone = base::TimeZone::find(name)) return zone->name();
  throw Error(ErrorKind::user, base::TimeZone::not_found(name));
}

Type InTimeZone::type(std::span<const Type> inputs) const {
  timestamp_input(name, inputs);
  return Type(DType::timestamp, {.time_zone = time_zone});
}
std::string InTimeZone::text(std::span<const std::string> inputs) const {
  return "in_time_zone(" + inputs[0] + ", " + (time_zone.empty() ? "none" : time_zone) + ')';
}

Type ToWallTime::type(std::span<const Type> inputs) const {
  if (timestamp_input(name, inputs).detail().time_zone != time_zone)
    throw Error(ErrorKind::cluster, "A plan has another time zone than its timestamps: " + time_zone);
  return DType::timestamp;
}
std::string ToWallTime::text(std::span<const std::string> inputs) const { return "to_wall_time(" + inputs[0] + ')'; }

Type FromWallTime::type(std::span<const Type> inputs) const {
  if (!timestamp_input(name, inputs).detail().time_zone.empty())
    throw Error(ErrorKind::user, "The timestamps have a time zone, use tz_convert");
  return Type(DType::timestamp, {.time_zone = time_zone});
}
std::string FromWallTime::text(std::span<const std::string> inputs) const {
  return "from_wall_time(" + inputs[0] + ", " + time_zone + ')';
}

}  // namespace weft::plan
