// Numbers of objects -> their bytes; those that were read last stay open.
#pragma once

#include <cstdint>
#include <iterator>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "cluster/worker/node_server.h"

namespace arrow {
class Buffer;
}

namespace weft::cluster {

/// Any thread may call.
class ObjectCache {
 public:
  ObjectCache(const weft_node_store& store, std::uint64_t most_bytes) : store_(store), most_bytes_(most_bytes) {}

  /// The bytes in the store's memory, for as long as the buffer. Throws a cluster Error when there are none.
  std::shared_ptr<arrow::Buffer> open(std::uint64_t object) const;
  /// The same of what will be read again.
  std::shared_ptr<arrow::Buffer> keep_open(std::uint64_t object);
  void forget(std::uint64_t object);

 private:
  using Kept = std::list<std::pair<std::uint64_t, std::shared_ptr<arrow::Buffer>>>;

  const weft_node_store store_;
  const std::uint64_t most_bytes_;
  std::mutex mutex_;
  Kept kept_;  // what was read last comes first
  std::unordered_map<std::uint64_t, Kept::iterator> places_;
  std::uint64_t bytes_ = 0, forgotten_ = 0;
};

}  // namespace weft::cluster
