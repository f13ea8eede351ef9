// Many threads that compute at once, on the same and on different plans.
#include <atomic>
#include <thread>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

TEST(Threads, EightComputeAtOnce) {
  for (const char* executor : {"local", "loopback"}) {
    SCOPED_TRACE(executor);
    KeepConfig keep;
    set_config({.executor = executor});
    DataFrame df = dd::read_csv(data_file("countries.csv"), {.blocksize = 300});
    const std::int64_t total = df["pop"].sum().compute();
    const Json sorted = Result(df.sort_values("pop")).json();
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread) {
      threads.emplace_back([&, thread] {
        for (int round = 0; round < 10; ++round) {
          // Handles that all threads share, and others that each makes, some of which are equal to those of another thread.
          DataFrame mine = df[df["year"] >= 1952 + (thread + round) % 3];
          auto [rows, people] = compute(mine.size(), df["pop"].sum());
          if (static_cast<std::int64_t>(people) != total) ++wrong;
          if (mine.compute().num_rows() != static_cast<std::size_t>(static_cast<std::int64_t>(rows))) ++wrong;
          if (!difference(Result(df.sort_values("pop")).json(), sorted, true).empty()) ++wrong;
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(wrong, 0);
  }
}

TEST(Threads, ErrorsReachTheThreadThatComputes) {
  DataFrame bad = dd::read_csv(data_file("typed_bad.csv"), {.blocksize = 32, .dtype = {{"amount", dd::int64}}});
  std::atomic<int> errors = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&] {
      for (int round = 0; round < 5; ++round) {
        try {
          bad.compute();
        } catch (const Error& error) {
          if (error.kind() == ErrorKind::data) ++errors;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(errors, 40);
}

TEST(Threads, TypesAreWidenedOnceForAll) {
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  DataFrame df = dd::read_csv(data_file("late_string.csv"), {.blocksize = 40, .sample = 64});
  for (int thread = 0; thread < 8; ++thread) threads.emplace_back([&] { right += df["value"].compute().dtype() == dd::string; });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 8);
}

}  // namespace
}  // namespace weft::frame_test
