// Turns bytes into base64 text (RFC 4648, with padding) and back.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace weft::base {

/// The number of characters that encode so many bytes.
constexpr std::size_t base64_size(std::size_t num_bytes) { return (num_bytes + 2) / 3 * 4; }

/// Writes base64_size(bytes.size()) characters to `out`, which has room for them.
void encode_base64(std::span<const std::byte> bytes, char* out);

std::string to_base64(std::string_view bytes);

/// The bytes that the text encodes. Throws a data Error when it is not base64.
std::string from_base64(std::string_view text);

}  // namespace weft::base
