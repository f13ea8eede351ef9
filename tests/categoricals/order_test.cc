// Known categories in the order of their list, wherever rows come in order of a column: what pandas gives, its version 3.1.1.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "frame_case/frame_case.h"

namespace weft {
namespace {

using Texts = std::vector<std::string>;

Texts texts(const dd::Column& column) {
  Texts made;
  for (std::size_t row = 0; row < column.size(); ++row) made.push_back(column.to_string(row));
  return made;
}

/// Three parts whose texts are in another order than the list of categories.
dd::DataFrame levels() {
  const dd::DataFrame frame =
      dd::from_dict({{"c", {"low", "high", "mid", "low", "high", "mid"}}, {"k", {1, 1, 1, 2, 2, 2}}, {"x", {1, 2, 3, 4, 5, 6}}},
                    {.npartitions = 3});
  return frame.assign("c", frame["c"].astype(dd::Categories{{"low", "mid", "high"}, true}));
}

template <class Check>
void in_every_way(Check check) {
  for (const frame_test::Way& way : frame_test::ways()) {
    SCOPED_TRACE(way.to_string());
    const frame_test::KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    check();
  }
}

TEST(CategoryOrder, Groups) {
  in_every_way([] {
    const dd::Table sums = levels().groupby("c", {.sort = true}).agg({{"x", "sum"}}).compute();
    EXPECT_EQ(texts(sums["c"]), (Texts{"low", "mid", "high"}));
    EXPECT_EQ(texts(sums["x"]), (Texts{"5", "9", "7"}));
    const dd::Table two = levels().groupby({"k", "c"}, {.sort = true}).size().compute();
    EXPECT_EQ(texts(two["c"]), (Texts{"low", "mid", "high", "low", "mid", "high"}));
  });
}

TEST(CategoryOrder, CountsModesAndExtremes) {
  in_every_way([] {
    EXPECT_EQ(texts(levels()["c"].value_counts().compute()["c"]), (Texts{"low", "mid", "high"}));
    EXPECT_EQ(texts(levels()["c"].mode().compute()), (Texts{"low", "mid", "high"}));
    EXPECT_EQ(texts(levels().nlargest(2, {"c", "x"}).compute()["x"]), (Texts{"5", "2"}));
  });
}

TEST(CategoryOrder, PivotTables) {
  in_every_way([] {
    const dd::Table table =
        levels().pivot_table({.index = {"c"}, .columns = "k", .values = {"x"}, .aggfunc = "sum", .categories = {1, 2}}).compute();
    EXPECT_EQ(texts(table["c"]), (Texts{"low", "mid", "high"}));
  });
}

TEST(CategoryOrder, Ranks) {
  in_every_way([] {
    EXPECT_EQ(texts(levels()["c"].rank().compute()), (Texts{"1.5", "5.5", "3.5", "1.5", "5.5", "3.5"}));
    EXPECT_EQ(texts(levels().groupby("k")["c"].rank().compute()), (Texts{"1.0", "3.0", "2.0", "1.0", "3.0", "2.0"}));
    EXPECT_EQ(texts(levels()["c"].rank({.method = "min", .ascending = false}).compute()),
              (Texts{"5.0", "1.0", "3.0", "5.0", "1.0", "3.0"}));
  });
}

TEST(CategoryOrder, SmallestAndLargest) {
  in_every_way([] {
    const dd::DataFrame some = levels()[levels()["x"] != 2 && levels()["x"] != 5];
    const dd::Table groups = some.groupby("k", {.sort = true})
                                 .agg({{"c", "min", "least"}, {"c", "max", "most"}, {"c", "idxmax", "place"}, {"x", "max"}})
                                 .compute();
    EXPECT_EQ(texts(groups["least"]), (Texts{"low", "low"}));
    EXPECT_EQ(texts(groups["most"]), (Texts{"mid", "mid"}));
    EXPECT_EQ(groups["most"].categories(), (Texts{"low", "mid", "high"}));
    EXPECT_TRUE(groups["most"].ordered());
    EXPECT_EQ(texts(groups["place"]), (Texts{"1", "3"}));
    EXPECT_EQ(texts(groups["x"]), (Texts{"3", "6"}));
    EXPECT_EQ(texts(levels().max().compute()["c"]), Texts{"high"});
    EXPECT_EQ(texts(some.agg({{"c", "max"}}).compute()["c"]), Texts{"mid"});
    EXPECT_EQ(some["c"].max().compute().to_string(), "mid");
    EXPECT_EQ(levels()["c"].idxmax().compute().to_string(), "1");
    EXPECT_EQ(texts(some.groupby("k")["c"].transform("max").compute()), (Texts{"mid", "mid", "mid", "mid"}));
    const dd::DataFrame one = levels().assign("one", 1);
    const dd::Table table =
        one.pivot_table({.index = {"one"}, .columns = "k", .values = {"c"}, .aggfunc = "max", .categories = {1, 2}}).compute();
    EXPECT_EQ(texts(table["1"]), Texts{"high"});
    EXPECT_EQ(texts(table["2"]), Texts{"high"});
  });
}

TEST(CategoryOrder, Periods) {
  in_every_way([] {
    const dd::DataFrame made =
        dd::from_dict({{"c", {"low", "high", "mid", "low", "high", "mid"}},
                       {"t", {"2024-01-01", "2024-01-01", "2024-01-02", "2024-01-02", "2024-01-03", "2024-01-03"}}},
                      {.npartitions = 3});
    const dd::DataFrame timed = made.assign(
        {{"c", made["c"].astype(dd::Categories{{"low", "mid", "high"}, true})}, {"t", made["t"].astype(dd::timestamp)}});
    const dd::Table extremes = timed.resample("D", {.on = "t"}).agg({{"c", "max", "most"}, {"c", "min", "least"}}).compute();
    EXPECT_EQ(texts(extremes["most"]), (Texts{"high", "mid", "high"}));
    EXPECT_EQ(texts(extremes["least"]), (Texts{"low", "low", "mid"}));
  });
}

TEST(CategoryOrder, Bounds) {
  in_every_way([] {
    EXPECT_EQ(texts(levels()["c"].clip("low", "mid").compute()), (Texts{"low", "mid", "mid", "low", "mid", "mid"}));
    EXPECT_EQ(texts(levels()["c"].clip("mid", {}).compute()), (Texts{"mid", "high", "mid", "mid", "high", "mid"}));
  });
}

TEST(CategoryOrder, Intervals) {
  in_every_way([] {
    const dd::DataFrame numbers = dd::from_dict({{"x", {1, 5, 15, 3}}, {"k", {1, 1, 2, 2}}}, {.npartitions = 2});
    const dd::Series parts = dd::cut(numbers["x"], {0, 2, 10, 20}, {.labels = {"low", "mid", "high"}});
    const dd::Table most = numbers.assign("part", parts).groupby("k", {.sort = true}).agg({{"part", "max"}}).compute();
    EXPECT_EQ(texts(most["part"]), (Texts{"mid", "high"}));
  });
}

// Of a frame's columns, those that have a smallest value.
TEST(CategoryOrder, IsNoneOfUnorderedOnes) {
  const dd::DataFrame plain = levels().assign("c", levels()["c"].cat().as_unordered());
  EXPECT_EQ(plain.max().columns(), (Texts{"k", "x"}));
  EXPECT_EQ(plain.groupby("k").min().columns(), (Texts{"k", "x"}));
}

}  // namespace
}  // namespace weft
