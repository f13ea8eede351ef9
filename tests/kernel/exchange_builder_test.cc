// Rows picked from batches -> tables for the next tasks -> the same rows.
#include "kernel/exchange/exchange_builder.h"

#include <algorithm>
#include <numeric>

#include <arrow/api.h>
#include <gtest/gtest.h>

#include "kernel/arrow_batches.h"
#include "kernel/kernel_case.h"

namespace weft::kernel_test {
namespace {

using enum dd::DType;
using kernel::ExchangeBuilder;
using kernel::Partition;

plan::Schema schema_of(const dd::Table& table) { return input_of(table)->schema(); }

/// The rows of the tables, as the tasks that read them see them.
dd::Table read(const std::vector<Partition>& tables, const plan::Schema& schema) {
  kernel::TableBuilder builder(schema);
  for (const Partition& table : tables)
    kernel::for_each_batch(table, schema, [&](kernel::Batch batch) {
      builder.append(batch);
      return true;
    });
  return dd::Table(builder.finish());
}

/// A builder with the rows of a table, every batch from its last row to its first, but for each third row.
void append_backwards(ExchangeBuilder& builder, const dd::Table& from) {
  kernel::for_each_batch(from.arrow(), schema_of(from), [&](kernel::Batch batch) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = static_cast<std::uint32_t>(batch.num_rows); row-- > 0;)
      if (row % 3 != 0) rows.push_back(row);
    const std::size_t half = rows.size() / 2;
    builder.append(batch, std::span(rows).first(half));
    builder.append(batch, std::span(rows).subspan(half));
    return true;
  });
}

Texts backwards(const dd::Table& from) {
  const Texts all = rows(from);
  Texts wanted;
  for (std::size_t begin = 0; begin < all.size(); begin += kernel::batch_rows)
    for (std::size_t row = std::min(all.size() - begin, kernel::batch_rows); row-- > 0;)
      if (row % 3 != 0) wanted.push_back(all[begin + row]);
  return wanted;
}

dd::Table of_all_types(std::size_t size) {
  TextColumn flag{"flag", boolean, {}}, tiny{"tiny", int8, {}}, number{"number", int64, {}}, natural{"natural", uint32, {}},
      real{"real", float32, {}}, word{"word", string, {}}, day{"day", date, {}}, moment{"moment", timestamp, {}};
  for (std::size_t i = 0; i < size; ++i) {
    const std::string text = std::to_string(i);
    flag.values.push_back(i % 11 == 3 ? "null" : i % 3 == 0 ? "true" : "false");
    tiny.values.push_back(std::to_string(static_cast<int>(i % 256) - 128));
    number.values.push_back(i % 17 == 5 ? "null" : (i % 2 == 0 ? "-" : "") + text);
    natural.values.push_back(std::to_string(4'000'000'000 + i));
    real.values.push_back(i > size / 2 && i % 7 == 0 ? "null" : text + ".5");
    word.values.push_back(i % 13 == 0 ? "null" : i % 5 == 0 ? "a word of many letters, number " + text : "w" + text);
    day.values.push_back("20" + std::to_string(10 + i % 80) + "-02-2" + std::to_string(i % 9));
    moment.values.push_back("2024-02-2" + std::to_string(i % 9) + " 10:00:00");
  }
  return table({flag, tiny, number, natural, real, word, day, moment});
}

TEST(ExchangeBuilder, GivesBackTheRowsThatWerePicked) {
  for (const std::size_t size : {0, 1, 5, 200, 50'000}) {
    SCOPED_TRACE(size);
    const dd::Table from = of_all_types(size);
    ExchangeBuilder builder(schema_of(from));
    append_backwards(builder, from);
    const Partition made = builder.finish();
    EXPECT_TRUE(made->ValidateFull().ok());
    const dd::Table result = read({made}, schema_of(from));
    EXPECT_EQ(rows(result), backwards(from));
    EXPECT_TRUE(result.arrow()->schema()->Equals(*from.arrow()->schema()));
  }
}

TEST(ExchangeBuilder, StoresIntegersInAsFewBytesAsTheyNeed) {
  for (const auto& [most, type] : std::vector<std::pair<std::int64_t, std::shared_ptr<arrow::DataType>>>{
           {127, arrow::int8()},
           {128, arrow::int16()},
           {-128, arrow::int8()},
           {-129, arrow::int16()},
           {32'767, arrow::int16()},
           {32'768, arrow::int32()},
           {std::int64_t{1} << 31, arrow::int64()},
           {-(std::int64_t{1} << 31), arrow::int32()},
           {std::numeric_limits<std::int64_t>::min(), arrow::int64()}}) {
    // The wide one comes late: what was stored before is given more bytes.
    for (const std::size_t place : {std::size_t{0}, std::size_t{9'000}, std::size_t{29'999}}) {
      std::vector<std::int64_t> values(30'000);
      std::iota(values.begin(), values.end(), 0);
      for (std::int64_t& value : values) value %= 100;
      values[place] = most;
      const dd::Table from({{"x", dd::Column(std::span<const std::int64_t>(values))}});
      ExchangeBuilder builder(schema_of(from));
      kernel::for_each_batch(from.arrow(), schema_of(from), [&](kernel::Batch batch) {
        std::vector<std::uint32_t> all(batch.num_rows);
        std::iota(all.begin(), all.end(), 0u);
        builder.append(batch, all);
        return true;
      });
      const Partition made = builder.finish();
      EXPECT_TRUE(made->column(0)->type()->Equals(type)) << most << " " << made->column(0)->type()->ToString();
      EXPECT_EQ(rows(read({made}, schema_of(from))), rows(from)) << most;
    }
  }
}

TEST(ExchangeBuilder, StartsAnewButNoNarrower) {
  const dd::Table wide({{"x", dd::Column(std::vector<std::int64_t>{1, 70'000, 3})}});
  const dd::Table narrow({{"x", dd::Column(std::vector<std::int64_t>{4, 5, 6, 7})}});
  ExchangeBuilder builder(schema_of(wide));
  append_backwards(builder, wide);
  const Partition first = builder.finish();
  EXPECT_EQ(builder.bytes(), 0u);
  append_backwards(builder, narrow);
  EXPECT_GT(builder.bytes(), 0u);
  const Partition second = builder.finish();
  EXPECT_TRUE(second->schema()->Equals(*first->schema()));
  EXPECT_EQ(rows(read({first, second}, schema_of(wide))), (Texts{"3", "70000", "6", "5"}));
}

TEST(ExchangeBuilder, TakesTextsThatGrow) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 3000; ++i) texts.push_back(std::string(i % 100 == 99 ? 10'000 : i % 10, 'a' + i % 26));
  const dd::Table from({{"s", dd::Column(std::span<const std::string>(texts))}});
  ExchangeBuilder builder(schema_of(from));
  append_backwards(builder, from);
  EXPECT_EQ(rows(read({builder.finish()}, schema_of(from))), backwards(from));
}

}  // namespace
}  // namespace weft::kernel_test
