// Regular expressions: checked where they are written.
#pragma once

#include <string>

namespace weft::plan {

/// Throws a user Error when the pattern is no regular expression of RE2's syntax, https://github.com/google/re2/wiki/Syntax.
void check_regex(const std::string& pattern);

/// The same, and when the replacement is none (`\1` refers to a group, `\0` to the whole match).
void check_rewrite(const std::string& pattern, const std::string& replacement);

}  // namespace weft::plan
