// What a scheduler says of itself -> the text that Prometheus reads.
#pragma once

#include <string>

#include <weft/json.h>

namespace weft::tool {

/// `snapshot`: as ClusterSource gives it. Without a scheduler that answers only weft_scheduler_up 0.
std::string cluster_metrics(const Json& snapshot);

}  // namespace weft::tool
