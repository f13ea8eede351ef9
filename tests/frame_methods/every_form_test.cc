// What is written in one way gives what it gives in another: methods of frames and of their columns, of groups and of agg, of
// scalars and of values.
#include <functional>

#include <weft/merge.h>

#include "frame_methods_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::FrameWindows;
using dd::GroupBy;
using dd::Operand;
using dd::Scalar;
using dd::Series;
using dd::Value;
using dd::Windows;

const Rows& local_rows() {
  static const Way way{};
  static const Rows rows(way);
  return rows;
}
DataFrame numbers() { return rows_of(local_rows())[{"x", "y", "n"}]; }

void expect_same(const DataFrame& made, const DataFrame& expected, bool ordered = true) {
  const std::string wrong = difference(Result(made).json(), Result(expected).json(), ordered);
  EXPECT_TRUE(wrong.empty()) << wrong;
}

/// The frame with what `change` makes of each of its columns.
DataFrame each(const DataFrame& frame, const std::function<Series(const Series&)>& change) {
  std::vector<std::pair<std::string, Operand>> made;
  for (const std::string& name : frame.columns()) made.emplace_back(name, change(frame[name]));
  return frame.assign(made);
}

#define EXPECT_OPERATOR(op)                                                                      \
  {                                                                                              \
    SCOPED_TRACE(#op);                                                                           \
    const DataFrame v = numbers(), w = v.shift();                                                \
    expect_same(v op w, each(v, [&](const Series& c) { return c op c.shift(); }));               \
    expect_same(v op 2, each(v, [&](const Series& c) { return c op 2; }));                       \
    expect_same(2 op v, each(v, [&](const Series& c) { return 2 op c; }));                       \
    expect_same(v op v["y"], each(v, [&](const Series& c) { return c op v["y"]; }));             \
    expect_same(v["y"] op v, each(v, [&](const Series& c) { return v["y"] op c; }));             \
    expect_same(v op v.max(), each(v, [&](const Series& c) { return c op c.max(); }));           \
    expect_same(v.max() op v, each(v, [&](const Series& c) { return c.max() op c; }));           \
    expect_same(v op v["y"].max(), each(v, [&](const Series& c) { return c op v["y"].max(); })); \
  }

TEST(EveryForm, Operators){EXPECT_OPERATOR(+) EXPECT_OPERATOR(-) EXPECT_OPERATOR(*) EXPECT_OPERATOR(/) EXPECT_OPERATOR(%)
                               EXPECT_OPERATOR(==) EXPECT_OPERATOR(!=) EXPECT_OPERATOR(<) EXPECT_OPERATOR(<=) EXPECT_OPERATOR(>)
                                   EXPECT_OPERATOR(>=)}

TEST(EveryForm, FrameMethods) {
  const DataFrame v = numbers();
  const auto same = [&](const char* name, const DataFrame& made, const std::function<Series(const Series&)>& change) {
    SCOPED_TRACE(name);
    expect_same(made, each(v, change));
  };
  same("-", -v, [](const Series& c) { return -c; });
  same("floordiv", floordiv(v, v["y"]), [&](const Series& c) { return c.floordiv(v["y"]); });
  same("floordiv of frames", floordiv(v, v.shift()), [](const Series& c) { return c.floordiv(c.shift()); });
  same("pow", pow(v, 2), [](const Series& c) { return c.pow(2); });
  same("pow of frames", pow(v, v.shift()), [](const Series& c) { return c.pow(c.shift()); });
  same("bfill", v.bfill(), [](const Series& c) { return c.bfill(); });
  same("cumprod", v.cumprod(), [](const Series& c) { return c.cumprod(); });
  same("cummin", v.cummin(), [](const Series& c) { return c.cummin(); });
  same("cummax", v.cummax(), [](const Series& c) { return c.cummax(); });
  same("rank", v.rank({.method = "dense"}), [](const Series& c) { return c.rank({.method = "dense"}); });
  same("pct_change", v.pct_change(2), [](const Series& c) { return c.pct_change(2); });
  same("expanding", v.expanding(2).sum(), [](const Series& c) { return c.expanding(2).sum(); });
  same("where a column", v.where(v["y"] > 0), [&](const Series& c) { return c.where(v["y"] > 0); });
  same("mask a frame", v.mask(v > 0), [](const Series& c) { return c.mask(c > 0); });
  same("replace", v.replace(0.5, 100), [](const Series& c) { return c.dtype() == dd::DType::int64 ? c : c.replace(0.5, 100); });
  EXPECT_EQ(v.ndim(), 2);
}

TEST(EveryForm, Reductions) {
  const DataFrame v = numbers();
  const auto same = [&](const char* name, const DataFrame& row, const std::function<Scalar(const Series&)>& reduce) {
    SCOPED_TRACE(name);
    const dd::Table made = row.compute();
    for (const std::string& column : v.columns())
      EXPECT_EQ(made[column].to_string(0), reduce(v[column]).compute().to_string()) << column;
  };
  same("any", v.any(), [](const Series& c) { return c.any(); });
  same("all", v.all(), [](const Series& c) { return c.all(); });
  same("all with missing", v.all({.skipna = false}), [](const Series& c) { return c.all({.skipna = false}); });
  same("max with missing", v.max({.skipna = false}), [](const Series& c) { return c.max({.skipna = false}); });
  same("var", v.var(), [](const Series& c) { return c.var(); });
  same("sem", v.sem(), [](const Series& c) { return c.sem(); });
  same("skew", v.skew(), [](const Series& c) { return c.skew(); });
  same("kurt", v.kurt(), [](const Series& c) { return c.kurt(); });
  same("kurtosis", v.kurtosis(), [](const Series& c) { return c.kurtosis(); });
  same("prod", v.prod(), [](const Series& c) { return c.prod(); });
  same("product", v.product(), [](const Series& c) { return c.product(); });
  same("quantile", v.quantile(0.3), [](const Series& c) { return c.quantile(0.3); });
  same("idxmin", v.idxmin(), [](const Series& c) { return c.idxmin(); });
}

TEST(EveryForm, Groups) {
  const DataFrame all = rows_of(local_rows())[{"key", "x", "n"}];
  const GroupBy groups = all.groupby("key", {.sort = true});
  const auto same = [&](const char* function, const DataFrame& made) {
    SCOPED_TRACE(function);
    expect_same(made, groups.agg({{"x", function, "x"}, {"n", function, "n"}}));
  };
  same("any", groups.any());
  same("all", groups.all());
  same("last", groups.last());
  same("median", groups.median());
  same("prod", groups.prod());
  same("sem", groups.sem());
  same("skew", groups.skew());
  same("kurt", groups.kurt());
  same("std", groups.std());
  same("var", groups.var());
  same("idxmax", groups.idxmax());
  const auto rows = [&](const char* name, const DataFrame& made, const Series& x, const Series& n) {
    SCOPED_TRACE(name);
    expect_same(made[{"x", "n"}], all.assign({{"x", x}, {"n", n}})[{"x", "n"}]);
  };
  rows("cumprod", groups.cumprod(), groups["x"].cumprod(), groups["n"].cumprod());
  rows("cummin", groups.cummin(), groups["x"].cummin(), groups["n"].cummin());
  rows("pct_change", groups.pct_change(), groups["x"].pct_change(), groups["n"].pct_change());
}

TEST(EveryForm, WindowsOfFrames) {
  const DataFrame v = numbers();
  const FrameWindows windows = v.rolling(4, {.min_periods = 2});
  const auto same = [&](const char* name, const DataFrame& made, const std::function<Series(const Windows&)>& reduce) {
    SCOPED_TRACE(name);
    expect_same(made, each(v, [&](const Series& c) { return reduce(c.rolling(4, {.min_periods = 2})); }));
  };
  same("count", windows.count(), [](const Windows& w) { return w.count(); });
  same("min", windows.min(), [](const Windows& w) { return w.min(); });
  same("median", windows.median(), [](const Windows& w) { return w.median(); });
  same("quantile", windows.quantile(0.3), [](const Windows& w) { return w.quantile(0.3); });
  same("std", windows.std(), [](const Windows& w) { return w.std(); });
  same("var", windows.var(0), [](const Windows& w) { return w.var(0); });
  same("skew", windows.skew(), [](const Windows& w) { return w.skew(); });
  same("kurt", windows.kurt(), [](const Windows& w) { return w.kurt(); });
  same("sem", windows.sem(), [](const Windows& w) { return w.sem(); });
}

#define EXPECT_SCALAR(op)                                                    \
  {                                                                          \
    SCOPED_TRACE(#op);                                                       \
    const Series id = rows_of(local_rows())["id"];                           \
    const Scalar least = id.min(), most = id.max();                          \
    const std::int64_t a = 3, b = 42;                                        \
    EXPECT_EQ((least op most).compute().variant(), Value(a op b).variant()); \
    EXPECT_EQ((most op a).compute().variant(), Value(b op a).variant());     \
    EXPECT_EQ((a op most).compute().variant(), Value(a op b).variant());     \
    expect_same((id op most).to_frame("made"), (id op b).to_frame("made"));  \
    expect_same((most op id).to_frame("made"), (b op id).to_frame("made"));  \
  }

TEST(EveryForm, Scalars) {
  EXPECT_SCALAR(+)
  EXPECT_SCALAR(-)
  EXPECT_SCALAR(*)
  EXPECT_SCALAR(%)
  EXPECT_SCALAR(==)
  EXPECT_SCALAR(!=)
  EXPECT_SCALAR(<)
  EXPECT_SCALAR(<=)
  EXPECT_SCALAR(>)
  EXPECT_SCALAR(>=)
  const DataFrame all = rows_of(local_rows());
  const Scalar least = all["id"].min(), most = all["id"].max();
  EXPECT_EQ((most / least).compute().variant(), Value(14.0).variant());
  EXPECT_EQ((-least).abs().compute().variant(), Value(std::int64_t{3}).variant());
  EXPECT_EQ((-least).floordiv(2).compute().variant(), Value(std::int64_t{-2}).variant());
  EXPECT_EQ(most.floordiv(least - 1).compute().variant(), Value(std::int64_t{21}).variant());
  EXPECT_EQ(least.pow(2).compute().variant(), Value(9.0).variant());
  EXPECT_EQ((most / 5).round().compute().variant(), Value(8.0).variant());
  EXPECT_EQ((most / 5).astype(dd::DType::int64).compute().variant(), Value(std::int64_t{8}).variant());
  EXPECT_EQ((most > 1 && least > 3).compute().variant(), Value(false).variant());
  EXPECT_EQ((most > 1 || least > 3).compute().variant(), Value(true).variant());
  EXPECT_EQ((!(most > 1)).compute().variant(), Value(false).variant());
}

TEST(EveryForm, DuplicatesOfColumns) {
  const Series key = dd::from_dict({{"key", {"a", "b", "a", "c", "b"}}})["key"];
  const auto expect = [](const Series& made, const std::vector<std::string>& keys) {
    expect_same(made.to_frame(), dd::from_table(dd::Table({{"key", dd::Column(keys)}})), false);
  };
  expect(key.drop_duplicates(), {"a", "b", "c"});
  expect(key.drop_duplicates({.keep = "last"}), {"a", "b", "c"});
  expect(key.drop_duplicates({.keep = "none"}), {"c"});
  expect_error(ErrorKind::user, "drop_duplicates: keep not found: lst (have: first, last, none; did you mean last?)",
               [&] { key.drop_duplicates({.keep = "lst"}); });
}

TEST(EveryForm, SumsOfRowsAreAsWideAsThoseOfColumns) {
  const DataFrame whole = dd::from_dict({{"a", {2'000'000'000, 100}}, {"b", {2'000'000'000, 100}}});
  const auto sum = [&](dd::DType type) { return whole.astype(type).rowwise().sum(); };
  EXPECT_EQ(sum(dd::int32).dtype(), dd::int64);
  EXPECT_EQ(sum(dd::int32).compute().at<std::int64_t>(0), 4'000'000'000);
  EXPECT_EQ(whole.astype(dd::int32).rowwise().prod().compute().at<std::int64_t>(0), 4'000'000'000'000'000'000);
  EXPECT_EQ(whole[whole["a"] < 200].astype(dd::int8).rowwise().sum().compute().at<std::int64_t>(0), 200);
  EXPECT_EQ(sum(dd::uint32).dtype(), dd::uint64);
  EXPECT_EQ(sum(dd::float32).dtype(), dd::float32);
}

TEST(EveryForm, NumbersOfRows) {
  const DataFrame v = numbers();
  constexpr auto minus_one = static_cast<std::size_t>(-1);
  const auto refused = [](const std::string& method, const auto& act) {
    expect_error(ErrorKind::user, method + ": the number of rows is 0 or more, not -1", act);
  };
  refused("head", [&] { v.head(minus_one); });
  refused("tail", [&] { v.tail(minus_one); });
  refused("head", [&] { v["x"].head(minus_one); });
  refused("tail", [&] { v["x"].tail(minus_one); });
  refused("nlargest", [&] { v.nlargest(minus_one, "x"); });
  refused("nsmallest", [&] { v["x"].nsmallest(minus_one); });
  refused("sample", [&] { v.sample({.n = minus_one}); });
  refused("head", [&] { v.groupby("y").head(minus_one); });
  refused("tail", [&] { v.groupby("y").tail(minus_one); });
  refused("nlargest", [&] { v.groupby("y")["x"].nlargest(minus_one); });
}

TEST(EveryForm, FramesOfOtherValues) {
  const DataFrame v = numbers();
  expect_error(ErrorKind::user, "where: other value of a column not found: x (have: y, n)", [&] {
    v.where(v > 0, v[{"y", "n"}]);
  });
  expect_error(ErrorKind::user, "mask: other value of a column not found: y (have: x, n)", [&] {
    v.mask(v["x"] > 0, v[{"x", "n"}].max());
  });
}

}  // namespace
}  // namespace weft::frame_test
