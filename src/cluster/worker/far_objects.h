// Objects at other nodes -> their rows, without a copy of them in this node's store.
#pragma once

#include <atomic>
#include <string>

#include "cluster/worker/run_node_task.h"
#include "cluster/worker/worker.h"

namespace weft::cluster {

/// The objects of `task.far`, in their order, from the servers of the nodes where they are; those of this node, whose address is
/// `host`, and those that no server gives, from Ray's store, which knows them by their places. Throws a cluster Error when the
/// store does not have them either, and engine::Cancelled.
NodeObjects read_far_objects(const NodeTask& task, const weft_node_store& store, const std::string& host,
                             const std::atomic<bool>& cancelled);

}  // namespace weft::cluster
