// Turns text into what can stand in HTML: between tags and in quoted attributes.
#pragma once

#include <string>
#include <string_view>

namespace weft::base {

/// Writes `&`, `<`, `>`, `"` and `'` as character references.
std::string escape_html(std::string_view text);

}  // namespace weft::base
