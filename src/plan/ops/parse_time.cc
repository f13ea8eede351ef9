// Ops that make times of text and numbers -> their types and texts.
#include "plan/ops/parse_time.h"

#include <array>

#include <weft/error.h>

#include "base/date_format.h"
#include "base/text.h"
#include "plan/ops/scalar_call.h"

namespace weft::plan {
namespace {

using dd::DType;

void expect_text(std::string_view function, std::span<const DType> inputs) {
  expect_scalars(function, inputs.size(), 1);
  if (inputs[0] != DType::string) throw Error(ErrorKind::user, "Cannot read times from " + std::string(dd::to_string(inputs[0])));
}

}  // namespace

Type ParseTimestamp::type(std::span<const Type> inputs) const {
  const std::vector<DType> types(inputs.begin(), inputs.end());
  expect_text(name, types);
  if (!format.empty()) base::check_strptime(format);
  return utc ? Type(DType::timestamp, {.time_zone = "UTC"}) : Type(DType::timestamp);
}
std::string ParseTimestamp::text(std::span<const std::string> inputs) const {
  return "to_datetime(" + inputs[0] + (format.empty() ? "" : ", \"" + format + '"') + ')';
}

dd::DType ParseDuration::type(std::span<const dd::DType> inputs) const {
  expect_text(name, inputs);
  return DType::duration;
}
std::string ParseDuration::text(std::span<const std::string> inputs) const { return call_text(name, inputs); }

dd::DType TimeFromNumber::type(std::span<const dd::DType> inputs) const {
  expect_scalars(name, inputs.size(), 1);
  if (!dd::is_numeric(inputs[0])) throw Error(ErrorKind::user, "Cannot count time in " + std::string(dd::to_string(inputs[0])));
  if (to != DType::timestamp && to != DType::duration) throw Error(ErrorKind::cluster, "A plan makes no such time of numbers");
  static const std::vector<std::string> units = {"W", "D", "h", "m", "s", "ms", "us", "ns"};
  for (const std::string& known : units)
    if (known == unit) return to;
  throw Error(ErrorKind::user, base::not_found("Unit", unit, units));
}
std::string TimeFromNumber::text(std::span<const std::string> inputs) const {
  return std::string(to == DType::duration ? "to_timedelta(" : "to_datetime(") + inputs[0] + ", " + unit + ')';
}

}  // namespace weft::plan
