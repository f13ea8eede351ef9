// What goes wrong from outside while rows lie on disk: one clear error, and nothing is left.
#include <csignal>
#include <cstdlib>
#include <random>
#include <stdexcept>
#include <thread>

#include <sys/resource.h>
#include <sys/wait.h>

#include <weft/function.h>

#include "engine_case.h"

static double refuse_large(double value) {
  if (value > 480) throw std::runtime_error("too large for me");
  return value;
}
WEFT_FUNCTION(refuse_large);

namespace weft::engine_test {
namespace {

struct Work {
  const char* name;
  dd::DataFrame (*plan)(const dd::DataFrame&);
};

/// What needs all partitions at once, each in its own way.
const Work works[] = {
    {"sort",
     [](const dd::DataFrame& df) {
       return df.sort_values({"key", "id"});
     }},
    {"group-by",
     [](const dd::DataFrame& df) {
       return df.groupby({"id", "key"}).agg({{"value", "sum"}});
     }},
    {"join",
     [](const dd::DataFrame& df) {
       return df.merge(df[{"id", "value"}].rename({{"value", "other"}}), {.on = {"id"}});
     }},
    {"shuffle", [](const dd::DataFrame& df) { return df.shuffle({"key"}); }},
    {"distinct", [](const dd::DataFrame& df) { return df.drop_duplicates(); }},
};

/// Runs each work on each executor with little memory; `run` may throw. Nothing may be left after it.
template <class Run>
void expect_nothing_left(Run run) {
  for (const char* executor : {"local", "loopback"}) {
    for (const Work& work : works) {
      SCOPED_TRACE(std::string(executor) + " " + work.name);
      KeepConfig keep;
      Folder folder;
      set_config(small_config(folder, executor));
      const std::uint64_t held = engine::PartitionStore::only().held_bytes();
      run(work, folder);
      EXPECT_TRUE(folder.is_empty());
      EXPECT_EQ(engine::PartitionStore::only().held_bytes(), held);
    }
  }
}

template <class Act>
std::string message_of(ErrorKind kind, Act act) {
  try {
    act();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind);
    return error.message();
  }
  return "";
}

TEST(Faults, CancelledAtAnyMoment) {
  std::mt19937 random(11);
  int cancelled = 0, finished = 0;
  expect_nothing_left([&](const Work& work, const Folder& folder) {
    const auto begin = std::chrono::steady_clock::now();
    const std::size_t rows = work.plan(large_frame()).compute().num_rows();
    const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - begin;
    for (int fifth = 0; fifth < 5; ++fifth) {
      Cancellation stop;
      std::uniform_real_distribution<double> part(fifth / 5.0, (fifth + 1) / 5.0);
      std::thread other([&, delay = whole * part(random)] {
        std::this_thread::sleep_for(delay);
        stop.cancel();
      });
      try {
        EXPECT_EQ(work.plan(large_frame()).compute({.cancel = stop}).num_rows(), rows);
        ++finished;
      } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "The computation was cancelled");
        ++cancelled;
      }
      other.join();
      EXPECT_TRUE(folder.is_empty()) << fifth;
    }
  });
  EXPECT_GT(cancelled, finished);
}

TEST(Faults, AUsersFunctionThrows) {
  expect_nothing_left([](const Work& work, const Folder&) {
    const std::string message = message_of(ErrorKind::user, [&] {
      const dd::DataFrame made = work.plan(large_frame());
      made.assign("value", made.map<&refuse_large>({made.columns().back()})).compute();
    });
    EXPECT_EQ(message, "Function refuse_large threw: too large for me");
  });
}

TEST(Faults, TheDiskIsFull) {
  const auto before = std::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  expect_nothing_left([&](const Work& work, const Folder& folder) {
    for (const rlim_t room : {0, 100'000, 1'000'000}) {
      rlimit small = limit;
      small.rlim_cur = room;
      ::setrlimit(RLIMIT_FSIZE, &small);
      const std::string message = message_of(ErrorKind::data, [&] { work.plan(large_frame()).compute(); });
      ::setrlimit(RLIMIT_FSIZE, &limit);
      EXPECT_EQ(message,
                "No room for results that do not fit into memory (File too large; another place is set by "
                "Config::temporary_directory): " +
                    folder.path());
      EXPECT_TRUE(folder.is_empty());
    }
  });
  std::signal(SIGXFSZ, before);
}

/// In another process: sorts for ever, in little memory.
TEST(Killed, DISABLED_SortsForEver) {
  // A folder of its own would outlive it.
  set_config({.threads = 2, .memory_limit = "4MB", .temporary_directory = std::getenv("WEFT_TEST_FOLDER"), .cache_limit = 0});
  while (true) large_frame().sort_values({"key", "id"}).compute();
}

TEST(Killed, WhatItSpilledGoesWithTheNextComputation) {
  KeepConfig keep;
  Folder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    ::setenv("WEFT_TEST_FOLDER", folder.path().c_str(), 1);
    ::execl("/proc/self/exe", "test_engine", "--gtest_also_run_disabled_tests", "--gtest_filter=Killed.DISABLED_SortsForEver",
            static_cast<char*>(nullptr));
    ::_exit(1);
  }
  const auto spilled = [&] {
    std::uintmax_t bytes = 0;
    std::error_code gone;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path(), gone))
      if (const auto size = entry.file_size(gone); !gone) bytes += size;
    return bytes;
  };
  for (int wait = 0; wait < 3000 && spilled() < 2'000'000; ++wait) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ASSERT_GT(spilled(), 0u);
  set_config(small_config(folder));
  large_frame()["value"].sum().compute();
  EXPECT_TRUE(folder.is_empty());
}

}  // namespace
}  // namespace weft::engine_test
