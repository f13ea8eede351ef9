// Compressed bytes -> bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kernel/io/byte_source.h"

namespace weft::kernel {

/// `compression`: "gzip" (any number of members), "zstd" (frames), "bz2", "xz" (streams) or "zip" (one file, deflated or stored).
/// `path` is for messages.
std::unique_ptr<ByteStream> decompress(std::unique_ptr<ByteStream> compressed, const std::string& compression,
                                       const std::string& path);

/// What the end of a name says of its file's compression: "gzip", "zstd", "bz2", "xz", "zip" or "".
std::string compression_by_name(std::string_view path);

/// How many of a file's first bytes compression_of() looks at.
constexpr std::size_t compression_mark_size = 10;
/// What the first bytes of a file say of its compression, in the same words.
std::string compression_of(std::string_view first_bytes);

}  // namespace weft::kernel
