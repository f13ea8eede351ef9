// What is published -> records that outlive the scheduler: files of a directory, and Ray's own store.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "cluster/protocol/messages.h"
#include "cluster/scheduler/ray.h"
#include "plan/schema.h"

namespace weft::cluster {

/// How partitions are made: a plan, or the rows themselves.
struct PersistedRecord {
  std::string content;
  plan::Schema schema;
  std::string plan;                  // that computes them; empty: `tables` are the rows
  std::uint64_t root = 0;            // of the plan
  bool optimize = true;              // how it was computed: another way may give other partitions
  std::vector<std::string> reads;    // contents that the plan reads
  std::vector<std::uint64_t> bytes;  // of each partition
  std::vector<std::string> tables;   // as Arrow IPC

  static void fields(auto& self, auto&& visit) {
    visit("content", self.content);
    visit("schema", self.schema);
    visit("plan", self.plan);
    visit("root", self.root);
    visit("optimize", self.optimize);
    visit("reads", self.reads);
    visit("bytes", self.bytes);
    visit("tables", self.tables);
  }
};

struct DatasetRecord {
  std::string name;
  DatasetKind kind = DatasetKind::frame;
  std::string plan;
  std::string json;
  std::vector<std::string> reads;

  static void fields(auto& self, auto&& visit) {
    visit("name", self.name);
    visit("kind", self.kind);
    visit("plan", self.plan);
    visit("json", self.json);
    visit("reads", self.reads);
  }
};

class Journal {
 public:
  /// `directory`: made when it is not there; empty: only Ray's store, which is lost with the head node. Throws a user Error when
  /// it cannot be written.
  Journal(Ray& ray, std::string directory);

  void put(const PersistedRecord& record);
  void put(const DatasetRecord& record);
  void put_library(const std::string& digest, const std::string& bytes);
  void remove_dataset(const std::string& name);
  /// Forgets partitions that are not among `kept`.
  void keep_persisted(const std::vector<std::string>& kept);

  /// What was written, as bytes of records: a record of another version of Weft is not decoded here.
  std::vector<std::string> datasets() const { return all("dataset-"); }
  std::vector<std::string> libraries() const { return all("library-"); }
  std::vector<std::string> persisted() const { return all("persisted-"); }

 private:
  void write(const std::string& key, const std::string& bytes);
  void remove(const std::string& key);
  std::vector<std::string> all(const std::string& prefix) const;

  Ray& ray_;
  std::string directory_;
  mutable std::mutex mutex_;
  std::map<std::string, std::string> entries_;  // what both stores have
};

}  // namespace weft::cluster
