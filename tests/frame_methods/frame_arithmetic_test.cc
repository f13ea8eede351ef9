// The operators as methods of frames: with values for what is missing, the other way round, with one row, and as comparisons.
#include "frame_methods_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

DataFrame of(const Rows& rows) { return rows_of(rows)[{"x", "y"}]; }

/// The columns of several results, called by both names.
DataFrame beside(const std::vector<std::pair<std::string, DataFrame>>& results) {
  Columns columns;
  for (const auto& [name, frame] : results)
    for (const std::string& column : frame.columns()) columns.emplace_back(column + " " + name, frame[column]);
  return frame_of(results[0].second, columns);
}

TEST(FrameArithmetic, FillValues) {
  expect_recorded([](const Rows& rows) {
    const DataFrame v = of(rows), other = v.shift();
    return beside({{"add", v.add(other, {.fill_value = 2})},
                   {"sub", v.sub(other, {.fill_value = 2})},
                   {"mul", v.mul(other, {.fill_value = 2})},
                   {"rsub", v.rsub(other, {.fill_value = 2})},
                   {"value", v.add(1, {.fill_value = 2})}});
  });
}
TEST(FrameArithmetic, Divided) {
  expect_recorded([](const Rows& rows) {
    const DataFrame y = of(rows)[{"y"}], other = y.shift();
    return beside({{"div", y.div(other, {.fill_value = 2})},
                   {"truediv", y.truediv(2)},
                   {"rtruediv", y.rtruediv(3)},
                   {"rdiv", y.rdiv(y.shift())},
                   {"floordiv", y.floordiv(1.25)},
                   {"rfloordiv", y.rfloordiv(10)},
                   {"mod", y.mod(other, {.fill_value = 2})},
                   {"rmod", y.rmod(10)},
                   {"pow", y.pow(2)},
                   {"rpow", y.rpow(2)}});
  });
}
TEST(FrameArithmetic, OneRow) {
  expect_recorded([](const Rows& rows) {
    const DataFrame v = of(rows);
    return beside({{"sub", v.sub(v.mean())},
                   {"rsub", v.rsub(v.mean())},
                   {"of mean", v.mean().sub(v)},
                   {"reversed", v.mean().rsub(v)},
                   {"radd", v.radd(v["y"])},
                   {"rmul", v.rmul(v.max())}});
  });
}
TEST(FrameArithmetic, Compared) {
  expect_recorded([](const Rows& rows) {
    const DataFrame y = of(rows)[{"y"}], square = y * y;
    return beside({{"eq", y.eq(1.5)},
                   {"ne", y.ne(square)},
                   {"lt", y.lt(0.5)},
                   {"le", y.le(0.5)},
                   {"gt", y.gt(square)},
                   {"ge", y.ge(y.mean())},
                   {"mean gt", y.mean().gt(y)},
                   {"mean le", y.mean().le(y)}});
  });
}
TEST(FrameArithmetic, CombineFirst) {
  expect_recorded([](const Rows& rows) {
    const DataFrame mine = by_id(rows_of(rows)[{"id", "key", "x"}]);
    const DataFrame other = by_id(few_of(rows).assign("x", few_of(rows)["z"] + 0.5).assign("b", few_of(rows)["z"]).drop("z"));
    return mine.combine_first(other.reset_index().set_index("id"));
  });
}
TEST(FrameArithmetic, Counted) {
  expect_recorded([](const Rows& rows) {
    const DataFrame v = of(rows);
    return Result::Values{{"enough", v["x"].sum(20).compute()},
                          {"too few", v["x"].sum(41).compute()},
                          {"product", v["y"].prod(40).compute()},
                          {"no product", v["y"].prod(41).compute()},
                          {"of frame", v.sum(40)["y"].compute().at<double>(0)},
                          {"nothing of frame", dd::Value(v.sum(40)["x"].compute().is_null(0))}};
  });
}
TEST(FrameArithmetic, Quantiles) {
  expect_recorded([](const Rows& rows) { return of(rows).quantile({0.1, 0.5, 0.75}); });
}
TEST(FrameArithmetic, QuantilesOfColumn) {
  expect_recorded([](const Rows& rows) { return rows_of(rows)["n"].quantile({0.5, 1}); });
}
TEST(FrameArithmetic, Downcast) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    const auto type = [](const dd::Series& series, const char* downcast) {
      return dd::Value(dd::to_string(dd::to_numeric(series, {.downcast = downcast}).dtype()));
    };
    const dd::Series n = r["n"].dropna();
    return Result::Values{{"integer", type(n, "integer")},
                          {"signed", type(n * 100, "signed")},
                          {"wide", type(n * 100000, "integer")},
                          {"unsigned", type(r["id"], "unsigned")},
                          {"negative", type(n, "unsigned")},
                          {"float", type(r["x"], "float")},
                          {"float of integers", type(n, "float")},
                          {"fractions", type(r["x"], "integer")},
                          {"text", type(r["id"].astype(dd::string), "integer")},
                          {"whole", type(r["y"] * 2, "integer")},
                          {"large", type(r["y"] * 16777217.3, "float")}};
  });
}

