// Labels of extremes, modes, pivot tables, intervals and more windows, compared with pandas.
#include "frame_methods_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

const std::vector<std::string> numbers{"x", "y", "n"};

TEST(LabelsAndModes, OfColumns) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return Result(Result::Values{{"min of x", r["x"].idxmin().compute()},
                                 {"max of x", r["x"].idxmax().compute()},
                                 {"min of n", r["n"].idxmin().compute()},
                                 {"first at", r["at"].idxmin().compute()},
                                 {"indexed", by_id(r)["x"].idxmax().compute()},
                                 {"of others", r[r["other"] == "u"]["y"].idxmax().compute()}});
  });
}
TEST(LabelsAndModes, OfFrame) {
  expect_recorded([](const Rows& rows) { return by_id(rows_of(rows)[{"id", "x", "y", "n"}]).idxmax(); });
}
TEST(LabelsAndModes, OfGroups) {
  expect_recorded([](const Rows& rows) { return rows_of(rows).groupby("other", {.sort = true})[numbers].idxmin(); });
}
TEST(LabelsAndModes, OfGroupsByIndex) {
  expect_recorded([](const Rows& rows) {
    return by_id(rows_of(rows)).groupby("key", {.sort = true}).agg({{"x", "idxmax"}, {"y", "idxmax"}});
  });
}
TEST(LabelsAndModes, Transformed) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return r.assign("first", r.groupby("other")["y"].transform("idxmax"))[{"y", "first"}];
  });
}
TEST(LabelsAndModes, ModeOfFrame) {
  expect_recorded([](const Rows& rows) { return rows_of(rows)[{"key", "id", "y", "n"}].mode(); });
}
TEST(LabelsAndModes, ModeOfGroups) {
  expect_recorded([](const Rows& rows) { return rows_of(rows).groupby("other", {.sort = true})[{"key", "y", "n"}].mode(); });
}
TEST(LabelsAndModes, GroupCorrelations) {
  expect_recorded([](const Rows& rows) {
    return rows_of(rows).groupby("other")[{"x", "y"}].corr().sort_values({"other", "statistic"});
  });
}
TEST(LabelsAndModes, GroupCovariances) {
  expect_recorded([](const Rows& rows) {
    return rows_of(rows).groupby("key")[{"x", "n"}].cov().sort_values({"key", "statistic"}, {.ascending = {true, false}});
  });
}
TEST(LabelsAndModes, OneGroup) {
  expect_recorded([](const Rows& rows) {
    return rows_of(rows).groupby({"key", "other"}).get_group(std::vector<dd::Value>{"b", "u"});
  });
}
TEST(LabelsAndModes, InOrder) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return Result(Result::Values{{"at", r["at"].is_monotonic_increasing().compute()},
                                 {"down", (-r["id"].cumsum()).is_monotonic_decreasing().compute()},
                                 {"y", r["y"].is_monotonic_increasing().compute()},
                                 {"missing", r["x"].cummax().is_monotonic_increasing().compute()},
                                 {"correlated", r["x"].autocorr(2).compute()}});
  });
}

DataFrame with_categories(const Rows& rows) {
  const DataFrame r = rows_of(rows);
  return r.assign("key", r["key"].astype(dd::Categories{{"a", "b", "c"}}));
}

