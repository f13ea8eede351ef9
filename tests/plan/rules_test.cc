// Each optimizer rule alone: where it acts, and where it must not.
#include <gtest/gtest.h>
#include <weft/error.h>

#include "plan/ops/explode.h"
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

TEST(FoldConstants, ReadsNothingForAFilterThatIsNeverTrue) {
  Expr no = binary(BinaryOp::gt, literal(std::int64_t{1}), literal(std::int64_t{2}));
  EXPECT_EQ(after_rule("fold_constants", filter(source(), binary(BinaryOp::logical_and, greater("a", 1), no))),
            "limit 0\n  " + all + "\n");
}

TEST(FoldConstants, LeavesWhatKernelsDecide) {
  // Division by zero is null for integers, and null meets a type later.
  for (const Expr& scalar : {binary(BinaryOp::mod, literal(std::int64_t{1}), literal(std::int64_t{0})),
                             binary(BinaryOp::floordiv, literal(std::int64_t{1}), literal(std::int64_t{0})),
                             binary(BinaryOp::add, literal({}), literal(std::int64_t{1})), plus("a", 1)}) {
    Expr frame = project(source(), {"x"}, {scalar});
    EXPECT_EQ(after_rule("fold_constants", frame), explain(frame));
  }
}

Expr compared(BinaryOp op, const std::string& name, Literal with) { return binary(op, column(name), literal(std::move(with))); }
Expr both(Expr a, Expr b) { return binary(BinaryOp::logical_and, std::move(a), std::move(b)); }
Expr either(Expr a, Expr b) { return binary(BinaryOp::logical_or, std::move(a), std::move(b)); }
Expr negated(Expr a) { return unary(UnaryOp::logical_not, std::move(a)); }

/// What simplify_conditions makes of a filter's condition.
std::string simplified(const Expr& condition) {
  const Expr made = apply_rule("simplify_conditions", {filter(source(), condition)}).front();
  if (made == limited(source(), 0)) return "false";
  EXPECT_TRUE(made->as<Filter>());
  return to_string(made->input(1));
}

TEST(SimplifyConditions, SayNothingTwice) {
  EXPECT_EQ(simplified(both(greater("a", 1), both(greater("b", 2), greater("a", 1)))), "((a > 1) && (b > 2))");
  EXPECT_EQ(simplified(either(greater("a", 1), greater("a", 1))), "(a > 1)");
  EXPECT_EQ(simplified(both(literal(true), greater("a", 1))), "(a > 1)");
  EXPECT_EQ(simplified(both(greater("a", 3), both(greater("a", 5), compared(BinaryOp::ge, "a", std::int64_t{5})))), "(a > 5)");
  EXPECT_EQ(simplified(both(compared(BinaryOp::lt, "d", std::string("1995-01-01")),
                            compared(BinaryOp::le, "d", std::string("1994-06-30")))),
            "(d <= \"1994-06-30\")");
  EXPECT_EQ(simplified(both(compared(BinaryOp::eq, "a", std::int64_t{4}), greater("a", 3))), "(a == 4)");
  EXPECT_EQ(simplified(both(binary(BinaryOp::lt, literal(std::int64_t{3}), column("a")), greater("a", 2))), "(3 < a)");
}

TEST(SimplifyConditions, ContradictionsAreFalse) {
  EXPECT_EQ(simplified(both(greater("a", 5), compared(BinaryOp::lt, "a", std::int64_t{5}))), "false");
  EXPECT_EQ(simplified(both(compared(BinaryOp::eq, "s", std::string("x")), compared(BinaryOp::eq, "s", std::string("y")))),
            "false");
  EXPECT_EQ(simplified(both(compared(BinaryOp::eq, "f", 1.5), compared(BinaryOp::gt, "f", 2.0))), "false");
  EXPECT_EQ(optimized(filter(source({"a"}), both(greater("a", 5), compared(BinaryOp::lt, "a", std::int64_t{5})))),
            "limit 0\n  read_csv t.csv [a]\n");
}

TEST(SimplifyConditions, EqualitiesBecomeAList) {
  Expr list = either(either(compared(BinaryOp::eq, "s", std::string("x")), greater("a", 1)),
                     compared(BinaryOp::eq, "s", std::string("y")));
  EXPECT_EQ(simplified(list), "((s isin [\"x\", \"y\"]) || (a > 1))");
}

TEST(SimplifyConditions, NegationsMoveInside) {
  EXPECT_EQ(simplified(negated(either(greater("a", 1), compared(BinaryOp::eq, "f", 2.0)))), "((a <= 1) && (f != 2.0))");
  EXPECT_EQ(simplified(negated(unary(UnaryOp::is_null, column("a")))), "is_valid(a)");
}