TEST(FrameArithmetic, DescribeAll) {
  expect_recorded([](const Rows& rows) { return rows_of(rows)[{"id", "key", "x"}].describe({.include = {"all"}}); });
}
TEST(FrameArithmetic, DescribeSome) {
  expect_recorded([](const Rows& rows) {
    return rows_of(rows)[{"id", "key", "x", "y"}].describe({.include = {"float64", "string"}, .percentiles = {0.5}});
  });
}
TEST(FrameArithmetic, DescribeOthers) {
  expect_recorded([](const Rows& rows) { return rows_of(rows)[{"id", "key", "x"}].describe({.exclude = {"number"}}); });
}
TEST(FrameArithmetic, OfRows) {
  expect_recorded([](const Rows& rows) {
    const DataFrame v = rows_of(rows)[{"x", "y", "n"}];
    return frame_of(v, {{"sem", v.rowwise().sem()}, {"idxmin", v.rowwise().idxmin()}, {"idxmax", v.rowwise().idxmax()}});
  });
}
TEST(FrameArithmetic, MoreOfRows) {
  expect_recorded([](const Rows& rows) {
    const DataFrame v = rows_of(rows)[{"x", "y", "n"}];
    return frame_of(v, {{"median", v.rowwise().median()},
                        {"quantile", v.rowwise().quantile(0.3)},
                        {"nunique", v.rowwise().nunique()},
                        {"sum", v.rowwise().sum({.skipna = false})},
                        {"counted", v.rowwise().sum({.min_count = 3})},
                        {"product", v.rowwise().prod({.skipna = false})},
                        {"mean", v.rowwise().mean({.skipna = false})},
                        {"least", v.rowwise().min({.skipna = false})},
                        {"largest", v.rowwise().max({.skipna = false})},
                        {"var", v.rowwise().var({.skipna = false})},
                        {"std", v.rowwise().std({.ddof = 0, .skipna = false})},
                        {"sem", v.rowwise().sem({.skipna = false})},
                        {"whole median", v.rowwise().median({.skipna = false})}});
  });
}
TEST(FrameArithmetic, DifferentOfRows) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    const DataFrame texts = r[{"key", "other"}].assign("third", r["key"].where(r["id"] % 2 == 0, r["other"]));
    return frame_of(r, {{"texts", texts.rowwise().nunique()}, {"numbers", r[{"id", "y", "n"}].rowwise().nunique()}});
  });
}
TEST(FrameArithmetic, Float32OfRows) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows), h = r[{"y", "n"}].astype(dd::float32);
    const dd::Rowwise w = h.rowwise();
    return frame_of(r, {{"sum", w.sum()},
                        {"prod", w.prod()},
                        {"mean", w.mean()},
                        {"min", w.min()},
                        {"max", w.max()},
                        {"var", w.var()},
                        {"std", w.std()},
                        {"median", w.median()},
                        {"mixed", r[{"y"}].assign("h", h["n"]).rowwise().mean()}});
  });
}
TEST(FrameArithmetic, IndexOfComputed) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows)[{"id", "y"}];
    return r.set_index((r["id"] * 2).rename("twice"));
  });
}

