// A pattern, or a replacement -> nothing, or an Error that says what is wrong with it.
#include "plan/regex.h"

#include <string_view>

#include <arrow/api.h>
#include <arrow/compute/api.h>
#include <arrow/compute/initialize.h>

#include <weft/error.h>

namespace weft::plan {

namespace {

/// Calls the function on an empty text: Arrow holds RE2, and compiles the pattern before it looks at any value.
void try_out(const char* function, const arrow::compute::FunctionOptions& options, const char* wrong,
             std::string_view said_before) {
  static const arrow::Status ready = arrow::compute::Initialize();
  if (!ready.ok()) throw Error(ErrorKind::internal, "Arrow's functions are not there: " + ready.message());
  const auto called = arrow::compute::CallFunction(function, {arrow::Datum(arrow::MakeScalar(""))}, &options);
  if (called.ok()) return;
  std::string reason = called.status().message();
  if (reason.starts_with(said_before)) reason.erase(0, said_before.size());
  throw Error(ErrorKind::user, std::string(wrong) + " (" + reason + ')');
}

}  // namespace

void check_regex(const std::string& pattern) {
  const arrow::compute::MatchSubstringOptions options(pattern);
  try_out("match_substring_regex", options, "Not a regular expression", "Invalid regular expression: ");
}

void check_rewrite(const std::string& pattern, const std::string& replacement) {
  check_regex(pattern);
  const arrow::compute::ReplaceSubstringOptions options(pattern, replacement);
  try_out("replace_substring_regex", options, "Not a replacement", "Invalid replacement string: ");
}

}  // namespace weft::plan
