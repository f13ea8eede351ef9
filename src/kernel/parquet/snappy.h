// Bytes that Snappy compressed -> the bytes.
#pragma once

#include <span>

namespace weft::kernel::parquet_file {

/// Fills `into` exactly. Returns false where `compressed` is damaged or holds another number of bytes.
bool decompress_snappy(std::span<const char> compressed, std::span<char> into);

}  // namespace weft::kernel::parquet_file
