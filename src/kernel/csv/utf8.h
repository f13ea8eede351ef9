// Whether bytes are UTF-8.
#pragma once

#include <string_view>

namespace weft::kernel::csv {

/// As Unicode defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

}  // namespace weft::kernel::csv
