// The values of HTTP headers in parts.
#pragma once

#include <algorithm>
#include <string_view>

namespace weft::server {

/// Without spaces and tabs at both ends.
inline std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// Cuts the part before the next separator off the front.
inline std::string_view next_part(std::string_view& rest, char separator) {
  const std::string_view part = rest.substr(0, rest.find(separator));
  rest.remove_prefix(std::min(rest.size(), part.size() + 1));
  return trim(part);
}

}  // namespace weft::server
