// Large plans: work and memory of planning grow with the number of nodes.
#include <ctime>
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

/// Joins of one frame with others, one after the other.
Expr joins(int length) {
  Expr frame = source({"a", "b"});
  for (int step = 0; step < length; ++step) {
    const Expr other = filter(source({"a", "b"}), greater("b", step)), key = column("a");
    frame = make_join({JoinHow::inner, 0, {{JoinSide::left, "a", 0, "a"}, {JoinSide::left, "b", 0, "b"}}}, frame, other,
                      {&key, 1}, {&key, 1});
  }
  return frame;
}

/// Groups of a file of that many blocks.
Expr partitions(int count) {
  ReadCsv op = *source({"a", "b"})->as<ReadCsv>();
  op.blocksize = 1000;
  op.files[0].size = op.blocksize * static_cast<std::uint64_t>(count);
  return make(Aggregate{{"a"}, {{AggregateFunction::sum, "b"}}, true}, {make(std::move(op)), column("a"), column("b")});
}

/// A frame of that many columns, and of each a condition.
Expr columns(int count) {
  ReadCsv op = *source({"a"})->as<ReadCsv>();
  std::vector<std::string> names;
  std::vector<Expr> scalars;
  op.file_columns.clear();
  for (int index = 0; index < count; ++index) {
    names.push_back("column " + std::to_string(index));
    op.file_columns.push_back({names.back(), dd::DType::int64});
    scalars.push_back(make(IsIn{{std::int64_t{1}, std::int64_t{index}}}, {column(names.back())}));
  }
  op.typed.assign(names.size(), false);
  op.wanted = names;
  const Expr frame = make(std::move(op));
  return filter(project(frame, names, scalars), column(names.back()));
}

struct Measured {
  std::size_t before, after;
  double seconds;  // of CPU: what else the machine does counts less
};

template <class Make>
Measured measure(Make make) {
  register_builtin_ops();
  const std::clock_t begin = std::clock();
  std::vector<Expr> roots = make();
  std::vector<Expr> made = optimize::optimize(roots);
  graph::Planner planner(made);
  planner.next({});
  const double took = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  return {num_nodes(roots), num_nodes(made), took};
}

/// Four times the size takes about four times as long, and cache misses; work that grows with the square would take sixteen.
template <class Make>
void expect_linear(const char* what, int size, Make make) {
  constexpr int most_tries = 5;
  constexpr double most_growth = 9;
  double growth = 0;
  for (int attempt = 0; attempt < most_tries && (attempt == 0 || growth > most_growth); ++attempt) {
    const Measured small = measure([&] { return make(size); }), large = measure([&] { return make(4 * size); });
    growth = large.seconds / small.seconds;
    std::cout << what << ": " << small.seconds << " s of CPU, and " << large.seconds << " s for four times as much ("
              << large.before << " nodes): " << growth << " times\n";
    EXPECT_LT(large.after, 2 * large.before);
  }
  EXPECT_LT(growth, most_growth);
}

// AddressSanitizer makes frames of the stack several times as large, and plans are walked by recursion.
#ifdef __SANITIZE_ADDRESS__
constexpr int chain_length = 250, joins_length = 125;
#else
constexpr int chain_length = 1000, joins_length = 500;
#endif

TEST(PlanningTime, OfALongChain) {
  expect_linear("chain", chain_length, [](int length) { return std::vector<Expr>{chain(length)}; });
}

TEST(PlanningTime, OfManyReductions) {
  expect_linear("fan", 1000, [](int width) { return fan(width); });
}

TEST(PlanningTime, OfManyJoins) {
  expect_linear("joins", joins_length, [](int length) { return std::vector<Expr>{joins(length)}; });
}

TEST(PlanningTime, OfManyColumns) {
  expect_linear("columns", 3000, [](int count) { return std::vector<Expr>{columns(count)}; });
}

TEST(PlanningTime, OfManyPartitions) {
  expect_linear("partitions", 60'000, [](int count) { return std::vector<Expr>{partitions(count)}; });
}

/// Seconds of CPU for the tasks of a chain of ops over a file of that many blocks.
double seconds_of_chain(int length, int blocks) {
  register_builtin_ops();
  ReadCsv op = *source({"a", "b"})->as<ReadCsv>();
  op.blocksize = 1000;
  op.files[0].size = op.blocksize * static_cast<std::uint64_t>(blocks);
  Expr frame = make(std::move(op));
  for (int step = 0; step < length; ++step) frame = filter(frame, greater("a", step));
  const std::clock_t begin = std::clock();
  graph::Planner planner({frame});
  EXPECT_EQ(planner.next({}).tasks.size(), static_cast<std::size_t>(blocks));
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

TEST(PlanningTime, OfManyOpsOverManyPartitions) {
  // Ops are put on each other once, not once a partition.
  constexpr int blocks = 40'000, most_tries = 5;
  double growth = 0;
  for (int attempt = 0; attempt < most_tries && (attempt == 0 || growth > 2); ++attempt) {
    const double few = seconds_of_chain(2, blocks), many = seconds_of_chain(40, blocks);
    growth = many / few;
    std::cout << "2 ops: " << few << " s of CPU, 40 ops: " << many << " s: " << growth << " times\n";
  }
  EXPECT_LT(growth, 2);
}

}  // namespace
}  // namespace weft::plan
