// Aggregations of the user.
#include <cmath>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "aggregation_case.h"

namespace user_aggregations {

struct MeanSquare {
  double sum = 0;
  std::int64_t count = 0;
  void add(double value) { sum += value * value, ++count; }
  void merge(const MeanSquare& other) { sum += other.sum, count += other.count; }
  std::optional<double> result() const { return count > 0 ? std::optional(sum / static_cast<double>(count)) : std::nullopt; }
};
struct LongestText {
  std::int64_t size = 0;
  void add(std::string_view text) { size = std::max(size, static_cast<std::int64_t>(text.size())); }
  void merge(const LongestText& other) { size = std::max(size, other.size); }
  std::string result() const { return std::string(static_cast<std::size_t>(size), '*'); }
};
struct CountTrue {
  std::int64_t count = 0;
  void add(bool value) { count += value; }
  void merge(const CountTrue& other) { count += other.count; }
  std::int64_t result() const { return count; }
};
struct RefusesLarge {
  bool seen = false;
  void add(std::int64_t value) {
    if (value > 10) throw std::runtime_error("too large");
    seen = true;
  }
  void merge(const RefusesLarge& other) { seen |= other.seen; }
  bool result() const { return seen; }
};

}  // namespace user_aggregations

using user_aggregations::CountTrue;
using user_aggregations::LongestText;
using user_aggregations::MeanSquare;
using user_aggregations::RefusesLarge;
WEFT_AGGREGATION(MeanSquare);
WEFT_AGGREGATION(LongestText);
WEFT_AGGREGATION(CountTrue);
WEFT_AGGREGATION(RefusesLarge);

namespace weft::frame_test {
namespace {

using dd::DataFrame;

TEST(UserAggregations, OfGroups) {
  expect_samples([](const DataFrame& m) {
    return m.groupby("key").agg(
        {{"x", "MeanSquare"}, {"n", "MeanSquare"}, {"s", "LongestText"}, {"flag", "CountTrue"}, {"x", "sum", "total"}});
  });
}
TEST(UserAggregations, BesideMedians) {
  expect_samples([](const DataFrame& m) { return m.groupby("part").agg({{"x", "MeanSquare"}, {"x", "median", "median"}}); });
}
TEST(UserAggregations, OfAll) {
  expect_samples([](const DataFrame& m) { return m.agg({{"x", "MeanSquare"}, {"s", "LongestText"}}); });
}

TEST(UserAggregationErrors, Messages) {
  const Way way{"local", true, "blocks"};
  const DataFrame m = samples(Rows(way));
  expect_error(ErrorKind::user, "MeanSquare needs numbers, not string: s", [&] { m.groupby("key").agg({{"s", "MeanSquare"}}); });
  expect_error(ErrorKind::user, "LongestText needs text, not float64: x", [&] { m.groupby("key").agg({{"x", "LongestText"}}); });
  expect_error(
      ErrorKind::user,
      "Aggregation not found: MeanSquares (have: sum, mean, min, max, count, size, prod, first, last, any, all, var, std, "
      "sem, skew, kurt, nunique, median, quantile, mode, and 8 more; did you mean MeanSquare?)",
      [&] {
        m.groupby("key").agg({{"x", "MeanSquares"}});
      });
  try {
    m.groupby("part").agg({{"part", "RefusesLarge", "seen"}}).compute();
    m.groupby("part").agg({{"n", "RefusesLarge"}}).compute();
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    EXPECT_EQ(error.message(), "Aggregation RefusesLarge threw: too large");
  }
}

}  // namespace
}  // namespace weft::frame_test
