// Operators, conditions, windows and reductions of rows, on all columns of a frame.
#include "frame_methods_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

DataFrame numbers(const Rows& rows) { return rows_of(rows)[{"x", "y", "n"}]; }

TEST(FrameOperators, WithValue) {
  expect_recorded([](const Rows& rows) { return numbers(rows) * 2 + 1; });
}
TEST(FrameOperators, FromValue) {
  expect_recorded([](const Rows& rows) { return 10 - numbers(rows); });
}
TEST(FrameOperators, Normalized) {
  expect_recorded([](const Rows& rows) {
    const DataFrame v = numbers(rows);
    return (v - v.mean()) / v.std();
  });
}
TEST(FrameOperators, WithColumn) {
  expect_recorded([](const Rows& rows) {
    const DataFrame v = numbers(rows);
    return v / v["y"];
  });
}
TEST(FrameOperators, WithFrame) {
  expect_recorded([](const Rows& rows) {
    const DataFrame v = numbers(rows);
    return v + v.shift();
  });
}
TEST(FrameOperators, FillValue) {
  expect_recorded([](const Rows& rows) {
    const DataFrame v = numbers(rows);
    return v.add(v.shift(), {.fill_value = 0});
  });
}
TEST(FrameOperators, Where) {
  expect_recorded([](const Rows& rows) {
    const DataFrame v = numbers(rows);
    return v.where(v > 0, 0);
  });
}
TEST(FrameOperators, Mask) {
  expect_recorded([](const Rows& rows) {
    const DataFrame all = rows_of(rows);
    return all[{"x", "y", "n"}].mask(all["other"] == "u", -1);
  });
}
TEST(FrameOperators, WhereElseFrame) {
  expect_recorded([](const Rows& rows) {
    const DataFrame v = numbers(rows);
    return v.where(v > 0, v * 10);
  });
}
TEST(FrameOperators, MaskElseRow) {
  expect_recorded([](const Rows& rows) {
    const DataFrame all = rows_of(rows), v = all[{"x", "y", "n"}];
    return v.mask(all["other"] == "u", v.min());
  });
}
TEST(FrameOperators, FillFromRow) {
  expect_recorded([](const Rows& rows) { return numbers(rows).fillna(numbers(rows).max()); });
}
TEST(FrameOperators, FillFromFrame) {
  expect_recorded([](const Rows& rows) {
    const DataFrame v = numbers(rows);
    return v.fillna(v.assign({{"x", v["y"]}, {"n", v["n"].shift()}})[{"x", "n"}]);
  });
}
TEST(FrameOperators, Logic) {
  expect_recorded([](const Rows& rows) {
    const DataFrame all = rows_of(rows), y = all[{"y"}], positive = y > 0, small = y.abs() < 2;
    return frame_of(all, {{"both", (positive & small)["y"]},
                          {"either", (positive || small)["y"]},
                          {"one", (positive ^ small)["y"]},
                          {"not", (~positive)["y"]},
                          {"u", (positive && all["other"] == "u")["y"]}});
  });
}
TEST(FrameOperators, Bits) {
  expect_recorded([](const Rows& rows) {
    const DataFrame all = rows_of(rows), id = all[{"id"}];
    return frame_of(all, {{"and", (id & (all["id"] * 0 + 6))["id"]},
                          {"or", (id | id * 2)["id"]},
                          {"xor", (id ^ (id + 1))["id"]},
                          {"not", (~id)["id"]}});
  });
}
TEST(FrameOperators, CumulativeWithMissing) {
  expect_recorded([](const Rows& rows) { return numbers(rows).cumsum({.skipna = false}); });
}
TEST(FrameOperators, IsIn) {
  expect_recorded([](const Rows& rows) {
    return rows_of(rows)[{"key", "other", "n"}].isin(std::vector<dd::Value>{"a", "u", 3});
  });
}
TEST(FrameOperators, IsInEach) {
  expect_recorded([](const Rows& rows) {
    return rows_of(rows)[{"key", "other"}].isin(std::map<std::string, std::vector<dd::Value>>{{"key", {"a"}}});
  });
}
TEST(FrameOperators, IndexStays) {
  expect_recorded([](const Rows& rows) { return by_id(rows_of(rows)[{"id", "y", "n"}]) * 2; });
}
TEST(FrameOperators, Cumulative) {
  expect_recorded([](const Rows& rows) { return numbers(rows).cumsum(); });
}
TEST(FrameOperators, Neighbours) {
  expect_recorded([](const Rows& rows) { return numbers(rows).ffill().diff(2); });
}
TEST(FrameOperators, Rolling) {
  expect_recorded([](const Rows& rows) { return numbers(rows).rolling(3, {.min_periods = 1}).mean(); });
}
TEST(FrameOperators, RollingTime) {
  expect_recorded([](const Rows& rows) { return rows_of(rows)[{"at", "x", "y"}].rolling("2D", {.on = "at"}).max(); });
}
TEST(FrameOperators, Rows) {
  expect_recorded([](const Rows& rows) {
    const DataFrame v = numbers(rows);
    return frame_of(v, {{"sum", v.rowwise().sum()},
                        {"mean", v.rowwise().mean()},
                        {"min", v.rowwise().min()},
                        {"max", v.rowwise().max()},
                        {"prod", v.rowwise().prod()},
                        {"count", v.rowwise().count()},
                        {"any", (v > 1).rowwise().any()},
                        {"all", (v[{"y"}] > 0).rowwise().all()},
                        {"var", v.rowwise().var()},
                        {"std", v.rowwise().std(0)}});
  });
}

