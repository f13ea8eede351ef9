// A journal -> datasets, which are computed anew.
#include "cluster/scheduler/restore.h"

#include <future>
#include <map>
#include <memory>
#include <utility>

#include <weft/error.h>

#include "cluster/scheduler/ray_executor.h"
#include "cluster/scheduler/received_plan.h"
#include "engine/driver.h"
#include "engine/ipc.h"

namespace weft::cluster {
namespace {

using Parts = std::vector<RayPartitions::Part>;

/// The partitions of a record, as they were computed the first time.
Parts make_again(ClusterState& cluster, const PersistedRecord& record) {
  if (record.plan.empty()) {
    Parts parts;
    for (const std::string& table : record.tables) {
      const auto rows = engine::from_ipc(table)->num_rows();
      parts.push_back(
          {cluster.ray.put(*arrow::Buffer::FromString(table)), {rows, static_cast<std::int64_t>(record.bytes.at(parts.size()))}});
    }
    return parts;
  }
  const ReceivedPlan plan = receive_plan(record.plan, {}, cluster.catalog);
  Config config;
  config.optimize = record.optimize;
  engine::RunSettings settings(config);
  engine::RunWatch watch(false);
  settings.watch = &watch;
  // After a restart of the cluster they come when they come; a dataset is not given up for that.
  cluster.wait_for_workers();
  cluster.fit(settings);
  RayExecutor executor(cluster.ray, cluster.activity, record.content);
  const std::vector<engine::Held> held =
      engine::with_known_sources({plan.roots.at(record.root)}, settings,
                                 [&](const std::vector<plan::Expr>& plans) { return engine::run(plans, settings, executor); });
  if (held.front()->size() != record.bytes.size())
    throw Error(ErrorKind::data, "What a dataset was computed from has changed: it has another number of partitions now");
  return dynamic_cast<const RayPartitions&>(*held.front()).parts();
}

class Restoring {
 public:
  explicit Restoring(ClusterState& cluster) : cluster_(cluster) {
    for (const std::string& bytes : cluster.journal().persisted()) {
      try {
        auto record = std::make_shared<const PersistedRecord>(plan::decode<PersistedRecord>(bytes));
        records_[record->content] = record;
      } catch (const Error&) {
        // Whoever reads it is told that it is missing.
      }
    }
  }

  void run() {
    std::map<std::string, std::shared_ptr<const PublishedDataset>> restored;
    std::map<std::string, std::string> lost;
    for (const std::string& bytes : cluster_.journal().datasets()) {
      DatasetRecord record;
      try {
        record = plan::decode<DatasetRecord>(bytes);
        PublishedDataset dataset{record.kind, record.plan, record.json, {}};
        for (const std::string& content : record.reads) dataset.reads.push_back(persisted(content));
        restored[record.name] = std::make_shared<const PublishedDataset>(std::move(dataset));
      } catch (const Error& error) {
        if (!record.name.empty()) lost[record.name] = error.message();
      }
    }
    cluster_.catalog.keep_journal(cluster_.journal(), std::move(restored), std::move(lost));
  }

 private:
  std::shared_ptr<const Persisted> persisted(const std::string& content) {
    const auto found = records_.find(content);
    if (found == records_.end()) throw Error(ErrorKind::cluster, "the journal has not all that it reads");
    const auto record = found->second;
    std::vector<std::shared_ptr<const Persisted>> reads;
    for (const std::string& below : record->reads) reads.push_back(persisted(below));
    return cluster_.catalog.find_or_add(content, [&] {
      auto parts = cluster_.start([&cluster = cluster_, record, reads] { return make_again(cluster, *record); });
      return Persisted{content,      record->schema, std::make_shared<const RayPartitions>(cluster_.ray, record->bytes, parts),
                       record->plan, record->root,   record->optimize,
                       reads};
    });
  }

  ClusterState& cluster_;
  std::map<std::string, std::shared_ptr<const PersistedRecord>> records_;
};

}  // namespace

void restore(ClusterState& cluster) {
  cluster.libraries().restore();  // plans are decoded with what they registered
  Restoring(cluster).run();
}

}  // namespace weft::cluster
