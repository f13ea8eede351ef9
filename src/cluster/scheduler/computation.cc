// A client's request to compute -> what happens meanwhile, and where the results are.
#include "cluster/scheduler/computation.h"

#include <chrono>
#include <exception>
#include <utility>

#include <weft/config.h>
#include <weft/error.h>

#include "cluster/scheduler/ray_executor.h"
#include "cluster/scheduler/ray_partitions.h"
#include "engine/driver.h"
#include "engine/ipc.h"
#include "engine/persisted.h"

namespace weft::cluster {
namespace {

std::uint64_t bytes_of(const plan::HeldPartitions& partitions) {
  std::uint64_t sum = 0;
  for (std::size_t index = 0; index < partitions.size(); ++index) sum += partitions.bytes(index);
  return sum;
}

/// What people see of a computation: "aggregate", "persist read_csv and 2 more".
std::string describe(const std::vector<plan::Expr>& roots, bool persists) {
  std::string text = persists ? "persist " : "";
  if (!roots.empty()) text += roots.front()->op().name();
  if (roots.size() > 1) text += " and " + std::to_string(roots.size() - 1) + " more";
  return text;
}

/// What plans read that are nothing but partitions in Ray's store; none when one of them is something else.
std::vector<engine::Held> held_of(const std::vector<plan::Expr>& plans) {
  std::vector<engine::Held> held;
  for (const plan::Expr& plan : plans) {
    const auto* source = plan->as<plan::InMemory>();
    if (!source || source->wanted != source->columns.names() || !std::dynamic_pointer_cast<const RayPartitions>(source->held))
      return {};
    held.push_back(source->held);
  }
  return held;
}

}  // namespace

Computation::Computation(ClusterState& cluster, ComputeRequest request, std::shared_ptr<arrow::util::Codec> codec)
    : cluster_(cluster),
      id_(unique_name()),
      request_(std::move(request)),
      codec_(std::move(codec)),
      plan_(receive_plan(request_.plan, request_.given, cluster.catalog)) {
  request_.given.clear();
  thread_ = std::thread([this] { run(); });
}

Computation::~Computation() {
  cancellation_.cancel();
  thread_.join();
}

void Computation::run() {
  ComputeEvent last;
  std::string failure;
  cluster_.activity.begin(id_, describe(plan_.roots, request_.persist));
  try {
    Config config;
    config.optimize = request_.optimize;
    config.rules_off = {request_.rules_off.begin(), request_.rules_off.end()};
    ComputeOptions options;
    options.cancel = cancellation_;
    options.progress = [this](const ComputeProgress& progress) {
      cluster_.activity.tell(id_, progress);
      std::lock_guard lock(mutex_);
      event_ = ComputeEvent{Progress(progress)};
      changed_.notify_all();
    };
    engine::RunSettings settings(config, options);
    engine::RunWatch watch(false);
    settings.watch = &watch;
    settings.joins_results = !request_.persist;
    cluster_.fit(settings);
    RayExecutor executor(cluster_.ray, cluster_.activity, id_);
    // What is persisted has to be made again when it is lost, which Ray does.
    if (!request_.persist) executor.use_servers(cluster_.quick, cluster_.servers());
    engine::with_known_sources(plan_.roots, settings, [&](const std::vector<plan::Expr>& plans) {
      std::vector<engine::Held> held = held_of(plans);
      if (held.empty()) held = engine::run(plans, settings, executor);
      results_.clear();
      for (std::size_t root = 0; root < plans.size(); ++root) results_.emplace_back(Result{held[root], plans[root]->schema()});
      return true;
    });
    Computed computed;
    for (std::size_t root = 0; root < results_.size(); ++root) computed.roots.push_back(tell_of(root));
    computed.progress = Progress(watch.progress());
    cluster_.activity.tell(id_, watch.progress());
    last.event = std::move(computed);
  } catch (const Error& error) {
    failure = error.what();
    last.event = engine::Failure(error);
  } catch (const std::exception& error) {
    failure = error.what();
    last.event = engine::Failure(Error(ErrorKind::internal, error.what()));
  }
  cluster_.activity.end(id_, failure);
  std::lock_guard lock(mutex_);
  event_ = std::move(last);
  is_over_ = true;
  changed_.notify_all();
}

ComputedRoot Computation::tell_of(std::size_t root) {
  ComputedRoot told;
  told.schema = results_[root]->schema;
  const engine::Held partitions = results_[root]->partitions;
  if (request_.persist) {
    auto there = std::dynamic_pointer_cast<const RayPartitions>(partitions);
    const auto persisted = cluster_.catalog.add(
        request_.session, {plan_.roots[root]->name() + " " + unique_name(), results_[root]->schema, std::move(there),
                           request_.plan, root, request_.optimize, keep_reads(plan_, cluster_.catalog, cluster_.ray)});
    told.held = {persisted->content, persisted->schema, persisted->partitions->all_bytes()};
    results_[root].reset();
  } else if (!request_.fetch_always && bytes_of(*partitions) <= most_inline_bytes) {
    const auto& parts = dynamic_cast<const RayPartitions&>(*partitions);
    for (std::size_t index = 0; index < parts.size(); ++index) told.parts.push_back({table_of(parts, index), "", ""});
    results_[root].reset();
  } else {
    if (!request_.fetch_always) told.parts = parts_of(dynamic_cast<const RayPartitions&>(*partitions), results_[root]->schema);
    told.ticket = "result/" + id_ + "/" + std::to_string(root);
    ++to_fetch_;
  }
  return told;
}

std::string Computation::table_of(const RayPartitions& partitions, std::size_t index) const {
  // Of less than a packet nothing is saved.
  constexpr std::int64_t least_bytes = 1024;
  const auto bytes = partitions.ipc(index);
  return codec_ && bytes->size() >= least_bytes ? engine::to_ipc_buffer(engine::from_ipc(bytes), codec_)->ToString()
                                                : bytes->ToString();
}

std::vector<ResultPart> Computation::parts_of(const RayPartitions& partitions, const plan::Schema& schema) {
  std::vector<ResultPart> parts(partitions.size());
  for (std::size_t index = 0; index < partitions.size(); ++index) {
    const RayPartitions::Part& part = partitions.parts()[index];
    if (part.rows || partitions.bytes(index) < least_stored_bytes) {
      parts[index].table = table_of(partitions, index);
      continue;
    }
    parts[index].address = partitions.server(index);
    parts[index].ticket = plan::encode(PartitionTicket{part.object.number(), false, schema.names()});
    if (parts[index].address.empty()) return {};  // all rows come by the scheduler then
  }
  return parts;
}

std::optional<ComputeEvent> Computation::next() {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, std::chrono::milliseconds(50), [&] { return event_.has_value(); });
  return std::exchange(event_, std::nullopt);
}

bool Computation::is_fetched() const {
  std::lock_guard lock(mutex_);
  return is_over_ && !event_ && to_fetch_ == 0;
}

Computation::Result Computation::take_result(std::size_t root, std::shared_ptr<void>& sent) {
  std::lock_guard lock(mutex_);
  if (!is_over_ || root >= results_.size() || !results_[root])
    throw Error(ErrorKind::cluster, "A computation has no such result: " + std::to_string(root));
  sent = std::shared_ptr<void>(nullptr, [this](void*) {
    std::lock_guard over(mutex_);
    --to_fetch_;
    changed_.notify_all();
  });
  Result taken = std::move(*results_[root]);
  results_[root].reset();
  return taken;
}

}  // namespace weft::cluster
