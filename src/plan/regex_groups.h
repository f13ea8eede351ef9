// The groups of a regular expression: found, named, referred to.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace weft::plan {

/// A group that captures: its name, empty when it has none, and where in the pattern it is opened (`(` or `(?P<name>`).
struct RegexGroup {
  std::string name;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The groups of a pattern that check_regex() accepts, in order.
std::vector<RegexGroup> regex_groups(std::string_view pattern);

/// The pattern with that one group as its only one, named `group`.
std::string only_group(std::string_view pattern, std::size_t index);

/// What to search for as a regular expression: the pattern, or plain text with its special characters escaped.
std::string search_pattern(std::string_view pattern, bool regex, bool case_sensitive);

/// A replacement as Python writes it (`\1`, `\g<1>`, `\g<name>`) as RE2 does (`\1`); plain text unless `regex`. Throws a user
/// Error for a name that no group of the pattern has.
std::string rewrite_of(std::string_view replacement, bool regex, std::string_view pattern);

}  // namespace weft::plan