TEST(FrameArithmetic, ShiftedInTime) {
  expect_recorded([](const Rows& rows) { return rows_of(rows)[{"at", "y"}].set_index("at").shift(-3, "90min"); });
}
TEST(FrameArithmetic, ConcatByIndex) {
  expect_recorded([](const Rows& rows) {
    return dd::concat({by_id(rows_of(rows)[{"id", "key", "x"}]), by_id(few_of(rows))}, {.axis = 1});
  });
}
TEST(FrameArithmetic, ConcatByCommonIndex) {
  expect_recorded([](const Rows& rows) {
    const DataFrame few = few_of(rows);
    return dd::concat({by_id(rows_of(rows)[{"id", "x"}]), by_id(few), by_id(few.rename({{"z", "w"}}))},
                      {.axis = 1, .join = "inner"});
  });
}

TEST(FrameArithmetic, OfColumns) {
  const DataFrame frame = dd::from_dict({{"k", {1, 2, 3, 4}}, {"x", {1.5, 2, nullptr, 4}}}, {.npartitions = 2});
  const dd::Series x = frame["x"];
  EXPECT_EQ(x.npartitions(), 2u);
  EXPECT_EQ(x.partitions(1).compute().size(), 2u);
  EXPECT_EQ(x.get_partition(0).compute().at<double>(1), 2);
  EXPECT_EQ(x.partitions(0, 2).repartition({.npartitions = 1}).npartitions(), 1u);
  EXPECT_EQ(x.sample({.frac = 0}).compute().size(), 0u);
  EXPECT_GE(x.nbytes(), 32u);
  EXPECT_EQ(x.nbytes(), x.memory_usage());
  EXPECT_EQ(frame.nbytes(), frame["k"].nbytes() + x.nbytes());
  EXPECT_EQ(frame.isnull()["x"].compute().at<bool>(2), true);
  EXPECT_EQ(frame.notnull()["x"].compute().at<bool>(2), false);
  EXPECT_EQ(x.truediv(2).compute().at<double>(0), 0.75);
  EXPECT_EQ(x.rtruediv(3).compute().at<double>(0), 2);
}

TEST(FrameArithmeticErrors, Messages) {
  const DataFrame frame = dd::from_dict({{"a", {1, 2}}, {"quantile", {1, 2}}});
  const auto user = [](const char* message, const auto& act) { expect_error(ErrorKind::user, message, act); };
  user("An operation on two frames needs columns of the same names: a, quantile; and: a", [&] { frame.rsub(frame[{"a"}]); });
  user("quantile: q is between 0 and 1, not 2.0", [&] { frame.rowwise().quantile(2); });
  user("describe: .exclude does not go with \"all\" in .include",
       [&] { frame.describe({.include = {"all"}, .exclude = {"number"}}); });
  user("shift: not a time such as \"1D\", \"12h\": month", [&] { frame.shift(1, "month"); });
  user(
      "shift by a time needs an index: set_index says which column it is, and a selection keeps it only where it names that "
      "column",
      [&] { frame.shift(1, "1D"); });
  user("shift by a time needs an index of timestamps, not int64", [&] { frame.set_index("a").shift(1, "1D"); });
  user("concat: two frames have a column of one name: quantile", [&] {
    dd::concat({frame.set_index("a"), frame.set_index("a")}, {.axis = 1});
  });
  user(
      "combine_first needs an index of both frames: set_index says which column it is, and a selection keeps it only where it "
      "names that column",
      [&] { frame.set_index("a").combine_first(frame); });
  user("quantile needs at least one number between 0 and 1", [&] { frame.quantile(std::vector<double>()); });
  user("quantile: q is between 0 and 1, not 1.5", [&] { frame[{"a"}].quantile({0.5, 1.5}); });
  user("quantile: a column is called so already; rename it", [&] { frame.quantile({0.5, 0.6}); });
  user("to_numeric: downcast not found: int (have: integer, signed, unsigned, float)",
       [&] { dd::to_numeric(frame["a"], {.downcast = "int"}); });
}

}  // namespace
}  // namespace weft::frame_test
