// What the scheduler sends to a worker, and gets back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "plan/codec.h"

namespace weft::cluster {

/// An object that the server of a node gives, as PartitionTicket asks for it.
struct ServedObject {
  std::string server;  // host:port; empty: none does
  std::uint64_t object = 0;

  static void fields(auto& self, auto&& visit) {
    visit("server", self.server);
    visit("object", self.object);
  }
};

struct NodeTask {
  std::string task;                // engine::encode_task
  std::uint64_t memory_bytes = 0;  // that it may hold
  std::vector<std::string> rows;   // by input: few rows that came along, as Arrow IPC; empty: the next object
  std::vector<ServedObject> far;   // its objects, where it reads them from the nodes that have them; empty: it is given them
  std::string token;               // for the servers of those nodes

  static void fields(auto& self, auto&& visit) {
    visit("task", self.task);
    visit("memory_bytes", self.memory_bytes);
    visit("rows", self.rows);
    visit("far", self.far);
    visit("token", self.token);
  }
};

struct NodeAnswer {
  std::string answer;  // engine::answer_task
  std::string node;    // Ray's name of it
  std::uint64_t process = 0;
  double begin = 0, end = 0;                        // in seconds since 1970
  std::uint64_t memory_used = 0, memory_total = 0;  // of the machine
  std::uint64_t received = 0;                       // bytes, from servers of other nodes

  static void fields(auto& self, auto&& visit) {
    visit("answer", self.answer);
    visit("node", self.node);
    visit("process", self.process);
    visit("begin", self.begin);
    visit("end", self.end);
    visit("memory_used", self.memory_used);
    visit("memory_total", self.memory_total);
    visit("received", self.received);
  }
};

struct NodeCall {
  std::string task;                    // NodeTask
  std::vector<std::uint64_t> objects;  // that it is given; they were offered to the server
  std::uint32_t num_outputs = 1;

  static void fields(auto& self, auto&& visit) {
    visit("task", self.task);
    visit("objects", self.objects);
    visit("num_outputs", self.num_outputs);
  }
};

/// Tasks that a node's server runs by itself.
struct NodeCalls {
  std::vector<NodeCall> calls;

  static void fields(auto& self, auto&& visit) { visit("calls", self.calls); }
};

struct NodeReply {
  std::string answer;  // NodeAnswer
  std::vector<std::string> outputs;
  bool is_large = false;  // then it has no outputs: Ray's store is for such

  static void fields(auto& self, auto&& visit) {
    visit("answer", self.answer);
    visit("outputs", self.outputs);
    visit("is_large", self.is_large);
  }
};

/// One for each call.
struct NodeReplies {
  std::vector<NodeReply> replies;

  static void fields(auto& self, auto&& visit) { visit("replies", self.replies); }
};

/// Results of a call of more bytes together are large.
constexpr std::uint64_t most_reply_bytes = std::uint64_t{1} << 20;

}  // namespace weft::cluster
