// What the cluster keeps.
#include "cluster/scheduler/catalog.h"

#include <cstdio>
#include <random>
#include <utility>

#include <arrow/buffer.h>

#include <weft/error.h>

#include "base/text.h"

namespace weft::cluster {
namespace {

std::vector<std::string> contents_of(const std::vector<std::shared_ptr<const Persisted>>& reads) {
  std::vector<std::string> contents;
  for (const auto& persisted : reads) contents.push_back(persisted->content);
  return contents;
}

/// Those, and what they are made of, each before what reads it.
void collect(const std::vector<std::shared_ptr<const Persisted>>& reads, std::vector<std::shared_ptr<const Persisted>>& all) {
  for (const auto& persisted : reads) {
    collect(persisted->reads, all);
    all.push_back(persisted);
  }
}

PersistedRecord record_of(const Persisted& persisted) {
  PersistedRecord record{persisted.content,
                         persisted.schema,
                         persisted.plan,
                         persisted.root,
                         persisted.optimize,
                         contents_of(persisted.reads),
                         persisted.partitions->all_bytes(),
                         {}};
  if (persisted.plan.empty())
    for (std::size_t index = 0; index < persisted.partitions->size(); ++index)
      record.tables.push_back(persisted.partitions->ipc(index)->ToString());
  return record;
}

}  // namespace

std::string unique_name() {
  std::random_device random;
  char text[33];
  std::snprintf(text, sizeof text, "%08x%08x%08x%08x", random(), random(), random(), random());
  return text;
}

void Catalog::open(const std::string& session) {
  std::lock_guard lock(mutex_);
  sessions_[session];
}

void Catalog::close(const std::string& session) {
  Holds dropped;  // after the lock
  std::lock_guard lock(mutex_);
  const auto found = sessions_.find(session);
  if (found == sessions_.end()) return;
  dropped.swap(found->second);
  sessions_.erase(found);
}

void Catalog::release_all() {
  std::vector<Holds> dropped;  // after the lock
  std::lock_guard lock(mutex_);
  for (auto& [session, holds] : sessions_) dropped.push_back(std::exchange(holds, {}));
}

Catalog::Holds& Catalog::holds_of(const std::string& session) {
  const auto found = sessions_.find(session);
  if (found == sessions_.end()) throw Error(ErrorKind::cluster, std::string(session_is_over));
  return found->second;
}

std::shared_ptr<const Persisted> Catalog::known(const std::string& content) const {
  const auto found = persisted_.find(content);
  return found == persisted_.end() ? nullptr : found->second.lock();
}

std::shared_ptr<const Persisted> Catalog::add(const std::string& session, Persisted persisted) {
  auto made = std::make_shared<const Persisted>(std::move(persisted));
  std::lock_guard lock(mutex_);
  std::erase_if(persisted_, [](const auto& entry) { return entry.second.expired(); });
  holds_of(session).emplace(made->content, made);
  persisted_[made->content] = made;
  return made;
}

std::shared_ptr<const Persisted> Catalog::find_or_add(const std::string& content, const std::function<Persisted()>& make) {
  {
    std::lock_guard lock(mutex_);
    if (auto there = known(content)) return there;
  }
  auto made = std::make_shared<const Persisted>(make());
  std::lock_guard lock(mutex_);
  if (auto there = known(content)) return there;
  persisted_[content] = made;
  return made;
}

std::shared_ptr<const Persisted> Catalog::find(const std::string& content) const {
  std::lock_guard lock(mutex_);
  auto there = known(content);
  if (!there) throw Error(ErrorKind::cluster, "The cluster does not hold these partitions any more: " + content);
  return there;
}

void Catalog::hold(const std::string& session, const std::shared_ptr<const Persisted>& persisted) {
  std::lock_guard lock(mutex_);
  holds_of(session).emplace(persisted->content, persisted);
}

void Catalog::release(const std::string& session, const std::string& content) {
  std::shared_ptr<const Persisted> dropped;  // after the lock
  std::lock_guard lock(mutex_);
  const auto found = sessions_.find(session);
  if (found == sessions_.end()) return;
  const auto hold = found->second.find(content);
  if (hold == found->second.end()) return;
  dropped = std::move(hold->second);
  found->second.erase(hold);
}

void Catalog::publish(const std::string& name, PublishedDataset dataset, bool override) {
  std::lock_guard publishing(publishing_);
  {
    std::lock_guard lock(mutex_);
    if (datasets_.contains(name) && !override)
      throw Error(ErrorKind::user, "Dataset is published already (.override replaces it): " + name);
  }
  if (journal_) {
    std::vector<std::shared_ptr<const Persisted>> all;
    collect(dataset.reads, all);
    for (const auto& persisted : all) journal_->put(record_of(*persisted));
    journal_->put(DatasetRecord{name, dataset.kind, dataset.plan, dataset.json, contents_of(dataset.reads)});
  }
  std::shared_ptr<const PublishedDataset> made = std::make_shared<const PublishedDataset>(std::move(dataset));
  {
    std::lock_guard lock(mutex_);
    datasets_[name].swap(made);
    lost_.erase(name);
  }
  forget_unread();
}

void Catalog::unpublish(const std::string& name) {
  std::lock_guard publishing(publishing_);
  std::shared_ptr<const PublishedDataset> dropped = get(name);
  if (journal_) journal_->remove_dataset(name);
  {
    std::lock_guard lock(mutex_);
    datasets_.erase(name);
  }
  forget_unread();
}

void Catalog::forget_unread() {
  if (!journal_) return;
  std::vector<std::shared_ptr<const Persisted>> all;
  {
    std::lock_guard lock(mutex_);
    for (const auto& [name, dataset] : datasets_) collect(dataset->reads, all);
  }
  journal_->keep_persisted(contents_of(all));
}

std::shared_ptr<const PublishedDataset> Catalog::get(const std::string& name) const {
  {
    std::lock_guard lock(mutex_);
    if (const auto found = datasets_.find(name); found != datasets_.end()) return found->second;
    if (const auto why = lost_.find(name); why != lost_.end())
      throw Error(ErrorKind::cluster, "Dataset could not be restored: " + name + " (" + why->second + ")");
  }
  throw Error(ErrorKind::user, base::not_found("Dataset", name, names()));
}

std::vector<std::string> Catalog::names() const {
  std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  for (const auto& [name, dataset] : datasets_) names.push_back(name);
  return names;
}

void Catalog::keep_journal(Journal& journal, std::map<std::string, std::shared_ptr<const PublishedDataset>> restored,
                           std::map<std::string, std::string> lost) {
  std::lock_guard publishing(publishing_);
  journal_ = &journal;
  std::lock_guard lock(mutex_);
  datasets_ = std::move(restored);
  lost_ = std::move(lost);
}

}  // namespace weft::cluster
