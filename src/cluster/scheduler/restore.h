// A journal -> datasets, which are computed anew.
#pragma once

#include "cluster/scheduler/cluster_state.h"

namespace weft::cluster {

/// Has the catalog know what the journal has, at once: whoever needs rows waits until they are computed. One that cannot be read
/// is told about when it is asked for.
void restore(ClusterState& cluster);

}  // namespace weft::cluster
