// A task as bytes -> its results as buffers.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace arrow {
class Buffer;
}

namespace weft::cluster {

struct NodeResults {
  using Pieces = std::vector<std::shared_ptr<arrow::Buffer>>;  // one after the other, as engine::to_ipc_pieces() has it

  std::string answer;           // NodeAnswer, errors included
  std::vector<Pieces> outputs;  // Arrow IPC; without pieces when it failed
};

/// `message`: a NodeTask; `inputs`: the objects that it is given, Arrow IPC; `cancelled`: set when nobody wants the results any
/// more. Throws nothing.
NodeResults run_node_task(std::string_view message, const std::vector<std::shared_ptr<arrow::Buffer>>& inputs,
                          std::size_t num_outputs, const std::atomic<bool>& cancelled);

}  // namespace weft::cluster
