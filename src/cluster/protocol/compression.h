// The name of a compression -> what compresses rows on their way to a client.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <arrow/util/compression.h>

namespace weft::cluster {

/// The header of calls that want their rows compressed: "lz4" or "zstd".
constexpr std::string_view compression_header = "weft-compression";

/// Null for an empty name. Throws a user Error for one that there is not.
std::shared_ptr<arrow::util::Codec> codec_of(std::string_view name);

}  // namespace weft::cluster
