// Computations that are stopped from outside, and what they tell until then.
#include <random>
#include <sstream>
#include <thread>

#include <weft/progress_bar.h>

#include "engine_case.h"

namespace weft::engine_test {
namespace {

TEST(Cancel, BeforeItBegins) {
  KeepConfig keep;
  set_config({.cache_limit = 0});
  Cancellation stop;
  stop.cancel();
  expect_error(ErrorKind::user, "The computation was cancelled",
               [&] { large_frame().sort_values("id").compute({.cancel = stop}); });
  expect_error(ErrorKind::user, "The computation was cancelled", [&] { large_frame()["value"].sum().compute({.cancel = stop}); });
  expect_error(ErrorKind::user, "The computation was cancelled",
               [&] { compute({.cancel = stop}, large_frame()["value"].sum(), large_frame().size()); });
}

TEST(Cancel, AtAnyMoment) {
  std::mt19937 random(7);
  int cancelled = 0;
  for (const char* executor : {"local", "loopback"}) {
    KeepConfig keep;
    Folder folder;
    set_config(small_config(folder, executor));
    const std::uint64_t held = engine::PartitionStore::only().held_bytes();
    for (int round = 0; round < 15; ++round) {
      Cancellation stop;
      const auto delay = std::chrono::microseconds(random() % 150'000);
      std::thread other([&] {
        std::this_thread::sleep_for(delay);
        stop.cancel();
      });
      try {
        EXPECT_EQ(large_frame().sort_values({"key", "id"}).compute({.cancel = stop}).num_rows(), static_cast<std::size_t>(many));
      } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "The computation was cancelled");
        EXPECT_EQ(error.kind(), ErrorKind::user);
        ++cancelled;
      }
      other.join();
      EXPECT_TRUE(folder.is_empty());
      EXPECT_EQ(engine::PartitionStore::only().held_bytes(), held);
    }
  }
  EXPECT_GT(cancelled, 0);
}

TEST(Progress, TellsWhatWasDone) {
  KeepConfig keep;
  set_config({.cache_limit = 0});
  std::vector<ComputeProgress> told;
  large_frame(40).sort_values("id").compute({.progress = [&](const ComputeProgress& progress) { told.push_back(progress); }});
  ASSERT_FALSE(told.empty());
  const ComputeProgress& last = told.back();
  EXPECT_TRUE(last.finished);
  EXPECT_EQ(last.tasks_done, last.tasks_planned);
  EXPECT_GE(last.stage, 3u);
  EXPECT_GE(last.rows, 2 * many);
  EXPECT_GT(last.bytes, 0);
  EXPECT_GT(last.seconds, 0);
  for (std::size_t index = 1; index < told.size(); ++index) EXPECT_GE(told[index].tasks_done, told[index - 1].tasks_done);
}

TEST(Progress, WhatItThrowsEndsTheComputation) {
  KeepConfig keep;
  set_config({.cache_limit = 0});
  EXPECT_THROW(
      large_frame().sort_values("id").compute({.progress = [](const ComputeProgress&) { throw std::runtime_error("enough"); }}),
      std::runtime_error);
}

TEST(ProgressBar, LooksLikeDasks) {
  KeepConfig keep;
  set_config({.cache_limit = 0});
  std::ostringstream out;
  {
    ProgressBar bar({.width = 10, .out = &out});
    large_frame()["value"].sum().compute();
  }
  large_frame()["value"].max().compute();  // no bar any more
  const std::string text = out.str();
  EXPECT_NE(text.find("\r[##########] | 100% Completed | "), std::string::npos) << text;
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
  EXPECT_TRUE(text.ends_with("s\n"));
}

TEST(ProgressBar, ShowsNothingOfWhatIsShort) {
  std::ostringstream out;
  ProgressBar bar({.minimum = 1000, .out = &out});
  large_frame()["value"].sum().compute();
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace weft::engine_test
