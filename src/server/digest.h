// Digests, signatures and secrets: for the names in Dash's protocol, for inline scripts, and for what only the app may have
// written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weft::server {

/// The 32 bytes of the text's SHA-256. Definition: FIPS 180-4, section 6.2
std::string sha256(std::string_view text);
/// The same in 64 lowercase hexadecimal digits.
std::string sha256_hex(std::string_view text);

/// The 32 bytes that only who has the key can make of the text. Definition: RFC 2104, with SHA-256
std::string hmac_sha256(std::string_view key, std::string_view text);

/// Takes as long for a wrong text as for the right one, so that nobody finds it letter by letter.
bool equal_in_constant_time(std::string_view given, std::string_view secret);

/// So many bytes that nobody can guess, in lowercase hexadecimal digits.
std::string random_hex(std::size_t num_bytes);

}  // namespace weft::server
