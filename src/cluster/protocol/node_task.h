// What the scheduler sends to a worker, and gets back.
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

struct NodeAnswer {
  std::string answer;  // engine::answer_task
  std::string node;    // Ray's name of it
  std::uint64_t process = 0;
  double begin = 0, end = 0;                        // in seconds since 1970
  std::uint64_t memory_used = 0, memory_total = 0;  // of the machine

  static void fields(auto& self, auto&& visit) {
    visit("answer", self.answer);
    visit("node", self.node);
    visit("process", self.process);
    visit("begin", self.begin);
    visit("end", self.end);
    visit("memory_used", self.memory_used);
    visit("memory_total", self.memory_total);
  }
};

}  // namespace weft::cluster
