// Random frames: every way of running one gives the same rows.
// WEFT_FUZZ_SECONDS=600 runs longer; WEFT_FUZZ_SEED=n runs one number alone.
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "frame/random_frame.h"
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

const Way& plainest() {
  static const Way way{"local", false, "whole"};
  return way;
}

/// All rows and, where their order is promised, the first few.
std::vector<Json> results(const Way& way, std::uint64_t seed) {
  KeepConfig keep;
  set_config({.executor = way.executor, .optimize = way.optimize});
  RandomFrame random(Rows(way)("types.csv"), seed);
  std::vector<Json> made{Result(random.frame()).json()};
  if (random.ordered()) made.push_back(Result(random.frame().head(random.some_rows())).json());
  return made;
}

void expect_same(std::uint64_t seed) {
  SCOPED_TRACE("WEFT_FUZZ_SEED=" + std::to_string(seed));
  const bool ordered = RandomFrame(Rows(plainest())("types.csv"), seed).ordered();
  std::vector<Json> expected;
  for (const Way& way : ways()) {
    try {
      if (expected.empty()) expected = results(plainest(), seed);
      std::vector<Json> made = results(way, seed);
      for (std::size_t index = 0; index < made.size(); ++index)
        if (std::string wrong = difference(made[index], expected[index], ordered); !wrong.empty())
          ADD_FAILURE() << way.to_string() << (index ? ", head: " : ": ") << wrong << "\n"
                        << RandomFrame(Rows(way)("types.csv"), seed).frame().explain();
    } catch (const std::exception& error) {
      ADD_FAILURE() << way.to_string() << ": " << error.what() << "\n"
                    << RandomFrame(Rows(way)("types.csv"), seed).frame().to_string();
    }
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Fuzz, EveryWayGivesTheSameRows) {
  if (const char* seed = std::getenv("WEFT_FUZZ_SEED")) return expect_same(std::strtoull(seed, nullptr, 10));
  const char* seconds = std::getenv("WEFT_FUZZ_SECONDS");
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds ? std::atoi(seconds) : 0);
  constexpr std::uint64_t always = 60;  // the same numbers in every run, however fast the machine
  std::uint64_t seed = 0;
  for (; (seed < always || std::chrono::steady_clock::now() < until) && !HasFailure(); ++seed) expect_same(seed);
  std::cout << seed << " random frames in " << ways().size() << " ways\n";
}

}  // namespace
}  // namespace weft::frame_test
