// Compressed bytes -> bytes.
#pragma once

#include <memory>
#include <string>

#include "kernel/io/byte_source.h"

namespace weft::kernel {

/// `compression`: "gzip" (any number of members) or "zstd" (any number of frames). `path` is for messages.
std::unique_ptr<ByteStream> decompress(std::unique_ptr<ByteStream> compressed, const std::string& compression,
                                       const std::string& path);

/// What the first bytes of a file say of its compression: "gzip", "zstd" or "".
std::string compression_of(std::string_view first_bytes);

}  // namespace weft::kernel
