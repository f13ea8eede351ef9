// Bytes of pixels -> a PNG.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace weft::px {

/// The file of an image of that many rows, columns and channels (1 for gray, 3, or 4 with opacity), a byte each. Rows are not
/// filtered, as pypng does. Definition: https://www.w3.org/TR/png-3/
std::string to_png(const std::vector<std::uint8_t>& pixels, std::size_t rows, std::size_t columns, std::size_t channels,
                   int compression_level);

}  // namespace weft::px
