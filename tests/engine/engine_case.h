// Frames that are large for the memory that they get, and a directory of their own for what does not fit.
#pragma once

#include <filesystem>
#include <string>

#include <unistd.h>

#include <gtest/gtest.h>
#include <weft/config.h>
#include <weft/dataframe.h>

#include "engine/partition_store.h"
#include "frame_case/frame_case.h"

namespace weft::engine_test {

namespace fs = std::filesystem;
using frame_test::expect_error;
using frame_test::KeepConfig;
using frame_test::Result;

/// An empty directory that goes with the test.
class Folder {
 public:
  Folder() {
    static int count = 0;
    path_ = testing::TempDir() + "weft_engine_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  const std::string& path() const { return path_; }
  bool is_empty() const { return fs::is_empty(path_); }

 private:
  std::string path_;
};

/// Rows with columns id (all different, shuffled), key (some thousand texts), value.
inline dd::Table rows_of(std::int64_t count) {
  std::vector<std::int64_t> ids;
  std::vector<std::string> keys;
  std::vector<double> values;
  for (std::int64_t row = 0; row < count; ++row) {
    const std::int64_t id = row * 7919 % count;
    ids.push_back(id);
    keys.push_back("key number " + std::to_string(id % 5000));
    values.push_back(static_cast<double>(id % 977) / 2);
  }
  return dd::Table({{"id", dd::Column(ids)}, {"key", dd::Column(keys)}, {"value", dd::Column(values)}});
}

inline constexpr std::int64_t many = 200'003;  // a prime, so that ids are all different

inline dd::DataFrame large_frame(std::size_t partitions = 20) {
  static const dd::Table table = rows_of(many);
  return dd::from_table(table, {.npartitions = partitions});
}

/// Settings under which nearly everything goes to disk, below `folder`.
inline Config small_config(const Folder& folder, const std::string& executor = "local") {
  Config made;
  made.executor = executor;
  made.threads = 2;
  made.memory_limit = "4MB";
  made.temporary_directory = folder.path();
  made.cache_limit = 0;
  return made;
}

inline std::uint64_t spilled_bytes() { return engine::PartitionStore::only().spilled_bytes(); }

}  // namespace weft::engine_test
