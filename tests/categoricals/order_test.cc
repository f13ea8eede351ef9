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

}  // namespace
}  // namespace weft