TEST(FrameShape, Introspection) {
  const DataFrame frame =
      dd::from_dict({{"k", {1, 2, 3}}, {"s", {"a", nullptr, "c"}}, {"x", {1.5, 2, nullptr}}}, {.npartitions = 2});
  const auto [rows, columns] = frame.shape();
  EXPECT_EQ(rows.compute().as_int64(), 3);
  EXPECT_EQ(columns, 3u);
  EXPECT_EQ(frame.iloc({2, -3}).columns(), (std::vector<std::string>{"x", "k"}));
  EXPECT_EQ(frame.iloc(1, 100).columns(), (std::vector<std::string>{"s", "x"}));
  EXPECT_EQ(frame.iloc(0, -1).columns(), (std::vector<std::string>{"k", "s"}));
  EXPECT_EQ(frame.items().size(), 3u);
  EXPECT_EQ(frame.items()[1].first, "s");
  EXPECT_EQ(frame[{"x"}].squeeze().name(), "x");
  EXPECT_EQ(frame.set_index("k").info(),
            "DataFrame: 3 columns in 2 partitions, index k\n"
            "#  Column  Dtype\n"
            "0  k       int64\n"
            "1  s       string\n"
            "2  x       float64\n"
            "dtypes: float64(1), int64(1), string(1)\n");
  const auto usage = frame.memory_usage();
  ASSERT_EQ(usage.size(), 3u);
  EXPECT_EQ(usage[0].first, "k");
  EXPECT_GE(usage[0].second, 24u);
  EXPECT_EQ(frame.set_index("k").rename_axis("id").index_name(), "id");
  EXPECT_EQ(frame["s"].dropna().compute().size(), 2u);
  EXPECT_EQ(frame["x"].tail(1).is_null(0), true);
  EXPECT_EQ(frame["k"].sort_values({.ascending = false}).compute().at<std::int64_t>(0), 3);
  EXPECT_EQ(frame["k"].to_frame("id").columns(), (std::vector<std::string>{"id"}));
  EXPECT_EQ((frame["k"] * 0).drop_duplicates().compute().size(), 1u);
}

TEST(FrameOperatorErrors, Messages) {
  const DataFrame frame = dd::from_dict({{"a", {1, 2}}, {"b", {"x", "y"}}}), numbers = frame[{"a"}];
  const auto user = [](const char* message, const auto& act) { expect_error(ErrorKind::user, message, act); };
  user("An operation on two frames needs columns of the same names: a; and: a, b", [&] { numbers + frame; });
  user("where: condition of a column not found: b (have: a)", [&] { frame.where(numbers > 0); });
  user("rowwise: sum needs numbers, not string: b", [&] { frame.rowwise().sum(); });
  user("rowwise: no type holds both int64 and string: b", [&] { frame.rowwise().max(); });
  const DataFrame nothing = frame.set_index("a")[{"a"}];
  user("rowwise needs at least one column", [&] { nothing.rowwise().sum(); });
  user("mode needs at least one column", [&] { nothing.mode(); });
  user("describe needs at least one column", [&] { nothing.describe(); });
  user("describe needs at least one column", [&] { frame.describe({.include = {"timestamp"}}); });
  user("hash needs at least one column", [&] { frame.drop({"a", "b"}).hash(); });
  user("align of an index itself: a", [&] { frame.set_index("a")["a"].align(frame.set_index("a")["b"]); });
  user("combine of an index itself: a", [&] {
    frame.set_index("a")["b"].combine(frame.set_index("a")["a"], [](const dd::Series& x, const dd::Series&) { return x; });
  });
  user("squeeze needs one column; have: a, b", [&] { frame.squeeze(); });
  user("iloc: there are 2 columns, so there is none at 2", [&] { frame.iloc({2}); });
  user("from_dict: values of one column are of different kinds: a", [] { dd::from_dict({{"a", {1, "x"}}}); });
}

}  // namespace
}  // namespace weft::frame_test
