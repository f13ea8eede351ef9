// Frames that do not fit into the memory limit: right results, by way of the disk, which is empty afterwards.
#include <csignal>
#include <cstdlib>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "engine/temporary_directory.h"
#include "engine_case.h"

namespace weft::engine_test {
namespace {

/// Checks that `make(frame)` gives the same with little memory as with much, and that the disk was needed.
template <class Make>
void expect_same_with_little_memory(bool ordered, Make make) {
  for (const char* executor : {"local", "loopback"}) {
    SCOPED_TRACE(executor);
    KeepConfig keep;
    set_config({.executor = executor, .cache_limit = 0});
    const Json expected = Result(make(large_frame())).json();
    Folder folder;
    set_config(small_config(folder, executor));
    const std::uint64_t before = spilled_bytes();
    EXPECT_EQ(frame_test::difference(Result(make(large_frame())).json(), expected, ordered, 1e-9), "");
    EXPECT_GT(spilled_bytes(), before);
    EXPECT_TRUE(folder.is_empty());
  }
}

TEST(MemoryLimit, SortsByWayOfTheDisk) {
  expect_same_with_little_memory(true, [](const dd::DataFrame& df) { return df.sort_values({"key", "id"}); });
}

TEST(MemoryLimit, GroupsByWayOfTheDisk) {
  expect_same_with_little_memory(false, [](const dd::DataFrame& df) {
    return df.groupby({"id", "key"}).agg({{"value", "sum"}, {"value", "max", "most"}});
  });
}

TEST(MemoryLimit, JoinsByWayOfTheDisk) {
  expect_same_with_little_memory(false, [](const dd::DataFrame& df) {
    return df.merge(df[df["value"] > 100.0].rename({{"value", "other"}}), {.on = {"id"}});
  });
}

/// Rows that are a few in a file and many in memory.
dd::DataFrame from_dense_file(const Folder& files) {
  std::vector<std::string> texts;
  std::vector<std::int64_t> ids;
  for (std::int64_t row = 0; row < many; ++row) {
    const std::int64_t id = row * 7919 % many / 2;
    texts.push_back("a text that says much the same each time, save for this at its end: " + std::to_string(id));
    ids.push_back(id);
  }
  dd::from_table(dd::Table({{"text", dd::Column(texts)}, {"id", dd::Column(ids)}}), {.npartitions = 4})
      .to_parquet(files.path(), {.compression = "zstd", .overwrite = true});
  return dd::read_parquet(files.path());
}

TEST(MemoryLimit, GroupsAndJoinsWhatWasTakenForSmall) {
  for (const char* executor : {"local", "loopback"}) {
    SCOPED_TRACE(executor);
    KeepConfig keep;
    Folder files, folder;
    const dd::DataFrame df = from_dense_file(files);
    set_config(small_config(folder, executor));
    const std::uint64_t before = spilled_bytes();

    const dd::DataFrame groups = df.groupby("text").agg({{"id", "sum"}, {"id", "size", "rows"}});
    const auto [num_groups, pairs, sum] = compute(groups.size(), groups[groups["rows"] == 2].size(), groups["id"].sum());
    EXPECT_EQ(num_groups.as_int64(), many / 2 + 1);
    EXPECT_EQ(pairs.as_int64(), many / 2);
    EXPECT_EQ(sum.as_int64(), many / 2 * (many / 2 - 1) + many / 2);
    const std::uint64_t after_groups = spilled_bytes();
    EXPECT_GT(after_groups, before + many * 30);

    const dd::DataFrame joined = df.merge(df.rename({{"id", "other"}}), {.on = {"text"}});
    const auto [rows, wrong] = compute(joined.size(), joined[joined["id"] != joined["other"]].size());
    EXPECT_EQ(rows.as_int64(), 2 * many - 1);
    EXPECT_EQ(wrong.as_int64(), 0);
    EXPECT_GT(spilled_bytes(), after_groups + many * 30);
    EXPECT_TRUE(folder.is_empty());
  }
}

TEST(MemoryLimit, SortsWhatIsInOrderAlready) {
  expect_same_with_little_memory(true, [](const dd::DataFrame& df) { return df.sort_values("id").sort_values({"id", "key"}); });
}

TEST(MemoryLimit, SortsIntegersThatGrowWider) {
  // What goes to disk first needs fewer bytes an integer than what comes later.
  std::vector<std::int64_t> numbers, keys;
  for (std::int64_t row = 0; row < many; ++row) {
    numbers.push_back(row * row * (row % 3 == 0 ? -1 : 1));
    keys.push_back(row * 7919 % many);
  }
  const dd::DataFrame df =
      dd::from_table(dd::Table({{"key", dd::Column(keys)}, {"number", dd::Column(numbers)}}), {.npartitions = 20});
  expect_same_with_little_memory(true, [&](const dd::DataFrame&) { return df.sort_values("key"); });
}

TEST(MemoryLimit, SortsOneLargePartition) {
  for (const char* executor : {"local", "loopback"}) {
    KeepConfig keep;
    Folder folder;
    const auto plan = [] { return large_frame(1).sort_values({"value", "key"}, {.ascending = {false, true}}); };
    set_config({.cache_limit = 0});
    const Json expected = Result(plan()).json();
    set_config(small_config(folder, executor));
    // Equal rows keep their order, so that all columns are the same in each row.
    EXPECT_EQ(frame_test::difference(Result(plan()).json(), expected, true), "");
    EXPECT_TRUE(folder.is_empty());
  }
}

TEST(MemoryLimit, AResultMayLieOnDisk) {
  KeepConfig keep;
  Folder folder;
  set_config(small_config(folder));
  {
    const dd::Table sorted = large_frame().sort_values("id").compute();
    EXPECT_FALSE(folder.is_empty());
    ASSERT_EQ(sorted.num_rows(), static_cast<std::size_t>(many));
    for (std::size_t row = 0; row < sorted.num_rows(); row += 1001)
      EXPECT_EQ(sorted["id"].at<std::int64_t>(row), static_cast<std::int64_t>(row));
  }
  EXPECT_TRUE(folder.is_empty());
}

TEST(MemoryLimit, AnErrorLeavesNothing) {
  KeepConfig keep;
  Folder folder;
  set_config(small_config(folder));
  const std::uint64_t held = engine::PartitionStore::only().held_bytes();
  auto df = large_frame().sort_values({"key", "id"});
  expect_error(ErrorKind::data, "", [&] {
    try {
      df.assign("number", df["key"].astype(dd::int64)).compute();
    } catch (const Error& error) {
      throw Error(error.kind(), "");
    }
  });
  EXPECT_TRUE(folder.is_empty());
  EXPECT_EQ(engine::PartitionStore::only().held_bytes(), held);
}

TEST(MemoryLimit, AFullDiskIsOneClearError) {
  KeepConfig keep;
  Folder folder;
  set_config(small_config(folder));
  const auto before = std::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  rlimit small = limit;
  small.rlim_cur = 1 << 20;
  ::setrlimit(RLIMIT_FSIZE, &small);
  std::string message;
  try {
    large_frame().sort_values({"key", "id"}).compute();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::data);
    message = error.message();
  }
  ::setrlimit(RLIMIT_FSIZE, &limit);
  std::signal(SIGXFSZ, before);
  EXPECT_EQ(message,
            "No room for results that do not fit into memory (File too large; another place is set by "
            "Config::temporary_directory): " +
                folder.path());
  EXPECT_TRUE(folder.is_empty());
}

TEST(MemoryLimit, ADirectoryThatIsNotThereIsSaid) {
  KeepConfig keep;
  Folder folder;
  Config config = small_config(folder);
  config.temporary_directory = folder.path() + "/missing";
  set_config(config);
  expect_error(ErrorKind::user,
               "Temporary directory cannot be made (No such file or directory) in: " + folder.path() + "/missing", [] {
                 try {
                   large_frame().sort_values("id").compute();
                 } catch (const Error& error) {
                   throw Error(error.kind(), error.message());
                 }
               });
}

TEST(MemoryLimit, TooManyOpenFilesAreSaid) {
  KeepConfig keep;
  Folder folder;
  set_config(small_config(folder));
  // Room for the lock of a temporary directory, and for no file in it.
  const int next = ::open("/dev/null", O_RDONLY);
  ::close(next);
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  rlimit small = limit;
  small.rlim_cur = static_cast<rlim_t>(next) + 1;
  ::setrlimit(RLIMIT_NOFILE, &small);
  std::string message;
  try {
    large_frame().sort_values({"key", "id"}).compute();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    message = error.message();
  }
  ::setrlimit(RLIMIT_NOFILE, &limit);
  EXPECT_TRUE(message.starts_with("File cannot be made (Too many open files): " + folder.path() + "/weft-")) << message;
  EXPECT_TRUE(message.ends_with("/results")) << message;
  EXPECT_TRUE(folder.is_empty());
}

/// In another process: makes a directory, tells so, and waits to be killed.
TEST(TemporaryDirectory, DISABLED_WaitsToBeKilled) {
  engine::TemporaryDirectory mine(std::getenv("WEFT_TEST_FOLDER"));
  while (true) ::sleep(1);
}

TEST(TemporaryDirectory, GoesWhenItsProcessWasKilled) {
  Folder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    ::setenv("WEFT_TEST_FOLDER", folder.path().c_str(), 1);
    ::execl("/proc/self/exe", "test_engine", "--gtest_also_run_disabled_tests",
            "--gtest_filter=TemporaryDirectory.DISABLED_WaitsToBeKilled", static_cast<char*>(nullptr));
    ::_exit(1);
  }
  const auto is_ready = [&] {
    for (const auto& entry : fs::directory_iterator(folder.path()))
      if (!entry.path().string().ends_with(".new")) return true;
    return false;
  };
  for (int wait = 0; wait < 1000 && !is_ready(); ++wait) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  ASSERT_TRUE(is_ready());
  engine::TemporaryDirectory alive(folder.path());
  // Each parent is looked at once a process: under other names it is looked at again.
  engine::remove_leftovers(folder.path() + "/.");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 2);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  engine::remove_leftovers(folder.path());
  EXPECT_TRUE(fs::exists(alive.path()));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(TemporaryDirectory, LeavesOtherNamesAlone) {
  Folder folder;
  fs::create_directories(folder.path() + "/weft-csv-1");
  fs::create_directories(folder.path() + "/weft-17-unlocked");  // without a lock nothing says that it is ours
  engine::remove_leftovers(folder.path());
  EXPECT_TRUE(fs::exists(folder.path() + "/weft-csv-1"));
  EXPECT_TRUE(fs::exists(folder.path() + "/weft-17-unlocked"));
}

TEST(Config, BytesComeFromText) {
  KeepConfig keep;
  Config config;
  config.memory_limit = "1.5 GiB";
  set_config(config);
  EXPECT_EQ(weft::config().memory_limit.count(), std::uint64_t{3} << 29);
  EXPECT_THROW(config.memory_limit = "many", Error);
}

}  // namespace
}  // namespace weft::engine_test
