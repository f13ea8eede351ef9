// Rows of Arrow IPC files.
#include "plan/ops/read_ipc.h"

#include <algorithm>

#include <weft/error.h>

namespace weft::plan {

Schema ReadIpc::schema(std::span<const Expr> inputs) const {
  if (!inputs.empty()) throw Error(ErrorKind::cluster, "read_ipc has no inputs");
  return source_schema(name, Schema(file_columns), wanted, {});
}

std::string ReadIpc::text(std::span<const std::string> inputs) const { return source_text(name, files, wanted, inputs); }

namespace {

/// Calls `add(part, bytes)` for each part in order.
template <class Add>
void for_each_part(const ReadIpc& source, Add&& add) {
  for (std::uint64_t index = 0; index < source.files.size(); ++index) {
    const IpcFile& file = source.files[index];
    if (file.is_stream || file.num_batches == 0) {
      add(IpcPart{index, 0, file.num_batches}, file.size);
      continue;
    }
    // Batches of one file are about as large as each other.
    const std::uint64_t each = std::max<std::uint64_t>(1, file.size / file.num_batches);
    const std::uint64_t step = std::max<std::uint64_t>(1, source.blocksize / each);
    for (std::uint64_t begin = 0; begin < file.num_batches; begin += step) {
      const std::uint64_t end = std::min(file.num_batches, begin + step);
      add(IpcPart{index, begin, end}, each * (end - begin));
    }
  }
}

}  // namespace

std::vector<std::string> ReadIpc::parts() const {
  std::vector<std::string> encoded;
  for_each_part(*this, [&](const IpcPart& part, std::uint64_t) { encoded.push_back(encode(part)); });
  return encoded;
}

std::vector<std::uint64_t> ReadIpc::part_sizes() const {
  std::vector<std::uint64_t> sizes;
  for_each_part(*this, [&](const IpcPart&, std::uint64_t bytes) { sizes.push_back(bytes); });
  return sizes;
}

}  // namespace weft::plan
