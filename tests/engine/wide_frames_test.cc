// Frames of thousands of columns: the time of building, planning and computing grows with their number, not with its square.
#include <ctime>
#include <iostream>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

dd::Table wide(int columns) {
  const std::vector<double> values{1.5, -2, 0, 7};
  std::vector<std::pair<std::string, dd::Column>> made;
  for (int index = 0; index < columns; ++index) made.emplace_back("column " + std::to_string(index), dd::Column(values));
  return dd::Table(std::move(made));
}

/// Seconds of CPU, whatever else the machine does.
template <class Make>
double seconds(int columns, Make make) {
  const dd::Table table = wide(columns);
  const std::clock_t begin = std::clock();
  const dd::Table made = make(dd::from_table(table, {.npartitions = 2})).compute();
  const double took = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  EXPECT_GT(made.num_columns(), 0u);
  return took;
}

/// Four times the columns take about four times as long, and cache misses; the square would be sixteen times.
template <class Make>
void expect_linear(const char* what, Make make) {
  constexpr int columns = 1250, most_tries = 5;
  constexpr double most_growth = 9;
  for (const char* executor : {"local", "loopback"}) {
    KeepConfig keep;
    set_config({.executor = executor});
    double growth = 0;
    for (int attempt = 0; attempt < most_tries && (attempt == 0 || growth > most_growth); ++attempt) {
      const double few = seconds(columns, make), many = seconds(4 * columns, make);
      growth = many / few;
      std::cout << what << ", " << executor << ": " << few << " s of CPU, and " << many << " s for four times as many columns\n";
    }
    EXPECT_LT(growth, most_growth) << what << ", " << executor;
  }
}

TEST(WideFrames, ElementByElement) {
  expect_linear("chain", [](const DataFrame& frame) { return ((frame * 2 + 1).abs().fillna(0) - 0.5).round(1) > 3; });
}
TEST(WideFrames, Filter) {
  expect_linear("filter", [](const DataFrame& frame) { return (frame[frame["column 7"] > 0] + 1).clip(0, 5); });
}
TEST(WideFrames, Reductions) {
  expect_linear("sum", [](const DataFrame& frame) { return (frame * 2).sum(); });
}

}  // namespace
}  // namespace weft::frame_test
