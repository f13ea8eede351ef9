// How often values come in groups, compared with pandas.
#include "frame_methods_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

void expect_counts(const dd::GroupByOptions& groups, const dd::ValueCounts& options) {
  expect_recorded([&](const Rows& rows) { return rows_of(rows).groupby("key", groups)["n"].value_counts(options); });
}

TEST(GroupCounts, Plain) { expect_counts({.sort = true}, {}); }
TEST(GroupCounts, Shares) { expect_counts({.sort = true}, {.normalize = true}); }
TEST(GroupCounts, Ascending) { expect_counts({.sort = true}, {.ascending = true}); }
TEST(GroupCounts, NotByCount) { expect_counts({.sort = true}, {.sort = false}); }
TEST(GroupCounts, MissingValues) { expect_counts({.sort = true}, {.normalize = true, .dropna = false}); }
TEST(GroupCounts, MissingKeys) { expect_counts({.dropna = false}, {}); }
TEST(GroupCounts, AllMissing) { expect_counts({.dropna = false}, {.dropna = false}); }

}  // namespace
}  // namespace weft::frame_test
