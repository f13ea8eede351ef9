// A pattern -> nothing, or an Error that says what is wrong with it.
#include "plan/regex.h"

#include <mutex>

#include <arrow/api.h>
#include <arrow/compute/api.h>
#include <arrow/compute/initialize.h>

#include <weft/error.h>

namespace weft::plan {

void check_regex(const std::string& pattern) {
  static const arrow::Status ready = arrow::compute::Initialize();
  if (!ready.ok()) throw Error(ErrorKind::internal, "Arrow's functions are not there: " + ready.message());
  // Arrow holds RE2, and compiles the pattern before it looks at any value.
  const arrow::Datum one_value(arrow::MakeScalar(""));
  const arrow::compute::MatchSubstringOptions options(pattern);
  const auto matched = arrow::compute::CallFunction("match_substring_regex", {one_value}, &options);
  if (matched.ok()) return;
  std::string reason = matched.status().message();
  constexpr std::string_view said_before = "Invalid regular expression: ";
  if (reason.starts_with(said_before)) reason.erase(0, said_before.size());
  throw Error(ErrorKind::user, "Not a regular expression (" + reason + ')');
}

}  // namespace weft::plan
