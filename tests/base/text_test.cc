// Checks the words of messages: lists of names and "did you mean".
#include "base/text.h"

#include <chrono>

#include <gtest/gtest.h>

namespace weft::base {
namespace {

const std::vector<std::string> columns = {"country", "population", "continent"};

TEST(Text, SaysWhatIsNotFoundAndWhatIsNear) {
  EXPECT_EQ(not_found("Column", "popualtion", columns),
            "Column not found: popualtion (have: country, population, continent; did you mean population?)");
  EXPECT_EQ(not_found("Column", "zz", columns), "Column not found: zz (have: country, population, continent)");
  EXPECT_EQ(not_found("Column", "x", {}), "Column not found: x (have: none)");
}

TEST(Text, LongListsAreCut) {
  std::vector<std::string> many;
  for (int i = 0; i < 25; ++i) many.push_back("c" + std::to_string(i));
  EXPECT_EQ(list_names(many, 3), "c0, c1, c2, and 22 more");
}

TEST(Text, LongNamesAreCutAndComparedWithNone) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(not_found("Column", std::string(50'000'000, 'p'), columns),
            "Column not found: " + std::string(500, 'p') + "... (have: country, population, continent)");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST(Text, EditDistanceCountsSwapsOnceAndIgnoresCase) {
  EXPECT_EQ(edit_distance("popualtion", "population"), 1u);
  EXPECT_EQ(edit_distance("Country", "country"), 0u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
}

TEST(Text, ClosestNamesComeNearestFirst) {
  const std::vector<std::string> names = {"tips", "trip", "tip"};
  EXPECT_EQ(closest_names("tip", names), (std::vector<std::string>{"tip", "tips"}));
  EXPECT_TRUE(closest_names("continent", names).empty());
}

}  // namespace
}  // namespace weft::base