TEST(PivotAndCut, Mean) {
  expect_recorded([](const Rows& rows) {
    return with_categories(rows).pivot_table({.index = {"other"}, .columns = "key", .values = {"x"}});
  });
}
TEST(PivotAndCut, Count) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return r[r["n"].notna()].pivot_table(
        {.index = {"n"}, .columns = "key", .values = {"x"}, .aggfunc = "count", .fill_value = 0, .categories = {"a", "b", "c"}});
  });
}
TEST(PivotAndCut, SeveralValues) {
  expect_recorded([](const Rows& rows) {
    return with_categories(rows).pivot_table({.index = {"other"}, .columns = "key", .values = {"x", "y"}, .aggfunc = "max"});
  });
}
TEST(PivotAndCut, SeveralFunctions) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return r.pivot_table(
        {.index = {"other"}, .columns = "key", .values = {"x", "y"}, .aggfunc = {"mean", "max"}, .categories = {"a", "b", "c"}});
  });
}
TEST(PivotAndCut, FunctionsOfOne) {
  expect_recorded([](const Rows& rows) {
    return rows_of(rows).pivot_table(
        {.index = {"other"}, .columns = "key", .values = {"x"}, .aggfunc = {"mean", "count"}, .categories = {"a", "b", "c"}});
  });
}
TEST(PivotAndCut, Margins) {
  expect_recorded([](const Rows& rows) {
    return with_categories(rows).pivot_table({.index = {"other"}, .columns = "key", .values = {"x"}, .margins = true});
  });
}
TEST(PivotAndCut, MarginsOfNumbers) {
  expect_recorded([](const Rows& rows) {
    return with_categories(rows).pivot_table(
        {.index = {"n", "other"}, .columns = "key", .values = {"x"}, .aggfunc = "sum", .fill_value = 0, .margins = true});
  });
}
TEST(PivotAndCut, MarginsOfTimes) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = with_categories(rows);
    return r.assign("day", r["at"].dt().floor("1D"))
        .pivot_table(
            {.index = {"day"}, .columns = "key", .values = {"x", "y"}, .aggfunc = "max", .margins = true, .margins_name = "any"});
  });
}
TEST(PivotAndCut, CutEvenly) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return frame_of(r, {{"labels", cut(r["x"], 4)},
                        {"left", cut(r["id"], 3, {.right = false})},
                        {"codes", cut(r["y"], 5, {.codes = true})},
                        {"named", cut(r["x"], 2, {.labels = {"low", "high"}})}});
  });
}
TEST(PivotAndCut, CutByQuantiles) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return frame_of(r, {{"quarters", qcut(r["x"], 4)},
                        {"shares", qcut(r["id"], std::vector<double>{0, 0.1, 0.9, 1}, {.codes = true})},
                        {"dropped", qcut(r["y"], 8, {.duplicates = "drop"})}});
  });
}

TEST(MoreWindows, Quantiles) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    const dd::Windows w = r["x"].rolling(6, {.min_periods = 3});
    return frame_of(r, {{"quarter", w.quantile(0.25)}, {"most", w.quantile(0.9)}, {"all", r["x"].expanding(2).quantile(0.4)}});
  });
}
TEST(MoreWindows, Shapes) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    const dd::Windows w = r["x"].rolling(7, {.min_periods = 2});
    return frame_of(r, {{"skew", w.skew()},
                        {"kurt", w.kurt()},
                        {"skew of all", r["x"].expanding(3).skew()},
                        {"kurt of all", r["x"].expanding(4).kurt()}});
  });
}
TEST(MoreWindows, TwoColumns) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    const dd::Windows w = r["x"].rolling(8, {.min_periods = 4});
    return frame_of(r, {{"cov", w.cov(r["y"])}, {"corr", w.corr(r["n"])}, {"all", r["x"].expanding(3).cov(r["y"], 0)}});
  });
}
TEST(MoreWindows, Several) {
  expect_recorded([](const Rows& rows) { return rows_of(rows)["y"].rolling(4).agg({"mean", "max", "var"}); });
}
TEST(MoreWindows, Resampled) {
  expect_recorded([](const Rows& rows) {
    const dd::Resampler w = rows_of(rows)[{"at", "x", "y"}].resample("1D", {.on = "at"});
    return w.agg({{"x", "prod", "x prod"},
                  {"y", "prod", "y prod"},
                  {"x", "var", "x var"},
                  {"y", "var", "y var"},
                  {"x", "median", "x median"},
                  {"y", "median", "y median"},
                  {"x", "nunique", "x nunique"},
                  {"y", "nunique", "y nunique"}});
  });
}
// The methods are the functions of those names.
TEST(ResamplerMethods, AreFunctions) {
  const DataFrame rows = rows_of(Rows(ways()[0]))[{"at", "x", "y"}];
  const dd::Resampler w = rows.resample("1D", {.on = "at"});
  const auto same = [&](const DataFrame& made, const char* function) {
    const DataFrame expected = w.agg({{"x", function}, {"y", function}});
    EXPECT_EQ(difference(Result(made).json(), Result(expected).json(), true), "") << function;
  };
  same(w.prod(), "prod");
  same(w.var(), "var");
  same(w.std(), "std");
  same(w.sem(), "sem");
  same(w.skew(), "skew");
  same(w.kurt(), "kurt");
  same(w.median(), "median");
  same(w.nunique(), "nunique");
  same(w.any(), "any");
  same(w.all(), "all");
  same(w.quantile(0.5), "quantile");
}

