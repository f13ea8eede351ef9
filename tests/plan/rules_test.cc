// Each optimizer rule alone: where it acts, and where it must not.
#include <gtest/gtest.h>
#include <weft/error.h>

#include "plan/plans.h"

namespace weft::plan {
namespace {

const std::string all = "read_csv t.csv [a, b, c, f, s, d, m]";

TEST(FoldConstants, ComputesWhatIsConstant) {
  Expr six =
      binary(BinaryOp::add, literal(std::int64_t{1}), binary(BinaryOp::mul, literal(std::int64_t{5}), literal(std::int64_t{1})));
  EXPECT_EQ(after_rule("fold_constants", filter(source(), binary(BinaryOp::gt, column("a"), six))),
            "filter (a > 6)\n  " + all + "\n");
  Expr yes = binary(BinaryOp::lt, literal(1.5), literal(std::int64_t{2}));
  EXPECT_EQ(after_rule("fold_constants", filter(source(), binary(BinaryOp::logical_and, yes, greater("a", 1)))),
            "filter (a > 1)\n  " + all + "\n");
  EXPECT_EQ(after_rule("fold_constants", filter(source(), yes)), all + "\n");
  Expr twice = unary(UnaryOp::logical_not, unary(UnaryOp::logical_not, greater("a", 1)));
  EXPECT_EQ(after_rule("fold_constants", filter(source(), twice)), "filter (a > 1)\n  " + all + "\n");
}

TEST(FoldConstants, LeavesWhatKernelsDecide) {
  // Division by zero is null for integers, null meets a type later, and a filter that is never true keeps its columns.
  for (const Expr& scalar : {binary(BinaryOp::mod, literal(std::int64_t{1}), literal(std::int64_t{0})),
                             binary(BinaryOp::floordiv, literal(std::int64_t{1}), literal(std::int64_t{0})),
                             binary(BinaryOp::add, literal({}), literal(std::int64_t{1})), plus("a", 1)}) {
    Expr frame = project(source(), {"x"}, {scalar});
    EXPECT_EQ(after_rule("fold_constants", frame), explain(frame));
  }
}

TEST(MergeProjections, MakesOneOfTwo) {
  Expr first = project(source(), {"x", "b"}, {plus("a", 1), column("b")});
  Expr second = project(first, {"y"}, {binary(BinaryOp::mul, column("x"), column("x"))});
  EXPECT_EQ(after_rule("merge_projections", second), "project [y = ((a + 1) * (a + 1))]\n  " + all + "\n");
  EXPECT_EQ(after_rule("merge_projections", select(source({"a", "b"}), {"a", "b"})), "read_csv t.csv [a, b]\n");
}

TEST(MergeProjections, KeepsOrderNamesAndWhatIsBetween) {
  Expr swapped = select(source({"a", "b"}), {"b", "a"});
  EXPECT_EQ(after_rule("merge_projections", swapped), explain(swapped));
  Expr renamed = project(source({"a"}), {"x"}, {column("a")});
  EXPECT_EQ(after_rule("merge_projections", renamed), explain(renamed));
  Expr apart = select(filter(select(source(), {"a", "b"}), greater("a", 1)), {"a"});
  EXPECT_EQ(after_rule("merge_projections", apart), explain(apart));
}

TEST(CombineFilters, MakesOneOfTwo) {
  Expr both = filter(filter(source(), greater("a", 1)), greater("b", 2));
  EXPECT_EQ(after_rule("combine_filters", both), "filter ((a > 1) && (b > 2))\n  " + all + "\n");
}

TEST(CombineFilters, NotAcrossALimit) {
  Expr apart = filter(limited(filter(source(), greater("a", 1)), 3), greater("b", 2));
  EXPECT_EQ(after_rule("combine_filters", apart), explain(apart));
}

Expr reduced(const Expr& frame, AggregateFunction function, const std::string& of, std::vector<std::string> keys = {},
             bool drop = true) {
  std::vector<Expr> inputs{frame};
  for (const std::string& key : keys) inputs.push_back(column(key));
  inputs.push_back(column(of));
  return make(Aggregate{std::move(keys), {{function, of}}, drop}, std::move(inputs));
}

TEST(CombineAggregates, ReadsRowsOnceForAllReductions) {
  std::vector<Expr> made = apply_rule(
      "combine_aggregates", {reduced(source(), AggregateFunction::sum, "a"), reduced(source(), AggregateFunction::max, "b")});
  EXPECT_EQ(made[0]->input(), made[1]->input());
  EXPECT_EQ(made[0]->input()->as<Aggregate>()->items.size(), 2u);
  EXPECT_EQ(made[0]->schema().names(), std::vector<std::string>{"a"});
  EXPECT_EQ(made[1]->schema().names(), std::vector<std::string>{"b"});
}

TEST(CombineAggregates, OnlyOfTheSameRowsAndKeys) {
  Expr whole = reduced(source(), AggregateFunction::sum, "a");
  for (const Expr& other :
       {reduced(filter(source(), greater("a", 1)), AggregateFunction::sum, "b"),
        reduced(source(), AggregateFunction::sum, "b", {"c"}), reduced(source(), AggregateFunction::sum, "b", {"s"})}) {
    EXPECT_EQ(apply_rule("combine_aggregates", {whole, other}), (std::vector<Expr>{whole, other}));
  }
  Expr dropped = reduced(source(), AggregateFunction::sum, "b", {"s"}, true),
       kept = reduced(source(), AggregateFunction::sum, "b", {"s"}, false);
  EXPECT_EQ(apply_rule("combine_aggregates", {dropped, kept}), (std::vector<Expr>{dropped, kept}));
}

TEST(CountDistinct, CountsCombinations) {
  EXPECT_EQ(after_rule("count_distinct", reduced(source(), AggregateFunction::nunique, "a", {"c"})),
            "aggregate [a = count(#value)] by [c]\n  aggregate [] by [c, #value = a]\n    " + all + "\n");
}

TEST(CountDistinct, OnlyOfOneValueAlone) {
  const Expr two = make(Aggregate{{}, {{AggregateFunction::nunique, "a"}, {AggregateFunction::nunique, "b"}}},
                        {source(), column("a"), column("b")});
  const Expr beside = make(Aggregate{{}, {{AggregateFunction::nunique, "a"}, {AggregateFunction::sum, "b"}}},
                           {source(), column("a"), column("b")});
  for (const Expr& frame : {two, beside, reduced(source(), AggregateFunction::count, "a")})
    EXPECT_EQ(after_rule("count_distinct", frame), explain(frame));
}

TEST(PushDownFilter, BelowProjectionsAndSorts) {
  Expr frame = filter(sorted(project(source(), {"x", "b"}, {plus("a", 1), column("b")}), "b"), greater("x", 5));
  EXPECT_EQ(after_rule("push_down_filter", frame),
            "sort [b]\n  project [x = (a + 1), b]\n    filter ((a + 1) > 5)\n      " + all + "\n");
}

TEST(PushDownFilter, NotBelowLimits) {
  for (const Expr& frame : {filter(limited(source(), 5), greater("a", 1)), filter(sorted(source(), "a", 5), greater("a", 1))})
    EXPECT_EQ(after_rule("push_down_filter", frame), explain(frame));
}

TEST(PushDownLimit, IntoSortsAndBelowProjections) {
  EXPECT_EQ(after_rule("push_down_limit", limited(sorted(source(), "a"), 5)), "sort [a] limit 5\n  " + all + "\n");
  EXPECT_EQ(after_rule("push_down_limit", limited(select(source(), {"b"}), 5)), "project [b]\n  limit 5\n    " + all + "\n");
  EXPECT_EQ(after_rule("push_down_limit", limited(limited(source(), 3), 5)), "limit 3\n  " + all + "\n");
  EXPECT_EQ(after_rule("push_down_limit", limited(sorted(source(), "a", 3), 5)), "sort [a] limit 3\n  " + all + "\n");
}

TEST(PushDownLimit, NotBelowFilters) {
  Expr frame = limited(filter(source(), greater("a", 1)), 5);
  EXPECT_EQ(after_rule("push_down_limit", frame), explain(frame));
}

TEST(PushFilterIntoReadCsv, RowsAreFilteredWhileTheyAreRead) {
  Expr frame = filter(source({"a"}), greater("a", 1));
  EXPECT_EQ(after_rule("push_filter_into_read_csv", frame), "read_csv t.csv [a] where (a > 1)\n");
  EXPECT_EQ(after_rule("push_filter_into_read_csv", filter(frame, greater("a", 2))),
            "read_csv t.csv [a] where ((a > 1) && (a > 2))\n");
}

TEST(PushFilterIntoReadCsv, NotIntoOtherSources) {
  for (const Expr& frame : {filter(in_memory(), greater("a", 1)), filter(limited(source(), 5), greater("a", 1))})
    EXPECT_EQ(after_rule("push_filter_into_read_csv", frame), explain(frame));
}

TEST(PruneColumns, ReadsOnlyWhatIsUsed) {
  EXPECT_EQ(after_rule("prune_columns", select(filter(source(), greater("b", 1)), {"a"})),
            "project [a]\n  filter (b > 1)\n    read_csv t.csv [a, b]\n");
  EXPECT_EQ(after_rule("prune_columns", select(in_memory(), {"b"})), "project [b]\n  in_memory [b] in 3 partitions\n");
  EXPECT_EQ(after_rule("prune_columns", reduced(source(), AggregateFunction::sum, "a", {"s"})),
            "aggregate [a = sum(a)] by [s]\n  read_csv t.csv [a, s]\n");
  EXPECT_EQ(after_rule("prune_columns", select(sorted(source(), "f"), {"a"})),
            "project [a]\n  sort [f]\n    read_csv t.csv [a, f]\n");
}

TEST(PruneColumns, KeepsWhatAnotherPlanNeeds) {
  std::vector<Expr> roots{select(source(), {"a"}), select(source(), {"b"})};
  std::vector<Expr> made = apply_rule("prune_columns", roots);
  EXPECT_EQ(made[0]->input(), made[1]->input());
  EXPECT_EQ(made[0]->input()->schema().names(), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(explain(apply_rule("prune_columns", {source()}).front()), all + "\n");
}

TEST(Optimizer, KeepsTheColumnsOfEveryPlan) {
  Expr frame = select(filter(sorted(project(source(), {"x", "b"}, {plus("a", 1), column("b")}), "b"), greater("x", 5)), {"x"});
  EXPECT_EQ(optimize::optimize({frame}).front()->schema(), frame->schema());
  EXPECT_EQ(optimized(frame),
            "project [x]\n  sort [b]\n    project [x = (a + 1), b]\n      read_csv t.csv [a, b] where ((a + 1) > 5)\n");
}

TEST(Optimizer, SwitchedOffLeavesPlansAlone) {
  Expr frame = select(filter(source(), greater("b", 1)), {"a"});
  EXPECT_EQ(optimize::optimize({frame}, {.enabled = false}).front(), frame);
}

TEST(Optimizer, ComesToAnEndOnDeepPlans) {
  // A filter above more sorts than there are passes.
  Expr frame = source();
  for (int depth = 0; depth < 150; ++depth) frame = sorted(frame, depth % 2 ? "a" : "b");
  frame = limited(select(filter(frame, greater("a", 1)), {"a"}), 3);
  EXPECT_NE(optimized(frame).find("where (a > 1)"), std::string::npos);
}

TEST(Optimizer, SharedScalarsAreNotMultiplied) {
  // x = x + x, sixty times: a tree of 2^60 leaves, but sixty nodes.
  Expr frame = source({"a"});
  for (int depth = 0; depth < 60; ++depth) frame = project(frame, {"a"}, {binary(BinaryOp::add, column("a"), column("a"))});
  Expr kept = filter(frame, greater("a", 5));
  std::vector<Expr> made = optimize::optimize({kept});
  EXPECT_LT(num_nodes(made), 200u);
  EXPECT_LT(explain(made.front()).size(), 10000u);
}

}  // namespace
}  // namespace weft::plan
