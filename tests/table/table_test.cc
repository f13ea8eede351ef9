// Reads, slices and exchanges tables and columns, and misuses each of them.
#include <cmath>
#include <limits>
#include <thread>

#include <arrow/api.h>
#include <arrow/c/abi.h>
#include <arrow/json/from_string.h>
#include <gtest/gtest.h>

#include <weft/table.h>

#include "errors/message_of.h"

namespace weft::dd {
namespace {

const std::vector<double> life = {43.828, 76.423, 72.301};
const std::vector<std::int64_t> people = {31889923, 3600523, 33333216};
const std::vector<std::string> countries = {"Afghanistan", "Albania", "Algeria"};

Table sample() {
  return Table({{"country", Column(countries, {true, true, false})},
                {"pop", Column(people)},
                {"lifeExp", Column(life, {true, false, true})}});
}

std::shared_ptr<arrow::ChunkedArray> chunks(const std::shared_ptr<arrow::DataType>& type, const std::vector<std::string>& json) {
  return arrow::json::ChunkedArrayFromJSONString(type, json).ValueOrDie();
}

TEST(Column, GivesItsValuesByType) {
  const Column numbers(people);
  EXPECT_EQ(numbers.dtype(), DType::int64);
  EXPECT_EQ(numbers.size(), 3u);
  EXPECT_EQ(numbers.values<std::int64_t>()[2], 33333216);
  EXPECT_EQ(numbers.at<double>(1), 3600523.0);
  EXPECT_EQ(numbers.at<std::int32_t>(0), 31889923);
  EXPECT_EQ(numbers.to_string(0), "31889923");
  EXPECT_EQ(Column(std::vector<float>{0.1f}).to_string(0), "0.1");
  EXPECT_EQ(Column(std::vector<std::int32_t>{7}).values<std::int32_t>()[0], 7);
  EXPECT_TRUE(Column(std::vector<bool>{true}).at<bool>(0));
  EXPECT_EQ(Column(countries).at<std::string_view>(1), "Albania");
  EXPECT_EQ(Column(countries).values<std::string_view>()[2], "Algeria");
}

TEST(Column, KnowsItsNulls) {
  const Column column(life, {true, false, true});
  EXPECT_EQ(column.null_count(), 1u);
  EXPECT_TRUE(column.is_null(1));
  EXPECT_FALSE(column.is_null(2));
  EXPECT_TRUE(std::isnan(column.to_doubles()[1]));
  EXPECT_EQ(column.to_doubles()[2], 72.301);
  EXPECT_EQ(column.to_string(1), "null");
  EXPECT_EQ(Column(countries, {true, false, true}).values<std::string_view>()[1], "");
}

TEST(Column, ValuesAreNotCopied) {
  const auto array = chunks(arrow::float64(), {"[1.5, 2.5]"});
  const Column column(array);
  EXPECT_EQ(static_cast<const void*>(column.values<double>().data()), array->chunk(0)->data()->buffers[1]->data());
}

TEST(Column, PutsChunksTogetherOnceForAllThreads) {
  const Column column(chunks(arrow::int64(), {"[1, 2]", "[]", "[3, null]"}));
  std::vector<const std::int64_t*> seen(8);
  std::vector<std::thread> threads;
  for (auto& pointer : seen) threads.emplace_back([&] { pointer = column.values<std::int64_t>().data(); });
  for (auto& thread : threads) thread.join();
  for (const auto* pointer : seen) EXPECT_EQ(pointer, seen[0]);
  EXPECT_EQ(seen[0][2], 3);
  EXPECT_TRUE(column.is_null(3));
  EXPECT_EQ(column.at<int>(2), 3);
}

TEST(Column, TakesEveryArrowTypeThatAColumnCanBe) {
  const auto dtype_of = [](const std::shared_ptr<arrow::DataType>& type) { return Column(chunks(type, {"[null]"})).dtype(); };
  EXPECT_EQ(dtype_of(arrow::boolean()), DType::boolean);
  EXPECT_EQ(dtype_of(arrow::int8()), DType::int8);
  EXPECT_EQ(dtype_of(arrow::uint64()), DType::uint64);
  EXPECT_EQ(dtype_of(arrow::float16()), DType::float32);
  EXPECT_EQ(dtype_of(arrow::utf8()), DType::string);
  EXPECT_EQ(dtype_of(arrow::large_utf8()), DType::string);
  EXPECT_EQ(dtype_of(arrow::utf8_view()), DType::string);
  EXPECT_EQ(dtype_of(arrow::date32()), DType::date);
  EXPECT_EQ(dtype_of(arrow::date64()), DType::date);
  EXPECT_EQ(dtype_of(arrow::time32(arrow::TimeUnit::SECOND)), DType::time);
  EXPECT_EQ(dtype_of(arrow::timestamp(arrow::TimeUnit::NANO)), DType::timestamp);
  EXPECT_EQ(dtype_of(arrow::duration(arrow::TimeUnit::MILLI)), DType::duration);
  EXPECT_EQ(dtype_of(arrow::null()), DType::float64);
}

TEST(Column, KeepsTimeZones) {
  const Column zoned(chunks(arrow::timestamp(arrow::TimeUnit::SECOND, "America/New_York"), {"[1730613600, null]"}));
  EXPECT_EQ(zoned.dtype(), DType::timestamp);
  EXPECT_EQ(zoned.time_zone(), "America/New_York");
  EXPECT_EQ(zoned.arrow()->type()->ToString(), "timestamp[us, tz=America/New_York]");
  EXPECT_EQ(zoned.to_string(0), "2024-11-03 01:00:00-05:00");
  EXPECT_EQ(zoned.to_string(1), "null");
  EXPECT_EQ(Column(chunks(arrow::timestamp(arrow::TimeUnit::MICRO), {"[0]"})).time_zone(), "");
  EXPECT_EQ(message_of([] { Column(chunks(arrow::timestamp(arrow::TimeUnit::MICRO, "Mars"), {"[0]"})); }).substr(0, 26),
            "Time zone not found: Mars ");
}

TEST(Column, PrintsDurations) {
  const Column durations(chunks(arrow::duration(arrow::TimeUnit::MICRO), {"[93784500000, -1, null]"}));
  EXPECT_EQ(durations.to_string(0), "1 days 02:03:04.500000");
  EXPECT_EQ(durations.to_string(1), "-1 days +23:59:59.999999");
  EXPECT_EQ(durations.at<std::int64_t>(1), -1);
  EXPECT_TRUE(durations.is_null(2));
}

TEST(Column, TakesDictionariesOfTextsAsCategories) {
  const auto dictionary = arrow::dictionary(arrow::int8(), arrow::large_utf8(), true);
  // Each chunk has a dictionary of its own.
  const Column texts(chunks(dictionary, {R"(["b", "a", null, "b"])", R"(["c", "b"])"}));
  EXPECT_EQ(texts.dtype(), category);
  EXPECT_EQ(texts.categories(), (std::vector<std::string>{"b", "a", "c"}));
  EXPECT_TRUE(texts.ordered());
  EXPECT_EQ(std::vector<std::int32_t>(texts.codes().begin(), texts.codes().end()),
            (std::vector<std::int32_t>{0, 1, -1, 0, 2, 0}));
  EXPECT_EQ(texts.at<std::string>(4), "c");
  EXPECT_TRUE(texts.is_null(2));
}
TEST(Column, DecodesOtherDictionariesAndBringsTimesToMicroseconds) {
  const Column numbers(chunks(arrow::dictionary(arrow::int32(), arrow::int64()), {"[7, null, 7]"}));
  EXPECT_EQ(numbers.dtype(), int64);
  EXPECT_EQ(numbers.at<std::int64_t>(2), 7);
  const Column times(chunks(arrow::timestamp(arrow::TimeUnit::NANO), {"[1700000000123456789]"}));
  EXPECT_EQ(times.at<std::int64_t>(0), 1700000000123456);
  EXPECT_EQ(times.to_string(0), "2023-11-14 22:13:20.123456");
  EXPECT_EQ(Column(chunks(arrow::date32(), {"[19782]"})).to_string(0), "2024-02-29");
  EXPECT_EQ(Column(chunks(arrow::time64(arrow::TimeUnit::MICRO), {"[49506000000]"})).to_string(0), "13:45:06");
  EXPECT_EQ(Column(chunks(arrow::utf8_view(), {R"(["longer than twelve bytes", "x"])"})).values<std::string_view>()[0],
            "longer than twelve bytes");
}

TEST(Column, RefusesWhatItCannotGive) {
  const Column numbers(people), text(countries, {true, false, true});
  EXPECT_EQ(message_of([&] { numbers.values<double>(); }), "Column of type int64 has no values of type float64");
  EXPECT_EQ(message_of([&] { text.values<std::int64_t>(); }), "Column of type string has no values of type int64");
  EXPECT_EQ(message_of([&] { text.at<double>(0); }), "Column of type string has no values of type float64");
  EXPECT_EQ(message_of([&] { numbers.at<std::string_view>(0); }), "Column of type int64 has no values of type string");
  EXPECT_EQ(message_of([&] { text.to_doubles(); }), "Column of type string has no values of type float64");
  EXPECT_EQ(message_of([&] { text.at<std::string>(1); }), "Value is null: row 1");
  EXPECT_EQ(message_of([&] { numbers.at<double>(3); }), "Row not found: 3 (the column has 3)");
  EXPECT_EQ(message_of([&] { numbers.at<std::int8_t>(0); }), "Value does not fit into int8: 31889923");
  EXPECT_EQ(message_of([&] { Column(life).at<int>(0); }), "Value does not fit into int32: 43.828");
  EXPECT_EQ(message_of([&] { Column(std::vector<double>{1e19}).at<std::int64_t>(0); }), "Value does not fit into int64: 1e+19");
  EXPECT_EQ(message_of([&] { Column(std::vector<double>{-1}).at<std::uint8_t>(0); }), "Value does not fit into uint8: -1.0");
  EXPECT_EQ(message_of([&] { numbers.at<bool>(0); }), "Value does not fit into bool: 31889923");
  EXPECT_EQ(message_of([&] { Column(life, {true}); }), "Lengths differ: 3 values, 1 valid flags");
  EXPECT_EQ(message_of([] { Column(chunks(arrow::list(arrow::list(arrow::int64())), {"[[[1]]]"})); }),
            "No column type stands for the Arrow type list<item: list<item: int64>>");
}

TEST(Column, NumbersConvertWhereTheyFit) {
  EXPECT_EQ(Column(std::vector<double>{-2147483648.0}).at<std::int32_t>(0), std::numeric_limits<std::int32_t>::min());
  EXPECT_EQ(Column(std::vector<double>{255.0}).at<std::uint8_t>(0), 255);
  EXPECT_EQ(Column(chunks(arrow::uint64(), {"[18446744073709551615]"})).to_string(0), "18446744073709551615");
  EXPECT_EQ(message_of([] { Column(chunks(arrow::uint64(), {"[18446744073709551615]"})).at<std::int64_t>(0); }),
            "Value does not fit into int64: 18446744073709551615");
}

TEST(Column, KnowsItsDistinctValues) {
  const Column texts(std::vector<std::string>{"b", "a", "b", "", "a"}, {true, true, true, false, true});
  const Column distinct = texts.unique();
  ASSERT_EQ(distinct.size(), 3u);
  EXPECT_EQ(distinct.at<std::string>(0), "b");
  EXPECT_EQ(distinct.at<std::string>(1), "a");
  EXPECT_TRUE(distinct.is_null(2));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(Column(std::vector<double>{1.5, nan, -1, nan, 1.5}).unique().size(), 3u);
  EXPECT_EQ(Column(std::vector<bool>{true, true, false}).unique().to_doubles(), (std::vector<double>{1, 0}));
  EXPECT_EQ(Column(std::vector<std::int64_t>{}).unique().size(), 0u);
  EXPECT_EQ(message_of([] { Column(std::vector<std::vector<double>>{{1}}).unique(); }), "unique() takes no column of lists");
}

TEST(Table, FindsItsColumns) {
  const Table table = sample();
  EXPECT_EQ(table.num_rows(), 3u);
  EXPECT_EQ(table.num_columns(), 3u);
  EXPECT_EQ(table.column_names(), (std::vector<std::string>{"country", "pop", "lifeExp"}));
  EXPECT_TRUE(table.has_column("pop"));
  EXPECT_FALSE(table.has_column("Pop"));
  EXPECT_EQ(table["pop"].values<std::int64_t>()[0], 31889923);
  EXPECT_EQ(table.column(0).at<std::string>(0), "Afghanistan");
  EXPECT_EQ(Table().num_columns(), 0u);
  EXPECT_EQ(Table().num_rows(), 0u);
}

TEST(Table, CutsItsHead) {
  EXPECT_EQ(sample().head(2).num_rows(), 2u);
  EXPECT_EQ(sample().head().num_rows(), 3u);
  EXPECT_EQ(sample().head(1)["lifeExp"].values<double>().size(), 1u);
}

TEST(Table, RefusesWhatItCannotBe) {
  const Table table = sample();
  EXPECT_EQ(message_of([&] { table["lifexp"]; }),
            "Column not found: lifexp (have: country, pop, lifeExp; did you mean lifeExp?)");
  EXPECT_EQ(message_of([&] { table.column(3); }), "Column not found: 3 (the table has 3)");
  EXPECT_EQ(message_of([] { Table({{"a", Column(people)}, {"a", Column(life)}}); }), "Column comes twice: a");
  EXPECT_EQ(message_of([] {
              Table({{"a", Column(people)}, {"b", Column(std::vector<double>{1})}});
            }),
            "Lengths differ: a has 3 rows, b 1");
  const auto lists = chunks(arrow::list(arrow::list(arrow::int64())), {"[[[1]]]"});
  const auto arrow_table = arrow::Table::Make(arrow::schema({arrow::field("l", lists->type())}), {lists});
  try {
    Table{arrow_table};
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "No column type stands for the Arrow type list<item: list<item: int64>> [column l]");
  }
}

TEST(Table, CrossesTheArrowStreamInterfaceWithoutACopy) {
  const Table table = sample();
  ArrowArrayStream stream;
  table.export_to(&stream);
  const Table back = Table::import_from(&stream);
  EXPECT_EQ(back.to_string(), table.to_string());
  EXPECT_EQ(back["pop"].values<std::int64_t>().data(), table["pop"].values<std::int64_t>().data());
  EXPECT_TRUE(back["country"].is_null(2));
}

TEST(DTypes, HaveNamesThatAreUnderstood) {
  for (int i = 0; i <= static_cast<int>(DType::duration); ++i) {
    const auto type = static_cast<DType>(i);
    EXPECT_EQ(dtype(to_string(type)), type);
  }
  EXPECT_EQ(dtype("float"), DType::float64);
  EXPECT_EQ(dtype("object"), DType::string);
  EXPECT_EQ(dtype("datetime64[us]"), DType::timestamp);
  EXPECT_TRUE(is_integer(DType::uint64) && is_floating(DType::float32) && is_temporal(DType::date));
  EXPECT_FALSE(is_numeric(DType::boolean) || is_integer(DType::float64) || is_temporal(DType::string));
  EXPECT_EQ(message_of([] { dtype("int46"); }).substr(0, 39), "Type not found: int46 (have: bool, int8");
  EXPECT_NE(message_of([] { dtype("int46"); }).find("did you mean int"), std::string::npos);
}

}  // namespace
}  // namespace weft::dd
