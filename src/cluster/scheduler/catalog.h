// What the cluster keeps: partitions that clients persisted, by name, and published datasets.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "cluster/protocol/messages.h"
#include "cluster/scheduler/journal.h"
#include "cluster/scheduler/ray_partitions.h"

namespace weft::cluster {

/// Partitions under the name that plans have for them (plan/ops/in_memory.h, content), and how they are made again.
struct Persisted {
  std::string content;
  plan::Schema schema;
  std::shared_ptr<const RayPartitions> partitions;
  std::string plan = {};  // empty: a client sent the rows
  std::uint64_t root = 0;
  bool optimize = true;
  std::vector<std::shared_ptr<const Persisted>> reads = {};
};

struct PublishedDataset {
  DatasetKind kind = DatasetKind::frame;
  std::string plan;
  std::string json;
  std::vector<std::shared_ptr<const Persisted>> reads;  // what the plan reads
};

/// A session holds what it persisted and what it was given to read, a dataset what its plan reads; what nobody holds is gone.
class Catalog {
 public:
  void open(const std::string& session);
  void close(const std::string& session);
  /// Lets go of what sessions hold.
  void release_all();

  /// Makes partitions known under their name, and gives the session a hold on them.
  std::shared_ptr<const Persisted> add(const std::string& session, Persisted persisted);
  /// The partitions of that name, which `make` makes when there are none.
  std::shared_ptr<const Persisted> find_or_add(const std::string& content, const std::function<Persisted()>& make);
  /// Throws a cluster Error when nothing is held under that name.
  std::shared_ptr<const Persisted> find(const std::string& content) const;
  void hold(const std::string& session, const std::shared_ptr<const Persisted>& persisted);
  void release(const std::string& session, const std::string& content);

  /// Throws a user Error for a name that is taken, unless `override`: then readers have the one or the other.
  void publish(const std::string& name, PublishedDataset dataset, bool override);
  /// Throws a user Error when there is none of that name, as get() does.
  void unpublish(const std::string& name);
  std::shared_ptr<const PublishedDataset> get(const std::string& name) const;
  std::vector<std::string> names() const;

  /// What is published from now on is written down there. `restored` was published before; `lost` says why others were not.
  void keep_journal(Journal& journal, std::map<std::string, std::shared_ptr<const PublishedDataset>> restored,
                    std::map<std::string, std::string> lost);

 private:
  using Holds = std::multimap<std::string, std::shared_ptr<const Persisted>>;  // by content
  Holds& holds_of(const std::string& session);
  std::shared_ptr<const Persisted> known(const std::string& content) const;
  /// Forgets in the journal what no dataset reads.
  void forget_unread();

  std::mutex publishing_;  // before the other one
  Journal* journal_ = nullptr;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::weak_ptr<const Persisted>> persisted_;
  std::unordered_map<std::string, Holds> sessions_;
  std::map<std::string, std::shared_ptr<const PublishedDataset>> datasets_;
  std::map<std::string, std::string> lost_;
};

/// A name that nothing else has.
std::string unique_name();

}  // namespace weft::cluster
