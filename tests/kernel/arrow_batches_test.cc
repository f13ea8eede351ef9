// Arrow tables -> batches -> Arrow tables.
#include <arrow/api.h>
#include <gtest/gtest.h>

#include "kernel/arrow_batches.h"
#include "kernel/bits.h"
#include "kernel/kernel_case.h"

namespace weft::kernel_test {
namespace {

using enum dd::DType;

/// Tables with nulls here and there, long enough for several batches.
dd::Table mixed(std::size_t size) {
  TextColumn flag{"flag", boolean, {}}, small{"small", int8, {}}, number{"number", float64, {}}, word{"word", string, {}},
      day{"day", date, {}};
  for (std::size_t i = 0; i < size; ++i) {
    flag.values.push_back(i % 11 == 3 ? "null" : i % 3 == 0 ? "true" : "false");
    small.values.push_back(std::to_string(i % 100));
    number.values.push_back(i > size / 2 && i % 7 == 0 ? "null" : std::to_string(i) + ".5");
    word.values.push_back(i % 13 == 0  ? "null"
                          : i % 5 == 0 ? "a word of many letters, number " + std::to_string(i)
                                       : "w" + std::to_string(i));
    day.values.push_back("2024-02-2" + std::to_string(i % 10));
  }
  return table({flag, small, number, word, day});
}

plan::Schema schema_of(const dd::Table& table) { return input_of(table)->schema(); }

dd::Table copy_of(const std::shared_ptr<arrow::Table>& table, const plan::Schema& schema) {
  kernel::TableBuilder builder(schema);
  kernel::for_each_batch(table, schema, [&](kernel::Batch batch) {
    builder.append(batch);
    return true;
  });
  EXPECT_EQ(builder.num_rows(), table->num_rows());
  const auto copy = builder.finish();
  EXPECT_TRUE(copy->ValidateFull().ok());
  return dd::Table(copy);
}

TEST(ArrowBatches, CopyIsEqual) {
  const dd::Table t = mixed(50'000);
  EXPECT_TRUE(copy_of(t.arrow(), schema_of(t)).arrow()->Equals(*t.arrow()));
  EXPECT_TRUE(copy_of(mixed(0).arrow(), schema_of(t)).arrow()->schema()->Equals(*t.arrow()->schema()));
}

TEST(ArrowBatches, SlicesAndChunksThatDoNotLineUp) {
  const dd::Table t = mixed(40'000);
  for (const std::int64_t start : {1, 7, 8, 13, 20'001}) {
    const auto slice = t.arrow()->Slice(start, 19'990);
    EXPECT_TRUE(copy_of(slice, schema_of(t)).arrow()->Equals(*slice)) << start;
  }
  arrow::ChunkedArrayVector columns;
  for (int index = 0; index < t.arrow()->num_columns(); ++index) {
    const auto column = t.arrow()->column(index);
    const std::int64_t cut = 1000 * (index + 1) + index;
    arrow::ArrayVector chunks{column->Slice(0, cut)->chunk(0), column->Slice(cut, 0)->chunk(0), column->Slice(cut)->chunk(0)};
    columns.push_back(std::make_shared<arrow::ChunkedArray>(chunks));
  }
  const auto chunked = arrow::Table::Make(t.arrow()->schema(), columns);
  EXPECT_TRUE(copy_of(chunked, schema_of(t)).arrow()->Equals(*t.arrow()));
}

TEST(ArrowBatches, ValuesUnderNullsAreZero) {
  arrow::Int64Builder builder;
  ASSERT_TRUE(builder.AppendValues(std::vector<std::int64_t>{1, 99, 3}, {true, false, true}).ok());
  const auto array = builder.Finish().ValueOrDie();
  // An Arrow builder may leave anything under a null; here it surely is not zero.
  const_cast<std::int64_t*>(static_cast<const arrow::Int64Array&>(*array).raw_values())[1] = 99;
  const auto t = arrow::Table::Make(arrow::schema({arrow::field("x", arrow::int64())}), {array});
  kernel::for_each_batch(t, plan::Schema({{"x", int64}}), [](kernel::Batch batch) {
    EXPECT_EQ(batch.columns[0].data<std::int64_t>()[1], 0);
    EXPECT_FALSE(batch.columns[0].is_valid(1));
    return true;
  });
}

TEST(ArrowBatches, EveryFormOfStrings) {
  const std::vector<std::string> words{"short", "a text that is longer than twelve", "", "twelve bytes"};
  const auto read = [&](auto&& builder) {
    for (const std::string& word : words) EXPECT_TRUE(builder.Append(word).ok());
    EXPECT_TRUE(builder.AppendNull().ok());
    const auto array = builder.Finish().ValueOrDie();
    const auto t = arrow::Table::Make(arrow::schema({arrow::field("s", array->type())}), {array});
    return column(copy_of(t, plan::Schema({{"s", string}})), "s");
  };
  const Texts expected{words[0], words[1], words[2], words[3], "null"};
  EXPECT_EQ(read(arrow::StringBuilder()), expected);
  EXPECT_EQ(read(arrow::LargeStringBuilder()), expected);
  EXPECT_EQ(read(arrow::StringViewBuilder()), expected);
}

TEST(ArrowBatches, ReadingStopsWhenNoMoreIsWanted) {
  const dd::Table t = mixed(50'000);
  int calls = 0;
  kernel::for_each_batch(t.arrow(), schema_of(t), [&](kernel::Batch) { return ++calls < 2; });
  EXPECT_EQ(calls, 2);
}

TEST(Bits, RoundTripAtEveryOffset) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i < 300; ++i) bytes.push_back(i * i % 7 < 3);
  for (std::size_t first = 0; first < 70; ++first) {
    kernel::BitBuilder builder;
    builder.append(bytes.data(), first);
    builder.append_ones(first);
    builder.append(bytes.data() + first, bytes.size() - first);
    std::vector<std::uint8_t> expected(bytes);
    expected.insert(expected.begin() + static_cast<std::ptrdiff_t>(first), first, 1);
    const auto bits = builder.finish();
    std::vector<std::uint8_t> read(expected.size() - first);
    kernel::unpack_bits(bits->data(), first, read.size(), read.data());
    EXPECT_TRUE(std::equal(read.begin(), read.end(), expected.begin() + static_cast<std::ptrdiff_t>(first))) << first;
  }
}

}  // namespace
}  // namespace weft::kernel_test
