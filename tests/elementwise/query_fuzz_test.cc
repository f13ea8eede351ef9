// Whatever text query() and eval() are given, they give a frame or a user Error.
#include <array>
#include <random>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

class QueryFuzz : public testing::Test {
 protected:
  void expect_no_more_than_a_user_error(const std::string& text) {
    try {
      frame_.query(text, options_);
      ++good_;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::user) << text << "\n" << error.what();
    }
    try {
      frame_.eval(text, options_);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::user) << text << "\n" << error.what();
    }
  }

  dd::DataFrame frame_ = dd::read_csv(data_file("types.csv"));
  dd::Query options_{.variables = {{"v", 3}, {"list", std::vector<int>{1, 2}}}};
  std::mt19937 random_{20260101};
  int good_ = 0;
};

TEST_F(QueryFuzz, RandomBytes) {
  for (int round = 0; round < 3000; ++round) {
    std::string text(random_() % 40, '\0');
    for (char& byte : text) byte = static_cast<char>(random_());
    expect_no_more_than_a_user_error(text);
  }
}

TEST_F(QueryFuzz, RandomWords) {
  constexpr std::array<const char*, 52> words{
      "i",   "n",      "g",    "b",    "c",  "s",     "t",     "d",          "seen",    "1",
      "2.5", "'x'",    "True", "None", "+",  "-",     "*",     "/",          "//",      "%",
      "**",  "==",     "!=",   "<",    "<=", ">",     ">=",    "and",        "or",      "not",
      "in",  "not in", "&",    "|",    "~",  "(",     ")",     "[",          "]",       ",",
      ".",   "=",      ";",    "\n",   "@v", "@list", "sqrt(", ".str.len()", ".isna()", ".str.contains(",
      "`n`", "i > 1"};
  for (int round = 0; round < 6000; ++round) {
    std::string text;
    for (std::size_t count = random_() % 9; count > 0; --count) (text += words[random_() % words.size()]) += ' ';
    expect_no_more_than_a_user_error(text);
  }
  EXPECT_GT(good_, 20);  // else the words no longer make queries
}

}  // namespace
}  // namespace weft::frame_test
