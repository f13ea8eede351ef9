// Equal nodes are one node, for as long as anybody holds it.
#include <thread>

#include <gtest/gtest.h>

#include "plan/plans.h"

namespace weft::plan {
namespace {

TEST(Interning, EqualContentIsOneNode) {
  EXPECT_EQ(filter(source(), greater("a", 1)), filter(source(), greater("a", 1)));
  EXPECT_NE(filter(source(), greater("a", 1)), filter(source(), greater("a", 2)));
  EXPECT_NE(literal(std::int64_t{1}), literal(1.0));
  EXPECT_NE(literal(std::int64_t{1}), literal(true));
  EXPECT_NE(literal(std::string("1")), literal(std::int64_t{1}));
  EXPECT_NE(make(Limit{1}, {source()}), make(Limit{2}, {source()}));
}

TEST(Interning, NamesAreThoseOfTheContent) {
  std::string name;
  { name = greater("only here", 1)->name(); }
  EXPECT_EQ(greater("only here", 1)->name(), name);
  EXPECT_TRUE(name.starts_with("binary-"));
}

TEST(Interning, FilesThatChangedAreOtherSources) {
  ReadCsv op = *source()->as<ReadCsv>();
  op.files[0].stamp = "later";
  EXPECT_NE(make(op), source());
}

TEST(Interning, ThreadsAgree) {
  for (int round = 0; round < 50; ++round) {
    std::vector<Expr> made(8);
    std::vector<std::thread> threads;
    for (Expr& mine : made)
      threads.emplace_back([&mine, round] {
        for (int again = 0; again < 20; ++again) mine = filter(source(), greater("a", 1000 + round));
      });
    for (std::thread& thread : threads) thread.join();
    for (const Expr& one : made) EXPECT_EQ(one, made.front());
  }
}

}  // namespace
}  // namespace weft::plan
