// Frames joined by their indexes, with divisions that are known and such that are not, and keys that are computed from other
// rows.
#include "frame_methods_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

void expect_joined(const std::string& how, bool known) {
  expect_recorded([&](const Rows& rows) {
    DataFrame left = by_id(rows_of(rows)[{"id", "key", "x"}]), right = by_id(more_of(rows));
    if (known) {
      left = rows_of(rows)[{"id", "key", "x"}].set_index("id", {.divisions = {3, 10, 30, 50}});
      right = more_of(rows).set_index("id", {.divisions = {0, 10, 20, 50}});
    }
    const DataFrame joined = left.join(right, {.how = how});
    EXPECT_EQ(joined.index_name(), "id");
    EXPECT_TRUE(joined.known_divisions());
    if (known) {
      EXPECT_EQ(joined.npartitions(), 5u);
    }
    const dd::Table table = joined.compute();
    const dd::Column ids = table["id"];
    for (std::size_t row = 1; row < ids.size(); ++row) EXPECT_LE(ids.at<std::int64_t>(row - 1), ids.at<std::int64_t>(row));
    return table;
  });
}

TEST(JoinFrames, Left) { expect_joined("left", false); }
TEST(JoinFrames, Inner) { expect_joined("inner", false); }
TEST(JoinFrames, Right) { expect_joined("right", false); }
TEST(JoinFrames, Outer) { expect_joined("outer", false); }
TEST(JoinFrames, LeftKnown) { expect_joined("left", true); }
TEST(JoinFrames, InnerKnown) { expect_joined("inner", true); }
TEST(JoinFrames, RightKnown) { expect_joined("right", true); }
TEST(JoinFrames, OuterKnown) { expect_joined("outer", true); }

TEST(JoinFrames, Several) {
  expect_recorded([](const Rows& rows) {
    const DataFrame more = more_of(rows).groupby("id")[{"w"}].first();
    return by_id(rows_of(rows)[{"id", "key"}]).join(std::vector<DataFrame>{by_id(more), by_id(few_of(rows))});
  });
}
TEST(JoinFrames, OnColumn) {
  expect_recorded([](const Rows& rows) { return more_of(rows).join(by_id(few_of(rows)), {.on = "id"}); });
}
TEST(JoinFrames, Suffixes) {
  expect_recorded([](const Rows& rows) {
    const DataFrame few = by_id(few_of(rows));
    return few.join(few, {.lsuffix = "_l", .rsuffix = "_r"});
  });
}
TEST(JoinFrames, RightIndex) {
  expect_recorded([](const Rows& rows) {
    return more_of(rows).merge(by_id(few_of(rows)), {.how = "outer", .left_on = "id", .right_index = true});
  });
}
TEST(JoinFrames, LeftIndex) {
  expect_recorded([](const Rows& rows) {
    return few_of(rows).rename({{"id", "own"}}).set_index("own").merge(more_of(rows), {.right_on = "id", .left_index = true});
  });
}
TEST(JoinFrames, KeyOfWindow) {
  expect_recorded([](const Rows& rows) {
    const DataFrame left = rows_of(rows)[{"id", "y"}];
    // The number of the row, as a running sum.
    const dd::Series number = (left["id"] * 0 + 1).cumsum() - 1;
    return left.merge(few_of(rows), {.left_on = number, .right_on = "id", .suffixes = {"", "_r"}});
  });
}
TEST(JoinFrames, KeyOfScalar) {
  expect_recorded([](const Rows& rows) {
    const DataFrame left = rows_of(rows)[{"id", "y"}];
    return left.merge(few_of(rows), {.left_on = left["id"] - left["id"].min(), .right_on = "id", .suffixes = {"", "_r"}});
  });
}

// Partition by partition: nothing is divided anew where both sides have the same divisions.
TEST(IndexJoin, KnownDivisionsMoveNothing) {
  const DataFrame left = dd::from_dict({{"k", {1, 2, 3, 4}}, {"a", {1, 2, 3, 4}}}).set_index("k", {.divisions = {1, 3, 4}});
  const DataFrame right = dd::from_dict({{"k", {1, 2, 3, 4}}, {"b", {1, 2, 3, 4}}}).set_index("k", {.divisions = {1, 3, 4}});
  EXPECT_EQ(left.join(right).to_string().find("repartition"), std::string::npos) << left.join(right);
  const DataFrame other = dd::from_dict({{"k", {1, 2}}, {"b", {1, 2}}}).set_index("k", {.divisions = {1, 2}});
  const DataFrame joined = left.join(other, {.how = "outer"});
  EXPECT_NE(joined.to_string().find("repartition"), std::string::npos) << joined;
  EXPECT_EQ(joined.divisions().size(), 4u);
}

