// A JSON array of objects -> a line for each.
#pragma once

#include <memory>
#include <string>

#include "kernel/io/byte_source.h"

namespace weft::kernel::json_lines {

/// The same number of bytes, of which those between the items of the outermost array are ends of lines, and others only there.
/// Throws a data Error, which names the path, for text that is no array.
std::unique_ptr<ByteStream> array_lines(std::unique_ptr<ByteStream> text, const std::string& path);

}  // namespace weft::kernel::json_lines
