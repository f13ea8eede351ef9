// Values chosen, replaced, bounded and filled, element by element.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Series;

TEST(Values, Round) {
  expect_columns([](const DataFrame& t) {
    const Series g = t["g"], i = t["i"], f = t["f"];
    return Columns{{"g0", g.round()}, {"g1", g.round(1)}, {"g2", g.round(2)},   {"g-1", g.round(-1)}, {"g-2", g.round(-2)},
                   {"i0", i.round()}, {"i2", i.round(2)}, {"i-1", i.round(-1)}, {"i-2", i.round(-2)}, {"i-30", i.round(-30)},
                   {"f0", f.round()}, {"f1", f.round(1)}, {"f3", f.round(3)}};
  });
}
TEST(Values, Clip) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"both", t["n"].clip(-2, 3)},
                   {"lower", t["g"].clip(1.5)},
                   {"upper", t["g"].clip({}, 1.5)},
                   {"fraction", t["n"].clip(0.5, 2.5)},
                   {"bounds", t["i"].clip(t["n"], t["k"] + 20)},
                   {"nan_bound", t["f"].clip({}, t["g"])},
                   {"text", t["t"].clip("m")},
                   {"day", t["e"].clip("1990-01-01")}};
  });
}
TEST(Values, Where) {
  expect_columns([](const DataFrame& t) {
    const Series positive = t["n"] > 0, i = t["i"];
    return Columns{{"null", i.where(positive)},
                   {"zero", i.where(positive, 0)},
                   {"other", i.where(positive, t["j"])},
                   {"fraction", i.where(positive, 0.5)},
                   {"text", t["t"].where(positive, "no")},
                   {"mask", i.mask(positive, 0)},
                   {"mask_null", t["g"].mask(positive)},
                   {"mask_text", t["s"].mask(positive, t["t"])},
                   {"of_bool", t["b"].where(positive, false)},
                   {"day", t["d"].where(positive, "2000-02-29")}};
  });
}
TEST(Values, CaseWhen) {
  expect_columns([](const DataFrame& t) {
    const Series n = t["n"];
    return Columns{{"numbers", t["i"].case_when({{n > 5, 100}, {n > 0, t["j"]}, {n.isna(), -1}})},
                   {"text", t["s"].case_when({{n > 5, "high"}, {n < 0, "low"}})},
                   {"none", t["i"].case_when({{n > 500, 1}})}};
  });
}
TEST(Values, Replace) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"one", t["n"].replace(3, 30)},
                   {"several", t["k"].replace({{0, 1}, {1, 0}, {2, 22}})},
                   {"fraction", t["k"].replace(1, 1.5)},
                   {"text", t["key"].replace({{"red", "rot"}, {"blue", "blau"}})},
                   {"unknown", t["key"].replace("pink", "x")},
                   {"to_null", t["key"].replace("red", nullptr)},
                   {"null", t["n"].replace(nullptr, -99)},
                   {"float", t["f"].replace({{0.0, -1.0}, {1.5, 0.0}})},
                   {"column", t["k"].replace(2, t["i"])},
                   {"impossible", t["k"].replace(2.5, 7)}};
  });
}
TEST(Values, Map) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"text", t["k"].map({{0, "zero"}, {1, "one"}, {2, "two"}})},
                   {"number", t["key"].map({{"red", 0.5}, {"blue", 2.5}})},
                   {"integer", t["key"].map({{"red", 1}, {"green", 2}})},
                   {"bool", t["c"].map({{true, false}, {false, true}})}};
  });
}
TEST(Values, FillNa) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"column", t["n"].fillna(t["i"])},
                   {"first", t["t"].combine_first(t["s"])},
                   {"value", t["g"].fillna(0.5)},
                   {"missing", t["g"].isnull()},
                   {"there", t["t"].notnull()}};
  });
}
TEST(Values, Between) {
  expect_columns([](const DataFrame& t) {
    const Series n = t["n"];
    return Columns{
        {"both", n.between(-2, 3)},           {"neither", n.between(-2, 3, "neither")}, {"left", n.between(-2, 3, "left")},
        {"right", n.between(-2, 3, "right")}, {"columns", t["i"].between(t["j"], n)},   {"text", t["t"].between("a", "q")}};
  });
}
TEST(Values, IsIn) {
  expect_columns([](const DataFrame& t) {
    const dd::Table other({{"n", dd::Column(std::vector<std::int64_t>{0, 1, 2, 3})}});
    const dd::Table text({{"key", dd::Column(std::vector<std::string>{"red"})}});
    return Columns{{"integers", t["n"].isin(std::vector<int>{1, 2, 3})},
                   {"floats", t["g"].isin(std::vector<double>{1.5, 30.0})},
                   {"text", t["key"].isin(std::vector<const char*>{"red", "blue"})},
                   {"column", t["n"].isin(other["n"])},
                   {"column_text", t["key"].isin(text["key"])}};
  });
}

TEST(Values, HashIsTheSameForEqualValues) {
  const dd::Table table({{"a", dd::Column(std::vector<std::string>{"x", "y", "x", "", ""}, {true, true, true, true, false})},
                         {"b", dd::Column(std::vector<double>{0.0, 1, -0.0, 2, 2})}});
  const DataFrame frame = dd::from_table(table, {.npartitions = 3});
  const dd::Column whole = frame.hash().compute();
  const dd::Column text = frame["a"].hash().compute();
  EXPECT_EQ(whole.dtype(), dd::uint64);
  EXPECT_EQ(whole.null_count(), 0u);
  const auto rows = whole.values<std::uint64_t>();
  EXPECT_EQ(rows[0], rows[2]);
  EXPECT_NE(rows[0], rows[1]);
  EXPECT_NE(rows[3], rows[4]);
  EXPECT_EQ(text.values<std::uint64_t>()[0], text.values<std::uint64_t>()[2]);
}

TEST(Values, Errors) {
  const DataFrame t = dd::read_csv(data_file("types.csv"));
  const auto user = [](const std::string& message, auto act) { expect_error(ErrorKind::user, message, act); };
  user("A condition must be bool, not int64: if_else(i, i, null)", [&] { t["i"].where(t["i"]); });
  user("Cannot choose between int64 and string: if_else(b, i, \"x\")", [&] { t["i"].where(t["b"], "x"); });
  user("Cannot choose between int64 and bool: if_else(b, i, c)", [&] { t["i"].where(t["b"], t["c"]); });
  user("Cannot look for \"x\" among values of type int64: (i isin [\"x\"])", [&] { t["i"].replace("x", 1); });
  user("Not a date: \"soon\"", [&] { t["d"].replace("soon", "2000-01-01"); });
  user("Cannot put string in the place of int64: replace(i, 1: \"x\")", [&] { t["i"].replace(1, "x"); });
  user("between: inclusive not found: bth (have: both, neither, left, right; did you mean both?)",
       [&] { t["i"].between(1, 2, "bth"); });
  user("Cannot fill int64 with string: coalesce(i, t)", [&] { t["i"].fillna(t["t"]); });
  const DataFrame other = t[t["i"] > 0];
  const std::string columns = "i, j, n, wide, f, g, b, c, s, t, d, e, at, seen, clock, key, k";
  user("where needs columns of the same rows; one was filtered, sorted or read apart from the other (columns: " + columns +
           "; and: " + columns + ")",
       [&] { t["i"].where(other["b"]); });
}

}  // namespace
}  // namespace weft::frame_test
