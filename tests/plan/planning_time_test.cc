// Large plans: work and memory of planning grow with the number of nodes.
#include <chrono>
#include <iostream>

#include <gtest/gtest.h>

#include "graph/planner.h"
#include "plan/plans.h"
#include "plan/registry.h"

namespace weft::plan {
namespace {

/// Filters and assignments in turn, as a loop in a program makes them.
Expr chain(int length) {
  Expr frame = source({"a", "b"});
  for (int step = 0; step < length; ++step) {
    if (step % 2)
      frame = filter(frame, greater("a", step));
    else
      frame = project(frame, {"a", "b"}, {column("a"), plus("b", step)});
  }
  return frame;
}

/// Many reductions of one frame, computed together.
std::vector<Expr> fan(int width) {
  std::vector<Expr> roots;
  for (int index = 0; index < width; ++index)
    roots.push_back(make(Aggregate{{}, {{AggregateFunction::sum, "x"}}, true}, {source(), plus("a", index)}));
  return roots;
}

struct Measured {
  std::size_t before, after;
  double seconds;
};

template <class Make>
Measured measure(Make make) {
  register_builtin_ops();
  const auto begin = std::chrono::steady_clock::now();
  std::vector<Expr> roots = make();
  std::vector<Expr> made = optimize::optimize(roots);
  graph::Planner planner(made);
  planner.next({});
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  return {num_nodes(roots), num_nodes(made), took.count()};
}

template <class Make>
void expect_linear(const char* what, Make make) {
  const Measured small = measure([&] { return make(1000); }), large = measure([&] { return make(4000); });
  std::cout << what << ": " << small.before << " nodes in " << small.seconds << " s, " << large.before << " in " << large.seconds
            << " s: " << large.seconds / small.seconds << " times the time for "
            << static_cast<double>(large.before) / static_cast<double>(small.before) << " times the nodes\n";
  EXPECT_GT(large.before, 9000u);
  EXPECT_LT(large.after, 2 * large.before);
}

TEST(PlanningTime, OfALongChain) {
  expect_linear("chain", [](int length) { return std::vector<Expr>{chain(length)}; });
}

TEST(PlanningTime, OfManyReductions) {
  expect_linear("fan", [](int width) { return fan(width); });
}

}  // namespace
}  // namespace weft::plan
