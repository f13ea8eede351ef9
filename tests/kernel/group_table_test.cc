// Numbers of groups against a map: ranges that creep, jump and fill, long texts, many keys.
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <tuple>

#include <gtest/gtest.h>

#include "kernel/group/group_table.h"
#include "kernel/string_arena.h"

namespace weft::kernel_test {
namespace {

using kernel::GroupTable;
using kernel::Vector;
using enum dd::DType;

template <class T>
Vector vector_of(dd::DType type, const std::vector<T>& values) {
  auto [vector, out] = kernel::make_vector<T>(type, values.size());
  std::copy(values.begin(), values.end(), out);
  return std::move(vector);
}

Vector vector_of(const std::vector<std::string>& values) {
  auto arena = std::make_shared<kernel::StringArena>();
  std::vector<kernel::StringRef> texts;
  for (const std::string& value : values) texts.push_back(arena->add(std::string_view(value)));
  Vector vector = vector_of(string, texts);
  vector.holds.push_back(arena);
  return vector;
}

/// Numbers values as the table should, and compares.
template <class Value>
class Reference {
 public:
  void expect(GroupTable& table, std::span<const Vector> keys, const std::vector<Value>& values) {
    std::vector<std::uint32_t> groups(values.size());
    table.find_or_add(keys, values.size(), groups.data());
    for (std::size_t row = 0; row < values.size(); ++row) {
      const auto [known, added] = numbers_.try_emplace(values[row], static_cast<std::uint32_t>(numbers_.size()));
      ASSERT_EQ(groups[row], known->second) << "row " << row;
    }
    ASSERT_EQ(table.size(), numbers_.size());
  }
  const std::map<Value, std::uint32_t>& numbers() const { return numbers_; }

