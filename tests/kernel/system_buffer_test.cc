// Memory of buffers, and what is kept of it for the next ones.
#include "kernel/system_buffer.h"

#include <cstring>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace weft::kernel {
namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20;

class KeptMemory : public ::testing::Test {
 protected:
  ~KeptMemory() override { keep_freed_memory(0); }
};

TEST_F(KeptMemory, ServesBuffersOfAboutItsSize) {
  keep_freed_memory(64 * megabyte);
  const std::uint8_t* first = system_buffer(8 * megabyte)->data();
  EXPECT_NE(system_buffer(megabyte)->data(), first);
  EXPECT_NE(system_buffer(9 * megabyte)->data(), first);
  const auto again = system_buffer(7 * megabyte);
  EXPECT_EQ(again->data(), first);
  EXPECT_EQ(again->size(), static_cast<std::int64_t>(7 * megabyte));
  EXPECT_NE(system_buffer(7 * megabyte)->data(), first);
}

TEST_F(KeptMemory, GivesTheNearestSize) {
  keep_freed_memory(64 * megabyte);
  auto large = system_buffer(10 * megabyte), small = system_buffer(9 * megabyte);
  const std::uint8_t *of_large = large->data(), *of_small = small->data();
  small.reset();
  large.reset();
  EXPECT_EQ(system_buffer(9 * megabyte)->data(), of_small);
  EXPECT_EQ(system_buffer(10 * megabyte)->data(), of_large);
}

TEST_F(KeptMemory, LetsTheOldestGo) {
  keep_freed_memory(20 * megabyte);
  std::vector<std::shared_ptr<arrow::Buffer>> buffers;
  for (int number = 0; number < 3; ++number) buffers.push_back(system_buffer(8 * megabyte));
  const std::uint8_t *second = buffers[1]->data(), *third = buffers[2]->data();
  for (auto& buffer : buffers) buffer.reset();
  const auto one = system_buffer(8 * megabyte), other = system_buffer(8 * megabyte);
  EXPECT_EQ(one->data(), second);
  EXPECT_EQ(other->data(), third);
}

TEST_F(KeptMemory, IsFilledByManyThreads) {
  keep_freed_memory(32 * megabyte);
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([thread] {
      for (int round = 0; round < 50; ++round) {
        const auto buffer = system_buffer((1 + round % 5) * megabyte);
        std::memset(buffer->mutable_data(), thread, static_cast<std::size_t>(buffer->size()));
        EXPECT_EQ(buffer->data()[buffer->size() - 1], thread);
      }
    });
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace weft::kernel
