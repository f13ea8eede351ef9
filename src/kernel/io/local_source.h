// A file of this machine -> its bytes.
#pragma once

#include "kernel/io/byte_source.h"

namespace weft::kernel {

std::unique_ptr<ByteSource> open_local_source(const std::string& path);

}  // namespace weft::kernel
