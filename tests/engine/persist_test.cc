// Frames that are computed once and kept.
#include <atomic>
#include <fstream>

#include "engine_case.h"

std::atomic<int> calls = 0;

double counted(double value) {
  ++calls;
  return value + 1;
}
WEFT_FUNCTION(counted);

namespace weft::engine_test {

namespace {

TEST(Persist, KeepsRowsAndPartitions) {
  for (const char* executor : {"local", "loopback"}) {
    SCOPED_TRACE(executor);
    KeepConfig keep;
    set_config({.executor = executor, .cache_limit = 0});
    const dd::DataFrame made = large_frame(7).assign("more", large_frame(7)["value"] * 2);
    const dd::DataFrame kept = made.persist();
    EXPECT_EQ(kept.npartitions(), made.npartitions());
    EXPECT_EQ(kept.columns(), made.columns());
    EXPECT_EQ(frame_test::difference(Result(kept).json(), Result(made).json(), true), "");
    EXPECT_EQ(static_cast<double>(kept["more"].sum().compute()), static_cast<double>(made["more"].sum().compute()));
    const dd::Series series = made["more"].persist();
    EXPECT_EQ(series.name(), "more");
    EXPECT_EQ(static_cast<double>(series.sum().compute()), static_cast<double>(made["more"].sum().compute()));
  }
}

TEST(Persist, KeepsTheTypesThatItFound) {
  KeepConfig keep;
  Folder folder;
  std::ofstream(folder.path() + "/0.csv") << "x\n1\n2\n";
  std::ofstream(folder.path() + "/1.csv") << "x\n0.5\n";
  const dd::DataFrame kept = dd::read_csv(folder.path() + "/*.csv").persist();
  EXPECT_EQ(static_cast<double>(kept["x"].sum().compute()), 3.5);
  EXPECT_EQ(kept["x"].dtype(), dd::float64);
}

TEST(Persist, ComputesOnce) {
  KeepConfig keep;
  set_config({.cache_limit = 0});
  calls = 0;
  const dd::DataFrame kept =
      dd::from_table(rows_of(1000)).assign("next", dd::from_table(rows_of(1000)).map<&counted>("value")).persist();
  const int before = calls;
  EXPECT_GT(before, 0);
  kept["next"].sum().compute();
  kept.compute();
  EXPECT_EQ(calls, before);
}

TEST(Persist, KeepsTheIndex) {
  const dd::DataFrame kept = large_frame(4).set_index("id", {.divisions = {0, 50'000, 100'000, many - 1}}).persist();
  EXPECT_EQ(kept.index_name(), "id");
  EXPECT_TRUE(kept.known_divisions());
  EXPECT_EQ(kept.loc(60'000, 60'009).compute().num_rows(), 10u);
}

TEST(Persist, SpillsAndIsFreedWithTheLastHandle) {
  KeepConfig keep;
  Folder folder;
  set_config(small_config(folder));
  const std::uint64_t held = engine::PartitionStore::only().held_bytes();
  {
    const dd::DataFrame kept = large_frame().persist();
    EXPECT_FALSE(folder.is_empty());
    EXPECT_LE(engine::PartitionStore::only().held_bytes(), held + config().memory_limit.count());
    EXPECT_EQ(static_cast<std::int64_t>(kept["id"].sum().compute()), many * (many - 1) / 2);
    const dd::DataFrame later = kept[kept["id"] < 10];
    EXPECT_EQ(later.compute().num_rows(), 10u);
    // A frame's own scalars hold it too.
    const dd::DataFrame smallest = kept[kept["id"] == kept["id"].min()];
    EXPECT_EQ(smallest.compute().num_rows(), 1u);
  }
  EXPECT_TRUE(folder.is_empty());
  EXPECT_EQ(engine::PartitionStore::only().held_bytes(), held);
}

}  // namespace
}  // namespace weft::engine_test
