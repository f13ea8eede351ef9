// What the scheduler knows and has.
#include "cluster/scheduler/cluster_state.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include <weft/error.h>

#include "base/json_reader.h"
#include "cluster/scheduler/computation.h"

namespace weft::cluster {

constexpr std::chrono::milliseconds between_tries(100);

Json ClusterState::nodes() const {
  const std::lock_guard lock(mutex_);
  return nodes_;
}

void ClusterState::know_nodes(const std::string& text) {
  Json told = base::parse_json(text);
  const std::lock_guard lock(mutex_);
  nodes_ = std::move(told);
}

ClusterState::Workers ClusterState::workers() const {
  Workers all;
  const Json known = nodes();
  for (const Json& node : known.as_array()) {
    const double has = node.at("cpus").to_number<double>();
    if (has < 1) continue;
    all.cpus += has;
    all.memory_a_cpu = std::min(all.memory_a_cpu, node.at("memory").to_number<double>() / has);
  }
  return all;
}

void ClusterState::fit(engine::RunSettings& settings) {
  constexpr int most_tries = 100;
  for (int tries = 0; tries < most_tries; ++tries) {
    if (const Workers all = workers(); all.cpus >= 1) {
      settings.threads = static_cast<unsigned>(all.cpus);
      // As on one machine: the rest is what allocators keep, and what tasks take for a moment.
      settings.task_bytes = static_cast<std::uint64_t>(all.memory_a_cpu * 0.3);
      return;
    }
    engine::check_cancelled(settings);
    std::this_thread::sleep_for(between_tries);
  }
  throw Error(ErrorKind::cluster, "The cluster has no workers (weft worker ADDRESS starts one)");
}

void ClusterState::wait_for_workers() const {
  while (workers().cpus < 1) {
    if (ray.is_stopped()) throw Error(ErrorKind::cluster, "The scheduler is stopping");
    std::this_thread::sleep_for(between_tries);
  }
}

std::vector<std::string> ClusterState::servers() const {
  std::vector<std::string> addresses;
  const Json all = nodes();
  for (const Json& node : all.as_array())
    if (!node.at("server").as_string().empty()) addresses.emplace_back(node.at("server").as_string());
  return addresses;
}

void ClusterState::add(const std::shared_ptr<Computation>& computation) {
  std::lock_guard lock(mutex_);
  std::erase_if(computations_, [](const auto& entry) { return entry.second.expired(); });
  computations_[computation->id()] = computation;
}

std::shared_ptr<Computation> ClusterState::find(const std::string& computation) const {
  std::lock_guard lock(mutex_);
  const auto found = computations_.find(computation);
  auto known = found == computations_.end() ? nullptr : found->second.lock();
  if (!known) throw Error(ErrorKind::cluster, "The computation is over: " + computation);
  return known;
}

void ClusterState::cancel_all() {
  std::vector<std::shared_ptr<Computation>> running;
  {
    std::lock_guard lock(mutex_);
    for (const auto& [id, computation] : computations_)
      if (auto there = computation.lock()) running.push_back(std::move(there));
  }
  for (const auto& computation : running) computation->cancel();
}

std::size_t ClusterState::num_computations() const {
  std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(
      std::count_if(computations_.begin(), computations_.end(), [](const auto& entry) { return !entry.second.expired(); }));
}

}  // namespace weft::cluster
