// A pattern -> its groups.
#include "plan/regex_groups.h"

#include <algorithm>
#include <charconv>

#include <weft/error.h>

#include "base/text.h"

namespace weft::plan {
namespace {

/// Past the character class that starts at `at`.
std::size_t skip_class(std::string_view pattern, std::size_t at) {
  ++at;
  if (at < pattern.size() && pattern[at] == '^') ++at;
  if (at < pattern.size() && pattern[at] == ']') ++at;  // the first one is meant literally
  while (at < pattern.size() && pattern[at] != ']') {
    if (pattern[at] == '\\')
      at += 2;
    else if (pattern.substr(at).starts_with("[:"))
      at = std::min(pattern.find(":]", at), pattern.size() - 2) + 2;
    else
      ++at;
  }
  return at + 1;
}

/// Past the escape that starts at `at`.
std::size_t skip_escape(std::string_view pattern, std::size_t at) {
  if (!pattern.substr(at).starts_with("\\Q")) return at + 2;
  const std::size_t end = pattern.find("\\E", at);
  return end == std::string_view::npos ? pattern.size() : end + 2;
}

std::string group_number(std::string_view reference, std::string_view pattern) {
  std::size_t number = 0;
  const auto [rest, error] = std::from_chars(reference.data(), reference.data() + reference.size(), number);
  if (error == std::errc() && rest == reference.data() + reference.size()) return std::to_string(number);
  std::vector<std::string> names;
  for (const RegexGroup& group : regex_groups(pattern)) names.push_back(group.name);
  const auto found = std::find(names.begin(), names.end(), reference);
  if (found != names.end()) return std::to_string(found - names.begin() + 1);
  std::erase(names, "");
  throw Error(ErrorKind::user, base::not_found("Group of the regular expression", reference, names));
}

}  // namespace

std::vector<RegexGroup> regex_groups(std::string_view pattern) {
  std::vector<RegexGroup> groups;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] == '\\') {
      at = skip_escape(pattern, at);
    } else if (pattern[at] == '[') {
      at = skip_class(pattern, at);
    } else if (pattern[at] != '(') {
      ++at;
    } else {
      const std::string_view rest = pattern.substr(at);
      const std::size_t before_name = rest.starts_with("(?P<") ? 4 : rest.starts_with("(?<") ? 3 : 0;
      if (before_name != 0) {
        const std::size_t close = rest.find('>');
        groups.push_back({std::string(rest.substr(before_name, close - before_name)), at, at + close + 1});
      } else if (!rest.starts_with("(?")) {
        groups.push_back({"", at, at + 1});
      }
      ++at;
    }
  }
  return groups;
}

std::string only_group(std::string_view pattern, std::size_t index) {
  std::string only;
  std::size_t from = 0, number = 0;
  for (const RegexGroup& group : regex_groups(pattern)) {
    (only += pattern.substr(from, group.begin - from)) += number++ == index ? "(?P<group>" : "(?:";
    from = group.end;
  }
  return only += pattern.substr(from);
}

std::string search_pattern(std::string_view pattern, bool regex, bool case_sensitive) {
  std::string search = case_sensitive ? "" : "(?i)";
  if (regex) return search += pattern;
  for (const char c : pattern) {
    if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) search += '\\';
    search += c;
  }
  return search;
}

std::string rewrite_of(std::string_view replacement, bool regex, std::string_view pattern) {
  std::string rewrite;
  for (std::size_t at = 0; at < replacement.size(); ++at) {
    rewrite += replacement[at];
    if (replacement[at] != '\\') continue;
    if (!regex) {
      rewrite += '\\';
    } else if (const std::size_t close = replacement.find('>', at);
               replacement.substr(at).starts_with("\\g<") && close != std::string_view::npos) {
      rewrite += group_number(replacement.substr(at + 3, close - at - 3), pattern);
      at = close;
    } else if (at + 1 < replacement.size()) {
      rewrite += replacement[++at];
    }
  }
  return rewrite;
}

}  // namespace weft::plan
