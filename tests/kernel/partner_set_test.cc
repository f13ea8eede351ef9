// What is said of all keys of a set: lists and ranges of constants, for the types that have some.
#include "kernel/join/partner_set.h"

#include <gtest/gtest.h>

#include "base/temporal_text.h"
#include "plan/ops/scalar.h"

namespace weft::kernel_test {
namespace {

using kernel::PartnerSet;
using kernel::Vector;
using enum dd::DType;

template <class T>
std::string bounds_of(dd::DType type, const std::vector<T>& values, bool with_missing = false) {
  auto [keys, out] = kernel::make_vector<T>(type, values.size());
  std::copy(values.begin(), values.end(), out);
  if (with_missing) {
    auto valid = std::make_shared<std::uint8_t[]>(values.size());
    for (std::size_t row = 0; row < values.size(); ++row) valid[row] = row > 0;
    keys.valid = std::move(valid);
  }
  const plan::Expr scalar = plan::column("k");
  const plan::Expr bounds = PartnerSet(std::span(&keys, 1), values.size()).bounds(std::span(&scalar, 1));
  return bounds ? plan::to_string(bounds) : "nothing";
}

/// Each of the days from one on.
std::vector<std::int32_t> days(const char* first, int count) {
  std::vector<std::int32_t> made;
  for (int day = 0; day < count; ++day) made.push_back(*base::parse_date(first) + day);
  return made;
}

TEST(PartnerSet, FewKeysAreListed) {
  EXPECT_EQ(bounds_of<std::int64_t>(int64, {5, 3, 5}), "(k isin [5, 3])");
  EXPECT_EQ(bounds_of<std::int32_t>(date, days("1995-12-31", 2)), "(k isin [\"1995-12-31\", \"1996-01-01\"])");
}

TEST(PartnerSet, ManyKeysHaveARange) {
  std::vector<std::int64_t> numbers;
  for (std::int64_t number = -50; number <= 50; ++number) numbers.push_back(number);
  EXPECT_EQ(bounds_of(int64, numbers), "((k >= -50) && (k <= 50))");
  EXPECT_EQ(bounds_of(date, days("1995-12-31", 100)), "((k >= \"1995-12-31\") && (k <= \"1996-04-08\"))");
}

TEST(PartnerSet, AMissingKeyIsOneMore) {
  EXPECT_EQ(bounds_of(date, days("1995-12-31", 101), true), "(((k >= \"1996-01-01\") && (k <= \"1996-04-09\")) || is_null(k))");
}

TEST(PartnerSet, NothingIsSaidOfWhatIsNoConstant) {
  EXPECT_EQ(bounds_of<std::int64_t>(timestamp, {0, 1}), "nothing");
  EXPECT_EQ(bounds_of<double>(float64, {0.5}), "nothing");
  // The year 12345 has no text that is read again.
  EXPECT_EQ(bounds_of<std::int32_t>(date, {0, 3'789'000}), "nothing");
  EXPECT_EQ(bounds_of<std::uint64_t>(uint64, {1, ~std::uint64_t{0}}), "nothing");
}

TEST(PartnerSet, OfNoRowsLetsNonePass) { EXPECT_EQ(bounds_of<std::int64_t>(int64, {}), "false"); }

}  // namespace
}  // namespace weft::kernel_test