 private:
  std::map<Value, std::uint32_t> numbers_;
};

template <class T>
void expect_numbers(dd::DType type, const std::vector<std::vector<T>>& batches) {
  const auto table = kernel::make_group_table(std::span(&type, 1));
  Reference<T> reference;
  for (const std::vector<T>& batch : batches) {
    const Vector keys = vector_of(type, batch);
    reference.expect(*table, std::span(&keys, 1), batch);
  }
  std::vector<std::uint32_t> groups(table->size());
  for (std::uint32_t group = 0; group < groups.size(); ++group) groups[group] = group;
  const Vector keys = table->keys_of(groups)[0];
  for (const auto& [value, group] : reference.numbers()) EXPECT_EQ(keys.data<T>()[group], value);
}

TEST(GroupTable, RangesThatCreepAndJump) {
  std::vector<std::vector<std::int64_t>> batches;
  for (std::int64_t step = 0; step < 20; ++step) {
    std::vector<std::int64_t> up, down;
    for (std::int64_t i = 0; i < 500; ++i) up.push_back(step * 700 + i), down.push_back(-step * 300 - i);
    batches.insert(batches.end(), {up, down});
  }
  expect_numbers(int64, batches);
  batches.push_back({std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(), 0, 699, -1});
  batches.push_back(batches[3]);
  expect_numbers(int64, batches);
}

TEST(GroupTable, TakesLittleOfTheMemory) {
  std::mt19937_64 random(11);
  std::vector<std::int64_t> values;
  for (int i = 0; i < 16'384; ++i) values.push_back(static_cast<std::int64_t>(random() % 900'000));
  const Vector keys[] = {vector_of(int64, values), vector_of(int64, values)};
  for (const std::size_t num_keys : {1, 2}) {
    const std::vector<dd::DType> types(num_keys, int64);
    const auto large = kernel::make_group_table(types), small = kernel::make_group_table(types, 10 << 20);
    Reference<std::int64_t> of_large, of_small;
    of_large.expect(*large, std::span(keys).first(num_keys), values);
    of_small.expect(*small, std::span(keys).first(num_keys), values);
    EXPECT_GT(large->bytes(), 8u << 20);
    EXPECT_LT(small->bytes(), 4u << 20);
  }
}

TEST(GroupTable, NarrowTypesAtTheirEnds) {
  expect_numbers<std::int8_t>(int8, {{-128, 127, 0, -1, 1, 127, -128}, {5, -5}});
  expect_numbers<std::uint8_t>(uint8, {{0, 255, 128, 127, 0}});
  expect_numbers<std::uint16_t>(uint16, {{65535, 0, 32768}, {1}});
  expect_numbers<std::uint64_t>(uint64, {{~0ull, 0, 1}, {~0ull - 1}});
  expect_numbers<std::int32_t>(date, {{0, -719162, 2932896}, {0}});
}

TEST(GroupTable, ManyNumbers) {
  std::mt19937_64 random(3);
  std::vector<std::vector<std::int64_t>> batches;
  for (int batch = 0; batch < 20; ++batch) {
    std::vector<std::int64_t> values;
    for (int i = 0; i < 16'384; ++i) values.push_back(static_cast<std::int64_t>(random() % 200'000 * 1'000'000'007));
    batches.push_back(values);
  }
  expect_numbers(int64, batches);
}

TEST(GroupTable, BothZerosAreOneGroup) {
  const dd::DType type = float64;
  const auto table = kernel::make_group_table(std::span(&type, 1));
  const Vector keys = vector_of<double>(float64, {0.0, -0.0, std::nan(""), 1.0, -std::nan("")});
  std::vector<std::uint32_t> groups(5);
  table->find_or_add(std::span(&keys, 1), 5, groups.data());
  EXPECT_EQ(groups, (std::vector<std::uint32_t>{0, 0, 1, 2, 1}));
  EXPECT_FALSE(table->keys_of(groups)[0].is_valid(2));
}

TEST(GroupTable, TextsOfEveryLength) {
  std::mt19937_64 random(5);
  const dd::DType type = string;
  const auto table = kernel::make_group_table(std::span(&type, 1));
  Reference<std::string> reference;
  for (int batch = 0; batch < 10; ++batch) {
    std::vector<std::string> values;
    for (int i = 0; i < 10'000; ++i) {
      std::string value = std::to_string(random() % 30'000);
      value.insert(0, random() % 4 * 7, 'x');
      values.push_back(value);
    }
    const Vector keys = vector_of(values);
    reference.expect(*table, std::span(&keys, 1), values);
  }
  // The batches are gone: the table has kept what it needs.
  for (const auto& [value, group] : reference.numbers()) {
    const Vector key = table->keys_of(std::span(&group, 1))[0];
    ASSERT_EQ(key.data<kernel::StringRef>()[0].view(), value);
  }
}

TEST(GroupTable, CombinationsThatGrow) {
  std::mt19937_64 random(9);
  const std::vector<dd::DType> types{int64, string, int32};
  const auto table = kernel::make_group_table(types);
  using Row = std::tuple<std::int64_t, std::string, std::int32_t>;
  Reference<Row> reference;
  for (std::uint64_t batch = 1; batch <= 12; ++batch) {
    std::vector<Row> rows;
    std::vector<std::int64_t> first;
    std::vector<std::string> second;
    std::vector<std::int32_t> third;
    for (int i = 0; i < 4'000; ++i) {
      // Few combinations at first, then so many that numbers need more bits.
      first.push_back(static_cast<std::int64_t>(random() % (batch * 3)));
      second.push_back("key " + std::to_string(random() % (batch * batch * batch * 30)));
      third.push_back(static_cast<std::int32_t>(random() % (batch * batch * 5)));
      rows.emplace_back(first.back(), second.back(), third.back());
    }
    const std::vector<Vector> keys{vector_of(int64, first), vector_of(second), vector_of(int32, third)};
    reference.expect(*table, keys, rows);
  }
  for (const auto& [row, group] : reference.numbers()) {
    const std::vector<Vector> keys = table->keys_of(std::span(&group, 1));
    ASSERT_EQ(keys[0].data<std::int64_t>()[0], std::get<0>(row));
    ASSERT_EQ(keys[1].data<kernel::StringRef>()[0].view(), std::get<1>(row));
    ASSERT_EQ(keys[2].data<std::int32_t>()[0], std::get<2>(row));
  }
}

TEST(StringRef, OrdersAndReadsAsTheTextDoes) {
  std::string room(64, '#');
  const std::vector<std::string> texts{
      "", "a", "ab", "abc", "abcd", "abcde", "abcdefghijkl", "abcdefghijklm", "abd", "b", std::string("ab\0", 3), "\xff"};
  for (const std::string& a : texts) {
    room.replace(0, a.size(), a);
    const auto padded = kernel::StringRef::from_padded(room.data(), static_cast<std::uint32_t>(a.size()));
    EXPECT_EQ(padded, kernel::StringRef(a));
    for (const std::string& b : texts) {
      EXPECT_EQ(kernel::StringRef(a) == kernel::StringRef(b), a == b);
      EXPECT_EQ(kernel::StringRef(a) < kernel::StringRef(b), a < b) << a << ' ' << b;
    }
    room.assign(64, '#');
  }
}

}  // namespace
}  // namespace weft::kernel_test
