// Turns text into its SHA-256, which Dash's protocol uses for names.
#pragma once

#include <string>
#include <string_view>

namespace weft::dash {

/// The 64 lowercase hexadecimal digits. Definition: FIPS 180-4, section 6.2.
std::string sha256_hex(std::string_view text);

}  // namespace weft::dash
