// Tables in memory as frames, and back.
#include <cstdint>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::Column;
using dd::DataFrame;
using dd::Table;

TEST(FromTable, RoundTrip) {
  expect_recorded([](const Rows& rows) { return rows(dd::read_csv(data_file("types.csv")).compute()); });
}

TEST(FromTable, EmptyStringsStay) {
  const std::vector<std::string> texts{"", "", "a", ""};
  const Table table({{"text", Column(texts, {true, false, true, true})}});
  expect_recorded([&](const Rows& rows) {
    DataFrame df = rows(table);
    return df.assign("length", df["text"].str().len());
  });
}

TEST(FromTable, NoRows) {
  DataFrame df = dd::read_csv(data_file("countries.csv"));
  const Table none = df[df["year"] > 3000].compute();
  expect_recorded([&](const Rows& rows) { return rows(none); });
}

TEST(FromTable, MorePartsThanRows) {
  const Table three = dd::read_csv(data_file("countries.csv")).head(3);
  expect_recorded([&](const Rows& rows) { return rows(three); });
}

TEST(FromTable, NarrowTypes) {
  DataFrame df =
      dd::from_table(Table({{"i8", Column(std::vector<std::int64_t>{1, -2, 0}, {true, true, false})},
                            {"i32", Column(std::vector<std::int32_t>{100000, -2, 0}, {true, true, false})},
                            {"u8", Column(std::vector<std::int64_t>{200, 2, 0}, {true, true, false})},
                            {"u64", Column(std::vector<std::string>{"18446744073709551615", "2", ""}, {true, true, false})},
                            {"f32", Column(std::vector<float>{0.5F, -2.25F, 0}, {true, true, false})}}));
  const Table narrow =
      df.assign("i16", df["i8"].astype(dd::int16))
          .astype({{"i8", dd::int8}, {"u8", dd::uint8}, {"u64", dd::uint64}})[{"i8", "i16", "i32", "u8", "u64", "f32"}]
          .compute();
  expect_recorded([&](const Rows& rows) { return rows(narrow); });
}

TEST(FromTable, EqualTablesAreOneSource) {
  auto make = [] { return dd::from_table(Table({{"a", Column(std::vector<std::int64_t>{1, 2, 3})}})); };
  EXPECT_EQ(make().expr(), make().expr());
  EXPECT_NE(make().expr(), dd::from_table(Table({{"a", Column(std::vector<std::int64_t>{1, 2, 4})}})).expr());
}

TEST(FromTable, PartsAreCounted) {
  const Table table({{"a", Column(std::vector<std::int64_t>{1, 2, 3})}});
  EXPECT_EQ(dd::from_table(table, {.npartitions = 2}).npartitions(), 2u);
}

}  // namespace
}  // namespace weft::frame_test