TEST(GroupErrors, Messages) {
  const DataFrame frame = dd::from_dict({{"a", {1, 2}}, {"b", {"x", "y"}}, {"c", {1.5, 1.5}}});
  const auto user = [](const char* message, const auto& act) { expect_error(ErrorKind::user, message, act); };
  user("get_group needs one value for each key, a, b; given: 1", [&] { frame.groupby({"a", "b"}).get_group(1); });
  user("corr needs columns of numbers", [&] { frame.groupby("a")[{"b"}].corr(); });
  user("pivot_table: .index needs at least one column", [&] { frame.pivot_table({.columns = "b"}); });
  user("pivot_table: .columns needs a column", [&] { frame.pivot_table({.index = {"a"}}); });
  user(
      "pivot_table: the values of .columns have to be known: give .categories, or make them known by "
      "astype(category).cat().as_known(): b",
      [&] { frame.pivot_table({.index = {"a"}, .columns = "b"}); });
  user("pivot_table: no column of numbers is left to aggregate: give .values", [&] {
    frame[{"a", "b"}].pivot_table({.index = {"a"}, .columns = "b", .categories = {"x"}});
  });
  user("pivot_table: a column comes twice: x", [&] {
    frame.pivot_table({.index = {"a"}, .columns = "b", .categories = {"x", "x"}});
  });
  user("cut: the number of bins must be at least 1, not 0", [&] { cut(frame["a"], 0); });
  user("cut needs numbers, not string", [&] { cut(frame["b"], 2); });
  user("cut needs one label for each of the 2 intervals, not 1", [&] { cut(frame["a"], 2, {.labels = {"one"}}); });
  user("qcut: quantiles ascend and are between 0 and 1; here they do not: 0.25", [&] {
    qcut(frame["a"], std::vector<double>{0.5, 0.25});
  });
  user("qcut: the number of quantiles must be at least 1, not 0", [&] { qcut(frame["a"], 0); });
  user("qcut needs at least two quantiles, not 1", [&] { qcut(frame["a"], std::vector<double>{0.5}); });
  user("qcut needs numbers, not string", [&] { qcut(frame["b"], 2); });
  user("qcut: .duplicates is \"raise\" or \"drop\", not keep", [&] { qcut(frame["a"], 2, {.duplicates = "keep"}); });
  user("qcut: .labels need a fixed number of intervals, so they do not go with .duplicates = \"drop\"",
       [&] { qcut(frame["a"], 1, {.labels = {"all"}, .duplicates = "drop"}); });
  user("quantile: q is between 0 and 1, not 1.5", [&] { frame["a"].rolling(2).quantile(1.5); });
  user("agg of windows: function not found: avg (have: sum, mean, min, max, count, var, std, skew, kurt, median, sem)",
       [&] { frame["a"].rolling(2).agg({"avg"}); });
  try {
    qcut(frame["c"], 2).compute();
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::data);
    EXPECT_EQ(error.message(), "The edges of intervals must be unique; .duplicates = \"drop\" leaves out equal ones");
  }
}

}  // namespace
}  // namespace weft::frame_test
