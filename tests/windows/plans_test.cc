// What the optimizer does to plans with window functions, and what it must not do.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

DataFrame types() { return dd::read_csv(data_file("types.csv"), {.blocksize = 700}); }

std::string optimized(const DataFrame& frame) {
  const std::string text = frame.explain();
  const std::size_t begin = text.find("\nOptimized\n"), end = text.find("\nTasks\n");
  return text.substr(begin, end - begin);
}

/// Whether the operation `above` stands above `below` in the plan, which is printed from its root.
void expect_above(const std::string& plan, const char* above, const char* below) {
  EXPECT_NE(plan.find(above), std::string::npos) << plan;
  EXPECT_NE(plan.find(below), std::string::npos) << plan;
  EXPECT_LT(plan.find(above), plan.find(below)) << plan;
}

TEST(WindowPlans, FiltersStayAbove) {
  const DataFrame t = types();
  const DataFrame made = t.assign("total", t["i"].cumsum());
  expect_above(optimized(made[made["total"] > 0]), "filter", "window [cumsum");
  expect_above(optimized(made[made["i"] > 0]), "filter", "window [cumsum");
  expect_above(optimized(made[t["i"] > 0]), "filter", "window [cumsum");
  const DataFrame attached = t.assign("sum", t.groupby("k")["i"].transform("sum"));
  expect_above(optimized(attached[attached["i"] > 0]), "filter", "attach_groups");
}

TEST(WindowPlans, FiltersWithWindowsStayWhereTheRowsAre) {
  const DataFrame t = types();
  // Below the sort, the rows would come in another order; merged with the filter, there would be more of them.
  expect_above(optimized(t.sort_values("j")[t.sort_values("j")["i"].cumsum() > 0]), "window [cumsum", "sort");
  const DataFrame kept = t[t["k"] > 1];
  const std::string plan = optimized(kept[kept["i"].shift() > 0]);
  EXPECT_NE(plan.find("window [shift"), std::string::npos) << plan;
  EXPECT_NE(plan.find("k > 1", plan.find("read_csv")), std::string::npos) << plan;
}

TEST(WindowPlans, ColumnsThatNobodyNeedsAreNotComputed) {
  const DataFrame t = types();
  const DataFrame made = t.assign("total", t["i"].cumsum()).assign("before", t["n"].shift());
  EXPECT_EQ(optimized(made[{"s"}]).find("window"), std::string::npos);
  const std::string one = optimized(made[{"total"}]);
  EXPECT_NE(one.find("cumsum"), std::string::npos) << one;
  EXPECT_EQ(one.find("shift"), std::string::npos) << one;
  EXPECT_EQ(one.find("seen"), std::string::npos) << one;
}

TEST(WindowPlans, FunctionsOfOneKindShareARun) {
  const DataFrame t = types();
  const std::string plan = optimized(t.assign({{"a", t["i"].cumsum()}, {"b", t["j"].cummax()}, {"c", t["i"].cumsum() + 1}}));
  const std::size_t window = plan.find("window [");
  EXPECT_NE(plan.substr(window, plan.find('\n', window) - window).find("cumsum(i)"), std::string::npos) << plan;
  EXPECT_NE(plan.substr(window, plan.find('\n', window) - window).find("cummax(j)"), std::string::npos) << plan;
  EXPECT_EQ(plan.find("window [", window + 1), std::string::npos) << plan;
}

}  // namespace
}  // namespace weft::frame_test
