// The text of a time that leaves something out -> all times that it can mean.
#include "base/time_span.h"

#include <string>

#include "base/civil_date.h"
#include "base/temporal_text.h"

namespace weft::base {
namespace {

constexpr std::int64_t microseconds_of_minute = 60 * microseconds_of_second;

struct Form {
  std::size_t size;           // of the text
  std::string_view left_out;  // what makes it the first time that it can mean
  std::int64_t length;        // in months where it leaves out days, else in microseconds
};

constexpr Form forms[] = {
    {4, "-01-01", 12},
    {7, "-01", 1},
    {10, "", microseconds_of_day},
    {13, ":00", microseconds_of_hour},
    {16, "", microseconds_of_minute},
    {19, "", microseconds_of_second},
};

}  // namespace

std::optional<TimeSpan> parse_time_span(std::string_view text) {
  for (const Form& form : forms) {
    if (form.size != text.size()) continue;
    const auto first = parse_timestamp(std::string(text) + std::string(form.left_out));
    if (!first) return std::nullopt;
    const bool counts_months = form.length <= 12;
    const std::int64_t next =
        counts_months ? month_start(*first, 1, static_cast<std::int32_t>(form.length)) : *first + form.length;
    return TimeSpan{*first, next - 1};
  }
  const auto at = parse_timestamp(text);
  if (!at) return std::nullopt;
  return TimeSpan{*at, *at};
}

}  // namespace weft::base
