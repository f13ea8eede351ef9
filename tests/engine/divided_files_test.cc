// Files of one or a few partitions that several tasks read where only all rows together count.
#include <fstream>
#include <functional>

#include "engine_case.h"

namespace weft::engine_test {
namespace {

constexpr std::int64_t rows = 400'000;

std::int64_t number(std::int64_t row) { return row * 7919 % rows; }

struct Lines {
  std::string header;
  std::function<std::string(std::int64_t row)> line;
};

/// A file with the rows 0, 1, ..., of more than eight megabytes.
std::string write(const Folder& folder, const std::string& name, const Lines& lines) {
  std::string path = folder.path() + "/" + name;
  std::ofstream file(path);
  file << lines.header;
  for (std::int64_t row = 0; row < rows; ++row) file << lines.line(row);
  file.close();
  EXPECT_GT(fs::file_size(path), 8u << 20);
  return path;
}

/// Runs a check with each executor, with plans as they are and optimized, on one thread and on four.
void each_way(const std::function<void()>& check) {
  const KeepConfig keep;
  for (const std::string executor : {"local", "loopback"})
    for (const bool optimize : {true, false})
      for (const int threads : {1, 4}) {
        SCOPED_TRACE(executor + (optimize ? " optimized " : " ") + std::to_string(threads));
        Config settings;
        settings.executor = executor;
        settings.optimize = optimize;
        settings.threads = threads;
        settings.cache_limit = 0;
        set_config(settings);
        check();
      }
}

/// `frame` has the rows 0, 1, ... in order, with columns row, number and text.
void expect_rows(const dd::DataFrame& frame, const std::function<std::string(std::int64_t row)>& text) {
  const dd::Table all = frame.compute();
  ASSERT_EQ(all.num_rows(), rows);
  for (std::int64_t row = 0; row < rows; row += row < 10 ? 1 : 997) {
    const auto at = static_cast<std::size_t>(row);
    EXPECT_EQ(all["row"].values<std::int64_t>()[at], row);
    EXPECT_EQ(all["number"].values<std::int64_t>()[at], number(row));
    EXPECT_EQ(all["text"].values<std::string_view>()[at], text(row));
  }
  const dd::Table late = frame[frame["row"] >= rows - 3].compute();
  ASSERT_EQ(late.num_rows(), 3);
  EXPECT_EQ(late["row"].values<std::int64_t>()[2], rows - 1);

  const dd::Table sorted = frame.sort_values("number").compute();
  ASSERT_EQ(sorted.num_rows(), rows);
  for (std::int64_t at = 0; at < rows; at += 997)
    EXPECT_EQ(sorted["number"].values<std::int64_t>()[static_cast<std::size_t>(at)], at);

  const dd::Table groups =
      frame.assign("key", frame["row"] % 7).groupby("key").agg({{"number", "sum"}, {"row", "median"}}).compute();
  ASSERT_EQ(groups.num_rows(), 7);
  std::int64_t sum = 0;
  for (const std::int64_t part : groups["number"].values<std::int64_t>()) sum += part;
  EXPECT_EQ(sum, rows * (rows - 1) / 2);

  const dd::DataFrame first = frame.head_later(5);
  EXPECT_EQ(frame.merge(first[{"row"}], {.on = {"row"}}).compute().num_rows(), 5);
  const dd::DataFrame others = dd::from_dict({{"row", {7, -1, -2}}, {"other", {1, 2, 3}}});
  EXPECT_EQ(frame.merge(others, {.how = "outer", .on = {"row"}}).compute().num_rows(), rows + 2);
  EXPECT_EQ(others.merge(frame, {.how = "right", .on = {"row"}}).compute().num_rows(), rows);
  EXPECT_EQ(frame.nlargest(4, "number").compute()["number"].values<std::int64_t>()[3], rows - 4);
  EXPECT_EQ(frame.npartitions(), frame.persist().npartitions());
}

TEST(DividedFiles, CsvOfOnePartition) {
  const Folder folder;
  const auto text = [](std::int64_t row) { return "text of row " + std::to_string(row % 1000); };
  const std::string path =
      write(folder, "plain.csv", {"row,number,text\n", [&](std::int64_t row) {
                                    return std::to_string(row) + ',' + std::to_string(number(row)) + ',' + text(row) + '\n';
                                  }});
  each_way([&] { expect_rows(dd::read_csv(path), text); });
  each_way([&] { expect_rows(dd::read_csv(path, {.blocksize = "3MB"}), text); });
  each_way([&] { expect_rows(dd::read_csv(path, {.blocksize = 0}), text); });
}

// A task that begins inside quotes is found out, also where what it meets there looks like rows or like errors.
TEST(DividedFiles, CsvWithLinesInQuotes) {
  const Folder folder;
  const auto text = [](std::int64_t row) {
    return std::string("1,2,three\nnot a number,\"\n5,6,7,8,9\n") + std::to_string(row % 1000);
  };
  const std::string path =
      write(folder, "quoted.csv", {"row,number,text\n", [&](std::int64_t row) {
                                     std::string quoted = text(row);
                                     quoted.insert(quoted.find('"'), "\"");
                                     return std::to_string(row) + ',' + std::to_string(number(row)) + ",\"" + quoted + "\"\n";
                                   }});
  each_way([&] { expect_rows(dd::read_csv(path), text); });
}

// What one task learns of the types holds for all.
TEST(DividedFiles, CsvWhoseTypesAreSeenLate) {
  const Folder folder;
  const auto value = [](std::int64_t row) { return row == rows - 2 ? std::string("2.5") : std::to_string(row % 10); };
  const std::string path =
      write(folder, "late.csv", {"row,value,text\n", [&](std::int64_t row) {
                                   return std::to_string(row) + ',' + value(row) + ",some text to fill a line\n";
                                 }});
  each_way([&] {
    const dd::Table all = dd::read_csv(path).compute();
    ASSERT_EQ(all["value"].dtype(), dd::DType::float64);
    EXPECT_EQ(all["value"].values<double>()[rows - 2], 2.5);
    EXPECT_EQ(all["value"].values<double>()[3], 3);
  });
}

TEST(DividedFiles, CsvWithAnErrorSaysWhere) {
  const Folder folder;
  const std::string path =
      write(folder, "bad.csv", {"row,number\n", [&](std::int64_t row) {
                                  return std::to_string(row) + ',' + (row == rows - 10 ? "x" : "1234567890123456") + '\n';
                                }});
  each_way([&] {
    expect_error(ErrorKind::data, "Bad value for int64 column 'number': x (" + path + ", line 399992, byte 9488668) [aggregate]",
                 [&] {
                   dd::read_csv(path, {.dtype = {{"number", dd::DType::int64}}})["number"].sum().compute();
                 });
  });
}

TEST(DividedFiles, JsonLines) {
  const Folder folder;
  const auto text = [](std::int64_t row) { return "line\n" + std::to_string(row % 1000); };
  const std::string path = write(folder, "rows.jsonl", {"", [&](std::int64_t row) {
                                                          return R"({"row": )" + std::to_string(row) + R"(, "number": )" +
                                                                 std::to_string(number(row)) + R"(, "text": "line\n)" +
                                                                 std::to_string(row % 1000) + "\"}\n";
                                                        }});
  each_way([&] { expect_rows(dd::read_json(path), text); });
}

// A partition of several row groups.
TEST(DividedFiles, Parquet) {
  const Folder folder;
  const auto text = [](std::int64_t row) { return "text of row " + std::to_string(row % 1000); };
  std::vector<std::int64_t> row, numbers;
  std::vector<std::string> texts;
  for (std::int64_t at = 0; at < rows; ++at) {
    row.push_back(at);
    numbers.push_back(number(at));
    texts.push_back(text(at));
  }
  const dd::Table table({{"row", dd::Column(row)}, {"number", dd::Column(numbers)}, {"text", dd::Column(texts)}});
  dd::from_table(table, {.npartitions = 1}).to_parquet(folder.path() + "/rows", {.row_group_size = 30'000});
  each_way([&] { expect_rows(dd::read_parquet(folder.path() + "/rows", {.split_row_groups = false}), text); });
}

}  // namespace
}  // namespace weft::engine_test
