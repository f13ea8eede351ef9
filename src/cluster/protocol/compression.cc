// The name of a compression -> what compresses rows on their way to a client.
#include "cluster/protocol/compression.h"

#include <weft/error.h>

#include "kernel/arrow_error.h"

namespace weft::cluster {

std::shared_ptr<arrow::util::Codec> codec_of(std::string_view name) {
  using arrow::Compression;
  if (name.empty()) return nullptr;
  if (name != "lz4" && name != "zstd") throw Error(ErrorKind::user, "Compression is lz4 or zstd, not: " + std::string(name));
  return kernel::check_arrow(arrow::util::Codec::Create(name == "lz4" ? Compression::LZ4_FRAME : Compression::ZSTD));
}

}  // namespace weft::cluster
