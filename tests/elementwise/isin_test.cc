// Missing values among those that are looked for: null and NaN are one.
#include <cmath>
#include <filesystem>
#include <limits>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Series;

const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(IsIn, Missing) {
  expect_columns([](const DataFrame& t) {
    const Series roots = dd::sqrt(t["f"]);  // NaN below zero
    const std::vector<dd::Value> many{nan, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    return Columns{{"nan_of_floats", t["g"].isin({nan})},
                   {"null_of_floats", t["g"].isin({nullptr})},
                   {"nan_and_value", t["g"].isin({nan, 1.5})},
                   {"nan_of_nans", roots.isin({nan})},
                   {"null_of_nans", roots.isin({nullptr})},
                   {"others_of_nans", roots.isin({0.0, 10.0})},
                   {"not_of_nans", !roots.isin({0.0, nan})},
                   {"many_of_nans", roots.isin(many)},
                   {"nan_of_integers", t["n"].isin({nan, 1})},
                   {"many_of_integers", t["n"].isin(many)},
                   {"nan_of_text", t["t"].isin({nan, "plain"})},
                   {"nan_of_booleans", t["c"].isin({nan, true})},
                   {"nan_of_days", t["e"].isin({nan, "1968-08-12"})},
                   {"replaced_nan", t["n"].replace(nan, -99)}};
  });
}
TEST(IsIn, MissingInAnyColumn) {
  expect_recorded([](const Rows& rows) {
    return rows("types.csv")[{"n", "g", "t", "c", "i"}].isin(std::vector<dd::Value>{nan});
  });
}

TEST(IsIn, InThousandsOfColumns) {
  constexpr int count = 3000;
  std::vector<std::pair<std::string, std::vector<dd::Value>>> columns;
  for (int index = 0; index < count; ++index)
    columns.emplace_back("c" + std::to_string(index), std::vector<dd::Value>{index, nullptr, 7});
  const DataFrame found = dd::from_dict(columns).isin(std::vector<dd::Value>{7, nullptr});
  const dd::Table made = found.compute();
  ASSERT_EQ(made.num_columns(), static_cast<std::size_t>(count));
  for (int index = 0; index < count; ++index) {
    const dd::Column column = made["c" + std::to_string(index)];
    EXPECT_EQ(column.at<bool>(0), index == 7);
    EXPECT_TRUE(column.at<bool>(1));
    EXPECT_TRUE(column.at<bool>(2));
  }
}

/// Statistics of a file say nothing of NaN, and a look-up must not trust them.
TEST(IsIn, MissingInParquet) {
  const std::filesystem::path directory = std::filesystem::path(testing::TempDir()) / "weft_isin";
  std::filesystem::remove_all(directory);
  const dd::Table table({{"row", dd::Column(std::vector<std::int64_t>{0, 1, 2, 3})},
                         {"x", dd::Column(std::vector<double>{1, nan, 2, 3}, {true, true, false, true})},
                         {"n", dd::Column(std::vector<std::int64_t>{1, 2, 3, 4}, {true, false, true, true})}});
  dd::from_table(table, {.npartitions = 4}).to_parquet(directory.string());
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    const DataFrame frame = dd::read_parquet(directory.string());
    const auto rows_where = [&](const Series& mask) {
      const dd::Table kept = frame[mask].compute();
      const auto rows = kept["row"].values<std::int64_t>();
      return std::vector<std::int64_t>(rows.begin(), rows.end());
    };
    using Numbers = std::vector<std::int64_t>;
    for (const dd::Value& missing : {dd::Value(nan), dd::Value(nullptr)}) {
      EXPECT_EQ(rows_where(frame["x"].isin({missing})), (Numbers{1, 2}));
      EXPECT_EQ(rows_where(frame["x"].isin({missing, 3})), (Numbers{1, 2, 3}));
      EXPECT_EQ(rows_where(!frame["x"].isin({missing})), (Numbers{0, 3}));
      EXPECT_EQ(rows_where(frame["n"].isin({missing})), (Numbers{1}));
    }
  }
  std::filesystem::remove_all(directory);
}

/// Rows without a partner have missing values that a look-up finds, so the join must not be narrowed to rows with one.
TEST(IsIn, MissingAfterAJoin) {
  const dd::Table left({{"k", dd::Column(std::vector<std::int64_t>{1, 2, 3})}});
  const dd::Table right({{"k", dd::Column(std::vector<std::int64_t>{1, 2})}, {"x", dd::Column(std::vector<double>{0.5, 1.5})}});
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    const DataFrame joined = dd::from_table(left).merge(dd::from_table(right), {.how = "left"});
    const dd::Table kept = joined[joined["x"].isin({nan})].compute();
    ASSERT_EQ(kept.num_rows(), 1u);
    EXPECT_EQ(kept["k"].at<std::int64_t>(0), 3);
  }
}

}  // namespace
}  // namespace weft::frame_test
