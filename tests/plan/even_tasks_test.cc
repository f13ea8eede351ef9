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

constexpr std::uint64_t block_bytes = std::uint64_t{30} << 20;

/// A file of that size, which is not there.
CsvFile csv_file(std::uint64_t size) { return {"t.csv", size, "", "", {}}; }

/// Rows of files, which are not there, in blocks.
dd::DataFrame rows_of(std::vector<CsvFile> files) {
  ReadCsv op;
  op.blocksize = block_bytes;
  op.files = std::move(files);
  op.file_columns = {{"a", dd::DType::int64}, {"b", dd::DType::int64}};
  op.typed = {true, true};
  op.wanted = {"a", "b"};
  return dd::DataFrame(make(std::move(op)));
}

dd::DataFrame blocks(std::size_t count) { return rows_of({csv_file(count * block_bytes)}); }

/// How many row groups each of the first tasks reads. All are read once, in order.
std::vector<std::size_t> sizes_of_tasks(const dd::DataFrame& frame, const graph::Resources& resources, std::size_t count) {
  register_builtin_ops();
  graph::Planner planner({optimize::optimize({frame.expr()}).front()}, resources);
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
  EXPECT_EQ(sizes_of_tasks(grouped(10), {.parallelism = 2}, 10), (Sizes{3, 3, 2, 2}));
  EXPECT_EQ(sizes_of_tasks(grouped(10), {.parallelism = 4}, 10), (Sizes{2, 2, 1, 1, 1, 1, 1, 1}));
  EXPECT_EQ(sizes_of_tasks(grouped(6), {.parallelism = 4}, 6), (Sizes{2, 2, 1, 1}));
  EXPECT_EQ(sizes_of_tasks(grouped(2), {.parallelism = 4}, 2), (Sizes{1, 1}));
}
TEST(EvenTasks, AreThePartitionsWhereTheseAreEven) {
  EXPECT_EQ(sizes_of_tasks(grouped(8), {.parallelism = 2}, 8), (Sizes{2, 2, 2, 2}));
  EXPECT_EQ(sizes_of_tasks(grouped(1), {.parallelism = 2}, 1), (Sizes{1}));
}
// What is made of each partition stays one, unless only all rows together are asked for.
TEST(EvenTasks, ArePartitionsWhereTheseCount) {
  const dd::DataFrame frame = row_groups(10);
  EXPECT_EQ(sizes_of_tasks(frame[frame["a"] > 5], {.parallelism = 2}, 10), (Sizes{2, 2, 2, 2, 2}));
  EXPECT_EQ(sizes_of_tasks(frame[frame["a"] > 5], {.parallelism = 2, .joins_results = true}, 10), (Sizes{2, 2, 2, 2, 1, 1}));
}
// The first rows of a partition are not those of each of its row groups.
TEST(EvenTasks, AreNotPartsOfFirstRows) {
  const dd::DataFrame first = row_groups(2).head_later(5);
  EXPECT_EQ(sizes_of_tasks(first, {.parallelism = 2, .joins_results = true}, 2), (Sizes{2}));
  EXPECT_EQ(sizes_of_tasks(first.sort_values("a"), {.parallelism = 2}, 2), (Sizes{2}));
  EXPECT_EQ(sizes_of_tasks(row_groups(2).merge(first, {.on = {"a"}}), {.parallelism = 2}, 2), (Sizes{2}));
}

/// Begin and end of what each of the first tasks reads, of files one after the other; each reads one part.
using Ranges = std::vector<std::pair<std::uint64_t, std::uint64_t>>;
Ranges ranges_of_tasks(const dd::DataFrame& frame, std::size_t parallelism) {
  register_builtin_ops();
  graph::Planner planner({optimize::optimize({frame.expr()}).front()}, {.parallelism = parallelism});
  Ranges ranges;
  for (const graph::Task& task : planner.next({}).tasks) {
    EXPECT_EQ(task.parts.size(), 1u);
    const auto part = decode<CsvPart>(task.parts.at(0));
    EXPECT_EQ(part.begin % part.step, 0u);
    ranges.emplace_back(part.begin, part.end);
  }
  return ranges;
}

constexpr std::uint64_t mb = std::uint64_t{1} << 20;

TEST(EvenTasks, ReadAsManyBytesOfText) {
  const auto summed = [](dd::DataFrame frame) { return frame.groupby("a").agg({{"b", "sum"}}); };
  EXPECT_EQ(ranges_of_tasks(summed(rows_of({csv_file(20 * mb)})), 2), (Ranges{{0, 10 * mb}, {10 * mb, 20 * mb}}));
  EXPECT_EQ(ranges_of_tasks(summed(blocks(3)), 2),
            (Ranges{{0, 45 * mb / 2}, {45 * mb / 2, 45 * mb}, {45 * mb, 135 * mb / 2}, {135 * mb / 2, 90 * mb}}));
  EXPECT_EQ(ranges_of_tasks(summed(rows_of({csv_file(24 * mb), csv_file(8 * mb)})), 4),
            (Ranges{{0, 8 * mb}, {8 * mb, 16 * mb}, {16 * mb, 24 * mb}, {0, 8 * mb}}));
  // A task is begun for no less than four megabytes.
  EXPECT_EQ(ranges_of_tasks(summed(rows_of({csv_file(7 * mb)})), 4), (Ranges{{0, 7 * mb}}));
  EXPECT_EQ(ranges_of_tasks(summed(rows_of({csv_file(9 * mb)})), 4), (Ranges{{0, 9 * mb / 2}, {9 * mb / 2, 9 * mb}}));
}

// Where it is known only of blocks where rows begin, they stay whole.
TEST(EvenTasks, AreBlocksWhereQuotesMayBeOpen) {
  CsvFile quoted = csv_file(2 * block_bytes), single = csv_file(block_bytes);
  quoted.row_starts = {block_bytes + 7};
  quoted.has_open_quotes = single.has_open_quotes = true;
  const auto summed = [](dd::DataFrame frame) { return frame.groupby("a").agg({{"b", "sum"}}); };
  EXPECT_EQ(ranges_of_tasks(summed(rows_of({quoted})), 4), (Ranges{{0, block_bytes}, {block_bytes, 2 * block_bytes}}));
  EXPECT_EQ(ranges_of_tasks(summed(rows_of({single})), 4), (Ranges{{0, block_bytes}}));
}

}  // namespace
}  // namespace weft::plan
