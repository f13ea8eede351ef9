// Lists of names and values in braces, of whatever length.
#include <gtest/gtest.h>
#include <weft/dataframe.h>

namespace weft::dd {
namespace {

DataFrame letters() { return from_dict({{"k", {"a", "b", "a"}}, {"v", {1, -3, 2}}}); }

std::vector<bool> values(const Series& series) {
  std::vector<bool> made;
  const Column column = series.compute();
  for (std::size_t row = 0; row < column.size(); ++row) made.push_back(column.at<bool>(row));
  return made;
}

TEST(Braces, ValuesOfAFrame) {
  const auto found = [](const DataFrame& frame) { return std::pair(values(frame["k"]), values(frame["v"])); };
  using Found = std::pair<std::vector<bool>, std::vector<bool>>;
  EXPECT_EQ(found(letters().isin({"a", "b"})), (Found{{true, true, true}, {false, false, false}}));
  EXPECT_EQ(found(letters().isin({"b"})), (Found{{false, true, false}, {false, false, false}}));
  EXPECT_EQ(found(letters().isin({1, -3})), (Found{{false, false, false}, {true, true, false}}));
  EXPECT_EQ(found(letters().isin({"a", -3, 2.0})), (Found{{true, false, true}, {false, true, true}}));
  EXPECT_EQ(found(letters().isin({{"k", {"a", "b"}}, {"v", {2}}})), (Found{{true, true, true}, {false, false, true}}));
}

TEST(Braces, Categories) {
  const Series column = letters()["k"].astype(Categories{{"a", "b"}});
  using Names = std::vector<std::string>;
  EXPECT_EQ(column.cat().add_categories({"c"}).cat().categories(), (Names{"a", "b", "c"}));
  EXPECT_EQ(column.cat().add_categories({"d", "c"}).cat().categories(), (Names{"a", "b", "d", "c"}));
  EXPECT_EQ(column.cat().remove_categories({"b", "a"}).cat().categories(), Names{});
  EXPECT_EQ(column.cat().rename_categories({"x", "y"}).cat().categories(), (Names{"x", "y"}));
  EXPECT_EQ(column.cat().rename_categories({{"a", "y"}}).cat().categories(), (Names{"y", "b"}));
}

TEST(Braces, KeysOfAGroup) {
  EXPECT_EQ(letters().groupby("k").get_group({"a"}).compute().num_rows(), 2);
  EXPECT_EQ(letters().groupby("v").get_group({-3}).compute().num_rows(), 1);
  EXPECT_EQ(letters().groupby({"k", "v"}).get_group({"a", 2}).compute().num_rows(), 1);
}

}  // namespace
}  // namespace weft::dd