// An index of another type meets by value, and the result has the index nevertheless.
TEST(IndexJoin, OtherTypes) {
  const DataFrame left = dd::from_dict({{"k", {3, 1, 2}}, {"a", {30, 10, 20}}}).set_index("k");
  const DataFrame right = dd::from_dict({{"k", {1.0, 2.5, 3.0}}, {"b", {"x", "y", "z"}}}).set_index("k");
  const dd::Table joined = left.join(right, {.how = "inner"}).compute();
  ASSERT_EQ(joined.num_rows(), 2u);
  EXPECT_EQ(joined["b"].to_string(0), "x");
  EXPECT_EQ(joined["b"].to_string(1), "z");
}

TEST(IndexJoin, Divisions) {
  const DataFrame frame = dd::from_dict({{"k", {5, 3, 1, 4, 2, 6}}, {"a", {1, 2, 3, 4, 5, 6}}}, {.npartitions = 3});
  EXPECT_FALSE(frame.known_divisions());
  const DataFrame indexed = frame.set_index("k");
  EXPECT_TRUE(indexed.known_divisions());
  EXPECT_FALSE(indexed.clear_divisions().known_divisions());
  const DataFrame kept = indexed.persist();
  const std::vector<dd::Value> divisions = kept.divisions();
  ASSERT_EQ(divisions.size(), kept.npartitions() + 1);
  EXPECT_EQ(divisions.front().as_int64(), 1);
  EXPECT_EQ(divisions.back().as_int64(), 6);
  // What persist found leaves out partitions.
  EXPECT_NE(kept.loc(6).to_string().find("select_partitions"), std::string::npos) << kept.loc(6);
  EXPECT_EQ(kept.loc(6).compute().num_rows(), 1u);
}

TEST(JoinErrors, Messages) {
  const DataFrame frame = dd::from_dict({{"k", {1}}, {"a", {1}}}), other = frame.set_index("k");
  const auto user = [](const char* message, const auto& act) { expect_error(ErrorKind::user, message, act); };
  user(
      "join: the left frame has no index: set_index says which column it is, and a selection keeps it only where it names that "
      "column",
      [&] { frame.join(other); });
  user(
      "join: the right frame has no index: set_index says which column it is, and a selection keeps it only where it names that "
      "column",
      [&] { other.join(frame); });
  user("join: both frames have other columns of the same names, and .lsuffix and .rsuffix are empty: a",
       [&] { other.join(other); });
  user("join: .lsuffix and .rsuffix give two columns one name: a_l",
       [&] { other.assign("a_l", other["a"]).join(other, {.lsuffix = "_l"}); });
  user("join: .how not found: lft (have: inner, left, right, outer, semi, anti, cross; did you mean left?)",
       [&] { other.join(other, {.how = "lft"}); });
  user("merge: .on excludes .left_index and .right_index", [&] { other.merge(other, {.on = "a", .left_index = true}); });
  user("merge: where both frames are met by their indexes, the result is in their order: .keep_order has no meaning",
       [&] { other.merge(other, {.left_index = true, .right_index = true, .keep_order = true}); });
  user("merge: .left_index excludes .left_on",
       [&] { other.merge(other, {.left_on = "a", .left_index = true, .right_index = true}); });
  user("merge: the right frame needs a key too: .right_on or .right_index", [&] { other.merge(other, {.left_index = true}); });
  user("merge: a cross join pairs all rows: it takes no keys",
       [&] { other.merge(other, {.how = "cross", .left_index = true, .right_index = true}); });
  user("merge: the frame whose index is the key has a column of the other key's name: a",
       [&] { other.merge(other, {.left_on = "a", .right_index = true}); });
}

}  // namespace
}  // namespace weft::frame_test
