// Seconds of CPU to build, optimize and cut into tasks plans of n, 2n, 4n ... nodes or partitions. Nothing is computed.
#include <ctime>
#include <functional>
#include <iomanip>
#include <iostream>
#include <tuple>
#include <unordered_set>

#include "graph/planner.h"
#include "optimize/optimizer.h"
#include "plan/builtin_ops.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/filter.h"
#include "plan/ops/join.h"
#include "plan/ops/limit.h"
#include "plan/ops/project.h"
#include "plan/ops/read_csv.h"
#include "plan/ops/scalar.h"

namespace {

using namespace weft;
using namespace weft::plan;
using Plans = std::vector<Expr>;

/// A file of that many blocks, of which a plan knows only the size.
Expr source(const std::string& path, std::size_t num_partitions) {
  ReadCsv op;
  op.blocksize = 1000;
  op.files = {{path, op.blocksize * num_partitions, "now", "", {}}};
  op.file_columns = {{"a", dd::int64}, {"b", dd::int64}, {"key", dd::int64}};
  op.typed.assign(3, true);
  op.wanted = {"a", "b", "key"};
  return make(std::move(op));
}

Expr plus(const std::string& name, std::size_t value) {
  return binary(BinaryOp::add, column(name), literal(static_cast<std::int64_t>(value)));
}

/// Assignments, filters and assignments to another column in turn.
Plans chain(std::size_t nodes) {
  Expr frame = source("t.csv", 4);
  for (std::size_t step = 0; step < nodes / 6; ++step) {
    frame = project(frame, {"a", "b", "key"}, {column("a"), plus("b", step), column("key")});
    frame = filter(frame, binary(BinaryOp::gt, column("a"), literal(static_cast<std::int64_t>(step))));
  }
  return {frame};
}

/// A new column from the one before, again and again.
Plans assignments(std::size_t nodes) {
  Expr frame = source("t.csv", 4);
  for (std::size_t step = 0; step < nodes / 3; ++step)
    frame = project(frame, {"a", "b", "key"}, {column("a"), plus("b", step), column("key")});
  return {frame};
}

/// Reductions of one frame, each of another value.
Plans fan(std::size_t nodes) {
  const Expr frame = source("t.csv", 4);
  Plans roots;
  for (std::size_t index = 0; index < nodes / 4; ++index)
    roots.push_back(make(Aggregate{{}, {{AggregateFunction::sum, "x"}}}, {frame, plus("a", index)}));
  return roots;
}

/// Joins of one frame with many others, one after the other.
Plans joins(std::size_t nodes) {
  Expr frame = source("t.csv", 4);
  for (std::size_t index = 0; index < nodes / 4; ++index) {
    const Expr other = source("t" + std::to_string(index) + ".csv", 1);
    Join op;
    for (const char* name : {"a", "b", "key"}) op.columns.push_back({JoinSide::left, name, 0, name});
    const Expr key = column("key");
    frame = make_join(std::move(op), frame, filter(other, binary(BinaryOp::gt, plus("a", index), literal(std::int64_t{0}))),
                      {&key, 1}, {&key, 1});
  }
  return {frame};
}

Plans grouped_partitions(std::size_t partitions) {
  return {make(Aggregate{{"key"}, {{AggregateFunction::sum, "a"}}}, {source("t.csv", partitions), column("key"), column("a")})};
}
Plans filtered_partitions(std::size_t partitions) {
  return {filter(source("t.csv", partitions), binary(BinaryOp::gt, column("a"), literal(std::int64_t{5})))};
}
Plans head_of_partitions(std::size_t partitions) { return {make(Limit{5}, {source("t.csv", partitions)})}; }

void count(const Expr& expr, std::unordered_set<const Node*>& seen) {
  if (!seen.insert(expr.get()).second) return;
  for (const Expr& input : expr->inputs()) count(input, seen);
}

/// The least of three times, so that what else the machine does counts less.
double seconds(const std::function<Plans(std::size_t)>& make_plans, std::size_t size, std::size_t& nodes, std::size_t& tasks) {
  double least = 1e9;
  for (int time = 0; time < 3; ++time) {
    const std::clock_t begin = std::clock();
    const Plans written = make_plans(size);
    graph::Planner planner(optimize::optimize(written));
    tasks = planner.next({}).tasks.size();
    least = std::min(least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    std::unordered_set<const Node*> seen;
    for (const Expr& root : written) count(root, seen);
    nodes = seen.size();
  }
  return least;
}

void measure(const char* name, const std::function<Plans(std::size_t)>& make_plans, std::size_t largest) {
  double before = 0;
  for (const std::size_t size : {largest / 8, largest / 4, largest / 2, largest}) {
    std::size_t nodes = 0, tasks = 0;
    const double took = seconds(make_plans, size, nodes, tasks);
    std::cout << std::left << std::setw(12) << name << std::right << std::setw(8) << size << std::setw(8) << nodes << " nodes"
              << std::setw(8) << tasks << " tasks" << std::fixed << std::setprecision(3) << std::setw(9) << took << " s";
    if (before > 0) std::cout << std::setprecision(2) << std::setw(7) << took / before << "x";
    std::cout << '\n';
    before = took;
  }
}

}  // namespace

/// Usage: bench_planning [the case to measure alone]
int main(int argc, char** argv) {
  register_builtin_ops();
  const std::vector<std::tuple<const char*, std::function<Plans(std::size_t)>, std::size_t>> cases{
      {"chain", chain, 10'000},
      {"assignments", assignments, 10'000},
      {"fan", fan, 10'000},
      {"joins", joins, 10'000},
      {"filter", filtered_partitions, 250'000},
      {"groupby", grouped_partitions, 250'000},
      {"head", head_of_partitions, 250'000},
  };
  std::cout << "plan            size    what it is made of        CPU time    of the half\n";
  for (const auto& [name, make_plans, largest] : cases)
    if (argc < 2 || std::string_view(argv[1]) == name) measure(name, make_plans, largest);
}
