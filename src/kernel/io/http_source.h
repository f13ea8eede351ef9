// A URL -> the bytes behind it, by range requests.
#pragma once

#include "kernel/io/byte_source.h"

namespace weft::kernel {

/// Asks for the first bytes, which tells the size, the stamp, and whether the server has ranges. From a server without them the
/// file is read once, into a temporary file that parts share. Transient failures are tried again, three times in all.
std::unique_ptr<ByteSource> open_http_source(const std::string& url);

}  // namespace weft::kernel
