// What the scheduler sends to a worker.
#pragma once

#include <cstdint>
#include <string>

#include "plan/codec.h"

namespace weft::cluster {

struct NodeTask {
  std::string task;                // engine::encode_task
  std::uint64_t memory_bytes = 0;  // that it may hold

  static void fields(auto& self, auto&& visit) {
    visit("task", self.task);
    visit("memory_bytes", self.memory_bytes);
  }
};

}  // namespace weft::cluster
