// Every recorded case has a test that is compared with it.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <boost/json/parse.hpp>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

TEST(Records, EachHasATest) {
  std::set<std::string> tests;
  const testing::UnitTest& all = *testing::UnitTest::GetInstance();
  for (int suite = 0; suite < all.total_test_suite_count(); ++suite)
    for (int test = 0; test < all.GetTestSuite(suite)->total_test_count(); ++test)
      tests.insert(std::string(all.GetTestSuite(suite)->name()) + "." + all.GetTestSuite(suite)->GetTestInfo(test)->name());
  std::size_t records = 0;
  for (const auto& entry : std::filesystem::directory_iterator(WEFT_TEST_DATA)) {
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    const Json record = boost::json::parse(text.str());
    for (const auto& recorded_case : record.at("cases").as_object()) {
      ++records;
      const std::string name = entry.path().stem().string() + "." + std::string(recorded_case.key());
      EXPECT_TRUE(tests.contains(name)) << name;
    }
  }
  EXPECT_GT(records, 200u);
}

}  // namespace
}  // namespace weft::frame_test
