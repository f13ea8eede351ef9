// Stage by stage, with results of any size: whatever tasks read has been made, and not been let go of.
#include <cmath>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include <weft/dataframe.h>

#include "graph/planner.h"
#include "optimize/optimizer.h"
#include "plan/plans.h"
#include "plan/registry.h"

namespace weft::plan {
namespace {

using dd::DataFrame;

/// Rows of a file of that many blocks, which is not there.
DataFrame rows(int blocks, const char* name = "t.csv") {
  ReadCsv op = *source({"a", "b", "c", "s"})->as<ReadCsv>();
  op.blocksize = 1000;
  op.files[0].path = name;
  op.files[0].size = op.blocksize * static_cast<std::uint64_t>(blocks);
  return DataFrame(make(std::move(op)));
}

/// Frames that use what they read more than once.
std::vector<DataFrame> frames(int blocks) {
  const DataFrame df = rows(blocks), other = rows(3, "u.csv"), some = df[df["a"] > 5];
  const DataFrame most = df.groupby({"a", "b"}).agg({{"c", "max", "most"}}), twice = dd::concat({some, some});
  const DataFrame joined = df.merge(df.rename({{"c", "d"}}), {.on = {"a"}});
  return {
      twice.merge(most, {.how = "left", .on = {"a", "b"}}),
      twice.merge(most, {.how = "outer", .on = {"a", "b"}}),
      dd::concat({twice, df.merge(most, {.how = "semi", .on = {"a"}})}).sort_values({"c", "a"}),
      joined.groupby({"a"}).agg({{"c", "median", "c"}}).merge(most, {.on = {"a"}}),
      dd::concat({most.merge(other, {.how = "right", .on = {"a"}}), most.merge(some, {.how = "anti", .on = {"a"}})}),
      df.assign("r", df["c"].rank()).merge(df.assign("n", df["b"].cumsum()).sort_values("n"), {.how = "inner", .on = {"a", "b"}}),
      twice.drop_duplicates().sort_values("a").merge(some.sort_values("a"), {.how = "left", .on = {"b"}}),
      joined.merge(joined.groupby({"b_x"}).agg({{"c", "sum", "all"}}), {.how = "left", .on = {"b_x"}}).sort_values("all"),
  };
}

/// Of many results of a task each has a small part of what it made.
graph::ResultSize size_of(const graph::Task& task, std::uint64_t seed, std::uint64_t task_bytes) {
  const std::uint64_t drawn = std::hash<std::string>()(task.key + std::to_string(seed));
  if (drawn % 8 == 0) return {};
  const double part = std::exp2(-static_cast<double>(drawn / 8 % 1000) / 70);  // of all that a task may hold
  const double bytes = 4.0 * static_cast<double>(task_bytes) * part / task.num_outputs;
  return {static_cast<std::int64_t>(bytes / 10) + 1, static_cast<std::int64_t>(bytes) + 1};
}

/// The first thing that a plan's tasks read and cannot; empty when there is none.
std::string missing_result(const std::vector<Expr>& roots, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const std::uint64_t task_bytes = std::uint64_t{1} << (10 + random() % 7);
  graph::Planner planner(roots, {2 + random() % 3, task_bytes});
  graph::Sizes sizes;
  std::set<std::string> there;
  std::size_t num_graphs = 0;
  for (graph::TaskGraph next = planner.next(sizes); !next.empty(); next = planner.next(sizes)) {
    for (const std::string& name : planner.take_finished()) there.erase(name);
    for (const graph::Task& task : next.tasks)
      for (const auto& slot : task.inputs)
        for (const std::string& name : slot)
          if (!there.contains(name) && !next.given.contains(name)) return name;
    for (const std::string& name : next.read_last) there.erase(name);
    for (const graph::Task& task : next.tasks)
      for (std::uint32_t index = 0; index < task.num_outputs; ++index) {
        there.insert(task.output(index));
        sizes[task.output(index)] = size_of(task, seed, task_bytes);
      }
    if (++num_graphs > 100) return "no end";
  }
  for (std::size_t root = 0; root < roots.size(); ++root)
    for (const std::string& name : planner.result(root))
      if (!there.contains(name)) return "result " + name;
  return "";
}

TEST(Results, AreThereWhenTheyAreRead) {
  register_builtin_ops();
  for (const int blocks : {1, 3, 15}) {
    const std::vector<DataFrame> all = frames(blocks);
    for (std::size_t index = 0; index < all.size(); ++index) {
      const Expr root = optimize::optimize({all[index].expr()}).front();
      for (std::uint64_t seed = 0; seed < 25; ++seed)
        EXPECT_EQ(missing_result({root}, seed), "") << "frame " << index << ", " << blocks << " blocks, seed " << seed;
    }
    // And of several frames at once.
    std::vector<Expr> roots;
    for (const DataFrame& frame : all) roots.push_back(frame.expr());
    roots = optimize::optimize(roots);
    for (std::uint64_t seed = 0; seed < 8; ++seed)
      EXPECT_EQ(missing_result(roots, seed), "") << "all frames, " << blocks << " blocks, seed " << seed;
  }
}

}  // namespace
}  // namespace weft::plan
