// Tables -> Arrow IPC bytes -> tables.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kernel/offload.h"

namespace arrow {
class Buffer;
namespace util {
class Codec;
}
}  // namespace arrow

namespace weft::engine {

using kernel::Partition;

std::string to_ipc(const Partition& table);
/// The same in a buffer that is of its size from the begin.
std::shared_ptr<arrow::Buffer> to_ipc_buffer(const Partition& table);
/// The same, compressed.
std::shared_ptr<arrow::Buffer> to_ipc_buffer(const Partition& table, std::shared_ptr<arrow::util::Codec> codec);
/// The same as pieces that belong one after the other, of which all but the last have a multiple of 64 bytes: large buffers of
/// the table as they are, and copies of what stands between them.
std::vector<std::shared_ptr<arrow::Buffer>> to_ipc_pieces(const Partition& table);
/// Throws a cluster Error when the bytes are no Arrow IPC stream.
Partition from_ipc(const std::string& bytes);
/// The same without a copy: the table holds on to the buffer.
Partition from_ipc(std::shared_ptr<arrow::Buffer> bytes);
/// The same for bytes that may be anything: all lengths, offsets and codes are looked at too, so that the table can be used.
Partition from_ipc_of_others(std::shared_ptr<arrow::Buffer> bytes);

}  // namespace weft::engine
