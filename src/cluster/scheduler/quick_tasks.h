// Small tasks -> what came of them, asked of the nodes' servers without a way over Ray.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "cluster/protocol/node_clients.h"
#include "cluster/protocol/node_task.h"

namespace weft::cluster {

/// Any thread may call.
class QuickTasks {
 public:
  /// `token`: what clients have to say.
  explicit QuickTasks(std::string token) : token_(std::move(token)) {}

  struct Task {
    NodeCall call;
    std::string server;
  };
  /// Replies in the tasks' order; nothing when a server is lost. Then, and where a result is large, Ray has to run them all.
  std::optional<std::vector<NodeReply>> run(std::vector<Task> tasks);

  /// Whether a fragment can be asked for at all: whoever calls functions of users may end its process, and results that were
  /// large once will be again.
  bool may_run(const std::string& fragment) const;
  void know_large(const std::string& fragment);
  const std::string& token() const { return token_; }

 private:
  std::optional<NodeReplies> ask(const std::string& server, const NodeCalls& calls);

  const std::string token_;
  mutable std::mutex mutex_;
  NodeClients clients_;
  std::unordered_set<std::size_t> large_;  // hashes of fragments
};

}  // namespace weft::cluster
