// Counts what an app answers, for Prometheus.
#include "dash/metrics.h"

#include <algorithm>

#include "base/json_writer.h"

namespace weft::dash {

void Metrics::count(std::string_view route, int status, std::chrono::nanoseconds taken) {
  const auto found = std::ranges::find(routes, route);
  Route& counters = counters_[found == routes.end() ? routes.size() - 1 : static_cast<std::size_t>(found - routes.begin())];
  const double seconds = std::chrono::duration<double>(taken).count();
  const auto bucket = static_cast<std::size_t>(std::ranges::lower_bound(bounds, seconds) - bounds.begin());
  counters.by_status[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))].fetch_add(1, std::memory_order_relaxed);
  counters.by_time[bucket].fetch_add(1, std::memory_order_relaxed);
  counters.nanoseconds.fetch_add(static_cast<std::uint64_t>(taken.count()), std::memory_order_relaxed);
}

std::string Metrics::to_text() const {
  std::string requests = "# HELP weft_requests_total Requests answered.\n# TYPE weft_requests_total counter\n";
  std::string times = "# HELP weft_request_seconds Time from a request to its answer.\n# TYPE weft_request_seconds histogram\n";
  for (std::size_t i = 0; i < routes.size(); ++i) {
    const Route& route = counters_[i];
    const std::string label = "route=\"" + std::string(routes[i]) + "\"";
    for (std::size_t status = 1; status < route.by_status.size(); ++status) {
      const std::uint64_t number = route.by_status[status];
      if (number == 0) continue;
      requests +=
          "weft_requests_total{" + label + ",status=\"" + std::to_string(status) + "xx\"} " + std::to_string(number) + "\n";
    }
    std::uint64_t sum = 0;
    std::string buckets;
    for (std::size_t k = 0; k < route.by_time.size(); ++k) {
      sum += route.by_time[k];
      const std::string bound = k < bounds.size() ? base::repr(bounds[k]) : "+Inf";
      buckets += "weft_request_seconds_bucket{" + label + ",le=\"" + bound + "\"} " + std::to_string(sum) + "\n";
    }
    if (sum == 0) continue;
    times += buckets + "weft_request_seconds_sum{" + label + "} " + base::repr(static_cast<double>(route.nanoseconds) * 1e-9) +
             "\nweft_request_seconds_count{" + label + "} " + std::to_string(sum) + "\n";
  }
  return requests + times;
}

}  // namespace weft::dash
