// Rows of lazy frames gone through one by one, in every way that they are computed, against the rows that compute() gives.
#include <optional>

#include "frame_methods_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

template <class Make>
void in_every_way(Make make) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    make(Rows(way));
  }
}

void expect_gone_through(const DataFrame& frame) {
  const dd::Table all = frame.compute();
  std::size_t at = 0;
  for (const dd::Row row : frame.iterrows()) {
    ASSERT_LT(at, all.num_rows());
    for (const std::string& name : all.column_names()) EXPECT_EQ(row.to_string(name), all[name].to_string(at));
    ++at;
  }
  EXPECT_EQ(at, all.num_rows());
  at = 0;
  for (const auto& [key, id] : frame.itertuples<std::optional<std::string>, std::int64_t>({"key", "id"})) {
    ASSERT_LT(at, all.num_rows());
    EXPECT_EQ(key.value_or("null"), all["key"].to_string(at));
    EXPECT_EQ(id, all["id"].at<std::int64_t>(at));
    ++at;
  }
  EXPECT_EQ(at, all.num_rows());
}

TEST(FrameRows, OfASource) {
  in_every_way([](const Rows& rows) { expect_gone_through(rows_of(rows)); });
}
TEST(FrameRows, OfAFilter) {
  in_every_way([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    expect_gone_through(r[r["id"] > 39]);
    expect_gone_through(r[r["id"] > 100]);
  });
}
TEST(FrameRows, OfASort) {
  in_every_way([](const Rows& rows) { expect_gone_through(rows_of(rows).sort_values("id")); });
}
TEST(FrameRows, Mistakes) {
  const DataFrame frame = dd::from_dict({{"x", {1, 2}}});
  expect_error(ErrorKind::user, "Column not found: y (have: x)", [&] { frame.itertuples<double>({"y"}); });
  expect_error(ErrorKind::user, "itertuples: 2 types need as many columns, not 1",
               [&] { frame.itertuples<double, double>({"x"}); });
}

TEST(MemoryUsage, WithoutTheIndex) {
  const DataFrame frame = dd::from_dict({{"id", {1, 2}}, {"x", {0.5, 1.5}}}).set_index("id");
  using Usage = std::vector<std::pair<std::string, std::uint64_t>>;
  EXPECT_EQ(frame.memory_usage(), (Usage{{"id", 16}, {"x", 16}}));
  EXPECT_EQ(frame.memory_usage({.index = true}), (Usage{{"id", 16}, {"x", 16}}));
  EXPECT_EQ(frame.memory_usage({.index = false}), (Usage{{"x", 16}}));
}

}  // namespace
}  // namespace weft::frame_test
