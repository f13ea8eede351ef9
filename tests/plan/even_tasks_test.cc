// Partitions of a source -> tasks of which each processor gets as many.
#include <numeric>

#include <gtest/gtest.h>

#include <weft/dataframe.h>

#include "graph/planner.h"
#include "optimize/optimizer.h"
#include "plan/builtin_ops.h"
#include "plan/codec.h"
#include "plan/ops/read_csv.h"
#include "plan/ops/read_parquet.h"

namespace weft::plan {
namespace {

/// Rows of a file of that many row groups, two to a partition, which is not there.
dd::DataFrame row_groups(std::size_t count) {
  ReadParquet op;
  op.files = {{"t.parquet", count * 1000, "", std::vector<ParquetRowGroup>(count, {1000, 30u << 20}), {}}};
  op.file_columns = {{"a", dd::DType::int64}, {"b", dd::DType::int64}};
  op.value_ranges.resize(2);
  op.wanted = {"a", "b"};
  return dd::DataFrame(make(std::move(op)));
}

/// Rows of a file of that many blocks, which is not there.
dd::DataFrame blocks(std::size_t count) {
  ReadCsv op;
  op.blocksize = 30u << 20;
  op.files = {{"t.csv", count * op.blocksize, "", "", {}}};
  op.file_columns = {{"a", dd::DType::int64}, {"b", dd::DType::int64}};
  op.typed = {true, true};
  op.wanted = {"a", "b"};
  return dd::DataFrame(make(std::move(op)));
}

/// How many row groups each of the first tasks reads, when `parallelism` of them run at a time. All are read once, in order.
std::vector<std::size_t> sizes_of_tasks(const dd::DataFrame& frame, std::size_t parallelism, std::size_t count) {
  register_builtin_ops();
  graph::Planner planner({optimize::optimize({frame.expr()}).front()}, {.parallelism = parallelism});
  std::vector<std::size_t> sizes;
  std::vector<std::uint64_t> read, all(count);
  for (const graph::Task& task : planner.next({}).tasks) {
    std::size_t size = 0;
    for (const std::string& part : task.parts)
      for (const ParquetRange& range : decode<ParquetPart>(part).ranges)
        for (std::uint64_t group = range.begin; group < range.end; ++group, ++size) read.push_back(group);
    sizes.push_back(size);
  }
  std::iota(all.begin(), all.end(), 0);
  EXPECT_EQ(read, all);
  return sizes;
}

using Sizes = std::vector<std::size_t>;

dd::DataFrame grouped(std::size_t count) { return row_groups(count).groupby("a").agg({{"b", "sum"}}); }

TEST(EvenTasks, TakeAsMuchOnEachProcessor) {
  EXPECT_EQ(sizes_of_tasks(grouped(10), 2, 10), (Sizes{2, 2, 2, 2, 1, 1}));
  EXPECT_EQ(sizes_of_tasks(grouped(10), 4, 10), (Sizes{2, 2, 1, 1, 1, 1, 1, 1}));
  EXPECT_EQ(sizes_of_tasks(grouped(6), 4, 6), (Sizes{2, 2, 1, 1}));
  EXPECT_EQ(sizes_of_tasks(grouped(2), 4, 2), (Sizes{1, 1}));
}
TEST(EvenTasks, AreThePartitionsWhereTheseAreEven) {
  EXPECT_EQ(sizes_of_tasks(grouped(8), 2, 8), (Sizes{2, 2, 2, 2}));
  EXPECT_EQ(sizes_of_tasks(grouped(1), 2, 1), (Sizes{1}));
}
// What is made of each partition stays one.
TEST(EvenTasks, ArePartitionsWhereTheseCount) {
  const dd::DataFrame frame = row_groups(10);
  EXPECT_EQ(sizes_of_tasks(frame[frame["a"] > 5], 2, 10), (Sizes{2, 2, 2, 2, 2}));
}

// Blocks stay whole, since where rows begin is known of their borders.
TEST(EvenTasks, TakeAsManyBlocksOnEachProcessor) {
  const auto num_parts = [](std::size_t count, std::size_t parallelism) {
    graph::Planner planner({optimize::optimize({blocks(count).groupby("a").agg({{"b", "sum"}}).expr()}).front()},
                           {.parallelism = parallelism});
    Sizes sizes;
    for (const graph::Task& task : planner.next({}).tasks) sizes.push_back(task.parts.size());
    return sizes;
  };
  EXPECT_EQ(num_parts(15, 2), (Sizes{3, 3, 3, 2, 2, 2}));
  EXPECT_EQ(num_parts(16, 2), (Sizes{4, 4, 4, 4}));
  EXPECT_EQ(num_parts(18, 4), (Sizes{2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1}));
  EXPECT_EQ(num_parts(3, 4), (Sizes{1, 1, 1}));
}

}  // namespace
}  // namespace weft::plan
