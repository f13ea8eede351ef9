// The guide quotes a program that is built and run: each piece of C++ in it stands there word for word.
#include <fstream>
#include <sstream>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

std::string read(const std::string& path) {
  std::stringstream text;
  text << std::ifstream(std::string(WEFT_TEST_DATA) + "/../../../" + path).rdbuf();
  return text.str();
}

TEST(Docs, QuoteTheTour) {
  const std::string guide = read("docs/frames.md"), tour = read("examples/frames_tour.cpp");
  int quotes = 0;
  for (std::size_t begin = 0; (begin = guide.find("```cpp\n", begin)) != std::string::npos; ++quotes) {
    begin += 7;
    const std::string quote = guide.substr(begin, guide.find("```", begin) - begin);
    EXPECT_NE(tour.find(quote), std::string::npos) << quote;
  }
  EXPECT_GT(quotes, 8);
}

}  // namespace
}  // namespace weft::frame_test
