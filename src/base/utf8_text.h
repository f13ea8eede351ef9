// Makes text that came as bytes into what may be sent as UTF-8.
#pragma once

#include <string>

namespace weft::base {

/// The text with U+FFFD in the place of each byte that is not part of a letter in UTF-8, as browsers show it.
std::string to_valid_utf8(std::string text);

}  // namespace weft::base