TEST(SimplifyConditions, WhatAllCasesHaveInCommonIsAskedOnce) {
  Expr shared = greater("a", 1);
  EXPECT_EQ(simplified(either(both(shared, greater("b", 2)), both(greater("c", 3), shared))),
            "((a > 1) && ((b > 2) || (c > 3)))");
  EXPECT_EQ(simplified(either(both(shared, greater("b", 2)), shared)), "(a > 1)");
}

TEST(SimplifyConditions, LeavesWhatIsNotTheSame) {
  // NaN is neither greater than one nor not; nothing equals null, which a list would find; != says nothing of ranges.
  for (const Expr& condition :
       {negated(compared(BinaryOp::gt, "f", 1.0)),
        either(compared(BinaryOp::eq, "a", std::int64_t{1}), compared(BinaryOp::eq, "a", {})),
        both(compared(BinaryOp::ne, "a", std::int64_t{1}), compared(BinaryOp::ne, "a", std::int64_t{2})),
        both(greater("a", 1), greater("b", 2)), both(greater("a", 1), compared(BinaryOp::lt, "a", std::int64_t{5}))})
    EXPECT_EQ(simplified(condition), to_string(condition));
  // A value that is computed, not asked for, keeps its nulls.
  Expr computed = project(source(), {"x"},
                          {either(compared(BinaryOp::eq, "a", std::int64_t{1}), compared(BinaryOp::eq, "a", std::int64_t{2}))});
  EXPECT_EQ(after_rule("simplify_conditions", computed), explain(computed));
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

TEST(PushDownFilter, BelowExplodeOfOtherColumns) {
  const Schema columns({{"a", dd::DType::int64}, {"l", Type(dd::DType::list, TypeDetail{.item = dd::DType::int64})}});
  const Expr exploded = make(Explode{{"l"}}, {make(InMemory{"content", columns, {"a", "l"}, 1, nullptr})});
  EXPECT_EQ(after_rule("push_down_filter", filter(exploded, greater("a", 1))),
            explain(make(Explode{{"l"}}, {filter(exploded->input(), greater("a", 1))})));
  for (const Expr& condition : {greater("l", 1), both(greater("a", 1), greater("l", 1))})
    EXPECT_EQ(after_rule("push_down_filter", filter(exploded, condition)), explain(filter(exploded, condition)));
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

TEST(RemoveRedundantOrder, BelowWhatForgetsIt) {
  const Expr sums = reduced(filter(sorted(source(), "b"), greater("a", 1)), AggregateFunction::sum, "a", {"s"});
  EXPECT_EQ(after_rule("remove_redundant_order", sums), "aggregate [a = sum(a)] by [s]\n  filter (a > 1)\n    " + all + "\n");
  const Expr twice = make(Shuffle{4}, {make(Shuffle{3}, {source(), column("a")}), column("b")});
  EXPECT_EQ(after_rule("remove_redundant_order", twice), explain(make(Shuffle{4}, {source(), column("b")})));
  const Expr grouped = reduced(make(Shuffle{3}, {source(), column("a")}), AggregateFunction::max, "a", {"s"});
  EXPECT_EQ(after_rule("remove_redundant_order", grouped), "aggregate [a = max(a)] by [s]\n  " + all + "\n");
  EXPECT_EQ(after_rule("remove_redundant_order", sorted(sorted(source(), "b"), "a")), "sort [a, b]\n  " + all + "\n");
}

TEST(RemoveRedundantOrder, NotWhereItShows) {
  for (const Expr& frame : {reduced(sorted(source(), "b"), AggregateFunction::first, "a", {"s"}),  // the first in that order
                            reduced(sorted(source(), "b"), AggregateFunction::list, "a", {"s"}),
                            reduced(sorted(source(), "b"), AggregateFunction::unique, "a", {"s"}),
                            reduced(sorted(source(), "b", 5), AggregateFunction::sum, "a"),  // only some rows
                            make(Shuffle{3}, {sorted(source(), "b"), column("a")}),          // partitions keep the order
                            sorted(sorted(source(), "b", 5), "a"), limited(sorted(source(), "b"), 5)})
    EXPECT_EQ(after_rule("remove_redundant_order", frame), explain(frame));
  // What is sorted anyway, because someone wants it, is read as it is.
  const Expr order = sorted(source(), "b");
  const std::vector<Expr> made = apply_rule("remove_redundant_order", {order, reduced(order, AggregateFunction::sum, "a")});
  EXPECT_EQ(made[1]->input(), made[0]);
}

Expr distinct(const Expr& frame, std::vector<std::string> names) {
  std::vector<Expr> inputs{frame};
  for (const std::string& name : names) inputs.push_back(column(name));
  return make(Aggregate{std::move(names), {}, false}, std::move(inputs));
}

TEST(RemoveRedundantGrouping, OfRowsThatDiffer) {
  const Expr sums = reduced(source(), AggregateFunction::sum, "a", {"s"});
  EXPECT_EQ(after_rule("remove_redundant_grouping", distinct(filter(sums, greater("a", 1)), {"s", "a"})),
            "project [s, a]\n  filter (a > 1)\n    aggregate [a = sum(a)] by [s]\n      " + all + "\n");
}

TEST(RemoveRedundantGrouping, NotOfRowsThatMayBeEqual) {
  const Expr sums = reduced(source(), AggregateFunction::sum, "a", {"s"});
  for (const Expr& frame :
       {distinct(sums, {"a"}), distinct(source(), {"a", "b"}), distinct(project(sums, {"a"}, {column("a")}), {"a"})})
    EXPECT_EQ(after_rule("remove_redundant_grouping", frame), explain(frame));
}

/// A file of about that many rows with columns `names` (int64).
Expr table(const std::string& file, std::vector<std::string> names, std::uint64_t rows) {
  ReadCsv op;
  op.files = {{file, rows * 8 * names.size(), "now", "", {}}};
  for (const std::string& name : names) op.file_columns.push_back({name, dd::int64});
  op.typed.assign(names.size(), true);
  op.wanted = std::move(names);
  return make(std::move(op));
}

Expr joined(const Expr& left, const std::string& left_key, const Expr& right, const std::string& right_key,
            JoinHow how = JoinHow::inner) {
  Join op{how};
  for (const std::string& name : left->schema().names()) op.columns.push_back({JoinSide::left, name, 0, name});
  if (!is_left_only(how))
    for (const std::string& name : right->schema().names()) op.columns.push_back({JoinSide::right, name, 0, name});
  const Expr of_left = column(left_key), of_right = column(right_key);
  return make_join(std::move(op), left, right, {&of_left, 1}, {&of_right, 1});
}

const Expr sales = table("sales.csv", {"item", "shop", "price"}, 1'000'000);
const Expr items = table("items.csv", {"item_id", "kind"}, 10'000);
const Expr shops = table("shops.csv", {"shop_id", "town"}, 100);
const Expr towns = table("towns.csv", {"town_id", "size"}, 50);

TEST(DeriveConditions, AskEachSideWhatFollows) {
  const Expr condition = either(both(greater("kind", 1), greater("price", 5)), both(greater("kind", 9), greater("price", 2)));
  const Expr frame = filter(joined(sales, "item", items, "item_id"), condition);
  EXPECT_EQ(after_rule("derive_conditions", frame),
            "filter (((kind > 1) && (price > 5)) || ((kind > 9) && (price > 2)))\n"
            "  join inner on item = item_id [item, shop, price, item_id, kind]\n"
            "    filter ((price > 5) || (price > 2))\n"
            "      read_csv sales.csv [item, shop, price]\n"
            "    filter ((kind > 1) || (kind > 9))\n"
            "      read_csv items.csv [item_id, kind]\n");
  const Expr best = optimize::optimize({frame}).front();
  EXPECT_EQ(optimize::optimize({best}).front(), best);
}

TEST(DeriveConditions, NotWhatDoesNotFollow) {
  // A case that says nothing of a side, and a join that keeps rows which have no partner.
  const Expr one_sided = either(greater("kind", 1), greater("price", 5));
  const Expr two_sided = either(both(greater("kind", 1), greater("price", 5)), both(greater("kind", 9), greater("price", 2)));
  for (const Expr& frame : {filter(joined(sales, "item", items, "item_id"), one_sided),
                            filter(joined(sales, "item", items, "item_id", JoinHow::outer), two_sided)})
    EXPECT_EQ(after_rule("derive_conditions", frame), explain(frame));
}

TEST(ReorderJoins, FewRowsFirst) {
  // Two large frames first, which give a million rows, when one shop in a hundred is wanted.
  const Expr one_shop = filter(shops, compared(BinaryOp::eq, "shop_id", std::int64_t{7}));
  const Expr frame = joined(joined(sales, "item", items, "item_id"), "shop", one_shop, "shop_id");
  const std::string made = after_rule("reorder_joins", frame);
  EXPECT_EQ(made,
            "project [item, shop, price, item_id, kind, shop_id, town]\n"
            "  join inner on item = item_id [shop_id, town, item, shop, price, item_id, kind]\n"
            "    join inner on shop_id = shop [shop_id, town, item, shop, price]\n"
            "      filter (shop_id == 7)\n"
            "        read_csv shops.csv [shop_id, town]\n"
            "      read_csv sales.csv [item, shop, price]\n"
            "    read_csv items.csv [item_id, kind]\n");
}

TEST(ReorderJoins, KeepsNamesThatSeveralHave) {
  const Expr first =
      joined(sales, "item", project(items, {"item_id", "kind_town"}, {column("item_id"), column("kind")}), "item_id");
  const Expr one_shop = filter(shops, compared(BinaryOp::eq, "shop_id", std::int64_t{7}));
  const Expr frame = project(joined(first, "shop", one_shop, "shop_id"), {"town", "kind"}, {column("kind_town"), column("town")});
  EXPECT_EQ(optimize::optimize({frame}).front()->schema(), frame->schema());
  const Expr twice = joined(joined(sales, "item", shops, "shop_id"), "shop",
                            project(shops, {"other_id", "other_town"}, {column("shop_id"), column("town")}), "other_id");
  EXPECT_EQ(optimize::optimize({twice}).front()->schema(), twice->schema());
}

TEST(ReorderJoins, LeavesWhatIsGoodOrFixed) {
  const Expr one_shop = filter(shops, compared(BinaryOp::eq, "shop_id", std::int64_t{7}));
  const Expr good = joined(joined(sales, "shop", one_shop, "shop_id"), "item", items, "item_id");
  const Expr kept = joined(joined(sales, "item", items, "item_id", JoinHow::left), "shop", one_shop, "shop_id");
  // Two columns of sales that equal one of shops: joined to shops first, they would no longer be compared with one another.
  const Expr first = joined(sales, "item", items, "item_id");
  Join by_both{JoinHow::inner};
  for (const std::string& name : first->schema().names()) by_both.columns.push_back({JoinSide::left, name, 0, name});
  const Expr of_left[] = {column("item_id"), column("shop")}, of_right[] = {column("shop_id"), column("shop_id")};
  const Expr equal = make_join(std::move(by_both), first, one_shop, of_left, of_right);
  // Rows in order of an index.
  const Expr notes = table("notes.csv", {"item", "note"}, 10'000);
  Join by_index{JoinHow::inner};
  by_index.index = "item";
  for (const char* name : {"item", "shop", "price"}) by_index.columns.push_back({JoinSide::left, name, 0, name});
  by_index.columns.push_back({JoinSide::right, "note", 0, "note"});
  const Expr item = column("item");
  const Expr ordered = joined(make_join(std::move(by_index), sales, notes, {&item, 1}, {&item, 1}), "shop", one_shop, "shop_id");
  for (const Expr& frame : {good, kept, equal, ordered}) EXPECT_EQ(after_rule("reorder_joins", frame), explain(frame));
  // A join that others read too is made once, as it is.
  const Expr shared = joined(sales, "item", items, "item_id");
  const std::vector<Expr> made = apply_rule("reorder_joins", {joined(shared, "shop", one_shop, "shop_id"), shared});
  EXPECT_EQ(made[0]->input(0), made[1]);
}

TEST(ReduceAggregateInput, MakesTheGroupsThatAreAskedFor) {
  const Expr sums = reduced(sales, AggregateFunction::sum, "price", {"item"});
  const Expr few = filter(items, compared(BinaryOp::eq, "kind", std::int64_t{3}));
  const Expr frame = joined(few, "item_id", sums, "item");
  EXPECT_EQ(after_rule("reduce_aggregate_input", frame),
            "join inner on item_id = item [item_id, kind, item, price]\n"
            "  filter (kind == 3)\n"
            "    read_csv items.csv [item_id, kind]\n"
            "  aggregate [price = sum(price)] by [item]\n"
            "    join semi on item = item_id [item, shop, price]\n"
            "      read_csv sales.csv [item, shop, price]\n"
            "      filter (the same as line 2)\n");
  const std::vector<Expr> again = apply_rule("reduce_aggregate_input", {apply_rule("reduce_aggregate_input", {frame})});
  EXPECT_EQ(explain(again.front()), after_rule("reduce_aggregate_input", frame));
}

TEST(ReduceAggregateInput, NotWhereGroupsComeOutAnyway) {
  const Expr sums = reduced(sales, AggregateFunction::sum, "price", {"item"});
  const Expr few = filter(items, compared(BinaryOp::eq, "kind", std::int64_t{3}));
  for (const Expr& frame : {joined(sums, "item", few, "item_id", JoinHow::left),                 // groups without a partner stay
                            joined(few, "kind", sums, "price"),                                  // by no key of the groups
                            joined(table("more.csv", {"x", "y"}, 500'000), "x", sums, "item")})  // not few
    EXPECT_EQ(after_rule("reduce_aggregate_input", frame), explain(frame));
  // Rows come out of a join in any order.
  for (const auto function : {AggregateFunction::first, AggregateFunction::last, AggregateFunction::list}) {
    const Expr frame = joined(few, "item_id", reduced(sales, function, "price", {"item"}), "item");
    EXPECT_EQ(after_rule("reduce_aggregate_input", frame), explain(frame));
  }
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
