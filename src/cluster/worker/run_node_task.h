// A task as bytes -> its results as buffers.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cluster/protocol/node_task.h"

namespace arrow {
class Buffer;
class Table;
}  // namespace arrow

namespace weft::cluster {

struct NodeResults {
  using Pieces = std::vector<std::shared_ptr<arrow::Buffer>>;  // one after the other, as engine::to_ipc_pieces() has it

  std::string answer;           // NodeAnswer, errors included
  std::vector<Pieces> outputs;  // Arrow IPC; without pieces when it failed
  std::uint64_t received = 0;   // as of NodeObjects
};

/// The objects that a task reads, in their order.
struct NodeObjects {
  std::vector<std::shared_ptr<arrow::Table>> tables;
  std::uint64_t received = 0;  // bytes, from servers of other nodes
};
using ReadObjects = std::function<NodeObjects(const NodeTask& task)>;
/// Those that it was given, as Arrow IPC.
ReadObjects given(std::vector<std::shared_ptr<arrow::Buffer>> objects);

/// `message`: a NodeTask; `cancelled`: set when nobody wants the results any more. Throws nothing.
NodeResults run_node_task(std::string_view message, const ReadObjects& objects, std::size_t num_outputs,
                          const std::atomic<bool>& cancelled);

}  // namespace weft::cluster
