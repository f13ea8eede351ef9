// The page that shows a cluster in the browser: its nodes, what they do, and what is published.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <weft/dash.h>

namespace weft::tool {

/// What a scheduler says: {"info", "activity"} as of Client, or {"error"} when it does not answer.
using ClusterSource = std::function<Json()>;

/// An app with one page, and /metrics for Prometheus. The source is asked from many threads.
std::unique_ptr<Dash> make_status_page(const std::string& address, ClusterSource source);

}  // namespace weft::tool
