// list() and str() of lists: items, lengths, slices; rows for items.
#include "lists/lists_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

TEST(Lists, Read) {
  expect_recorded([](const Rows& rows) { return Result(rows(lists())); });
}

TEST(Lists, Len) {
  expect_lists([](const DataFrame& df) {
    return Columns{{"i", df["i"].list().len()}, {"s", df["s"].str().len()}, {"b", df["b"].list().len()}};
  });
}

TEST(Lists, Get) {
  expect_lists([](const DataFrame& df) {
    return Columns{{"first", df["i"].list()[0]},   {"last", df["i"].list().get(-1)}, {"third", df["s"].str()[2]},
                   {"far", df["f"].list().get(9)}, {"text", df["s"].str().get(-1)},  {"truth", df["b"].list()[0]}};
  });
}

TEST(Lists, Slice) {
  expect_lists([](const DataFrame& df) {
    return Columns{{"head", df["i"].list().slice(0, 2)},
                   {"from", df["s"].str().slice(1)},
                   {"back", df["i"].list().slice(-2)},
                   {"step", df["s"].list().slice({}, {}, 2)},
                   {"reversed", df["i"].list().slice({}, {}, -1)},
                   {"none", df["f"].list().slice(5, 2)},
                   {"middle", df["b"].list().slice(1, 3)}};
  });
}

TEST(Lists, Join) {
  expect_lists([](const DataFrame& df) {
    return Columns{
        {"comma", df["s"].str().join(", ")}, {"nothing", df["s"].str().join("")}, {"letters", df["j"].str().join("-")}};
  });
}

TEST(Lists, Flatten) {
  expect_list_frame([](const DataFrame& df) { return df["i"].list().flatten(); });
}

TEST(Lists, FlattenText) {
  expect_list_frame([](const DataFrame& df) { return df["s"].list().flatten(); });
}

TEST(Lists, Missing) {
  expect_lists([](const DataFrame& df) { return Columns{{"na", df["i"].isna()}, {"notna", df["s"].notna()}}; });
}

TEST(Explode, Integers) {
  expect_list_frame([](const DataFrame& df) { return df.explode("i"); });
}

TEST(Explode, Texts) {
  expect_list_frame([](const DataFrame& df) { return df.explode("s"); });
}

TEST(Explode, Several) {
  expect_list_frame([](const DataFrame& df) { return df[df["i"].list().len() == df["j"].list().len()].explode({"i", "j"}); });
}

TEST(Explode, One) {
  expect_list_frame([](const DataFrame& df) { return df["f"].explode(); });
}

TEST(Explode, Truths) {
  expect_list_frame([](const DataFrame& df) { return df["b"].explode(); });
}

TEST(Explode, ThenGroup) {
  expect_list_frame([](const DataFrame& df) { return df["s"].explode().value_counts(); });
}

TEST(Explode, Filtered) {
  expect_list_frame([](const DataFrame& df) {
    const DataFrame items = df.explode("i");
    return items[items["i"] > 4][{"k", "i"}];
  });
}

TEST(Explode, FilteredByOthers) {
  expect_list_frame([](const DataFrame& df) {
    const DataFrame items = df.explode("i");
    return items[items["x"] > 1][{"k", "x", "i"}];
  });
}

/// The index is the column that rows are in order of, whose values an exploded row repeats.
TEST(ExplodeIndex, Stays) {
  const DataFrame df = dd::from_table(lists(), {.npartitions = 3}).set_index("x").explode("i");
  EXPECT_EQ(df.index_name(), "x");
  const dd::Table rows = df.loc(2).compute();
  EXPECT_EQ(rows["i"].size(), 7u);  // 4; a null for an empty list; 8, 8, 9, 10, 11
  EXPECT_EQ(rows["i"].null_count(), 1u);
}

TEST(ExplodeIndex, Limit) {
  const DataFrame df = dd::from_table(lists(), {.npartitions = 4});
  EXPECT_EQ(df.explode("i").head(4).num_rows(), 4u);
  EXPECT_EQ(df.explode("i").head(4)["i"].at<std::int64_t>(3), 4);
}

/// Lists of one row that are longer than a batch.
TEST(ExplodeIndex, LongLists) {
  std::vector<std::vector<std::int64_t>> values(3);
  for (std::int64_t item = 0; item < 100'000; ++item) values[1].push_back(item);
  values[2] = {7};
  const dd::Table table({{"i", dd::Column(values)}, {"n", dd::Column(std::vector<std::int64_t>{1, 2, 3})}});
  const dd::Table rows = dd::from_table(table, {.npartitions = 1}).explode("i").compute();
  EXPECT_EQ(rows.num_rows(), 100'002u);
  EXPECT_TRUE(rows["i"].is_null(0));
  EXPECT_EQ(rows["i"].at<std::int64_t>(100'000), 99'999);
  EXPECT_EQ(rows["n"].at<std::int64_t>(100'000), 2);
  EXPECT_EQ(rows["i"].at<std::int64_t>(100'001), 7);
}

}  // namespace
}  // namespace weft::frame_test
