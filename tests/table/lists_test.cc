// Columns of lists: made, read, printed, taken from Arrow.
#include <arrow/api.h>
#include <arrow/json/from_string.h>
#include <gtest/gtest.h>

#include <weft/table.h>

namespace weft::dd {
namespace {

std::shared_ptr<arrow::ChunkedArray> chunks(const std::shared_ptr<arrow::DataType>& type, const std::vector<std::string>& json) {
  return arrow::json::ChunkedArrayFromJSONString(type, json).ValueOrDie();
}

TEST(ListColumn, OfValues) {
  const Column column(std::vector<std::vector<double>>{{1.5, 2}, {}, {3}}, {true, true, false});
  EXPECT_EQ(column.dtype(), list);
  EXPECT_EQ(column.size(), 3u);
  EXPECT_EQ(column.null_count(), 1u);
  EXPECT_EQ(column.at<std::vector<double>>(0), (std::vector<double>{1.5, 2}));
  EXPECT_EQ(column.at<std::vector<std::int64_t>>(1), std::vector<std::int64_t>{});
  const auto offsets = column.offsets();
  EXPECT_EQ(std::vector<std::int64_t>(offsets.begin(), offsets.end()), (std::vector<std::int64_t>{0, 2, 2, 2}));
  EXPECT_EQ(column.items().values<double>().size(), 2u);
  const Column texts(std::vector<std::vector<std::string>>{{"a", "b"}});
  EXPECT_EQ(texts.at<std::vector<std::string>>(0), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(Column(std::vector<std::vector<std::int64_t>>{{1}}).at<std::vector<bool>>(0), std::vector<bool>{true});
}

TEST(ListColumn, ItemsAreNotCopied) {
  const auto array = chunks(arrow::list(arrow::int64()), {"[[1, 2], [], [3]]", "[[4], null, [5, null]]"});
  const Column column(array);
  EXPECT_EQ(column.items().size(), 6u);
  EXPECT_EQ(column.items().null_count(), 1u);
  const auto& first = static_cast<const arrow::ListArray&>(*array->chunk(0));
  EXPECT_EQ(column.items().arrow()->chunk(0)->data()->buffers[1], first.values()->data()->buffers[1]);
  EXPECT_EQ(column.offsets()[5], 4);
  EXPECT_EQ(column.at<std::vector<std::int64_t>>(3), std::vector<std::int64_t>{4});
}

/// A null row may have items in Arrow's memory that nobody is to see.
TEST(ListColumn, NullsHideTheirItems) {
  auto data = chunks(arrow::list(arrow::int64()), {"[[1, 2], [3], [4]]"})->chunk(0)->data()->Copy();
  data->buffers[0] = arrow::Buffer::FromString(std::string(1, '\x05'));
  data->null_count = 1;
  const Column column(std::make_shared<arrow::ChunkedArray>(arrow::MakeArray(data)));
  EXPECT_TRUE(column.is_null(1));
  EXPECT_EQ(column.items().size(), 3u);
  EXPECT_EQ(column.at<std::vector<std::int64_t>>(2), std::vector<std::int64_t>{4});
}

TEST(ListColumn, OfAllKindsOfLists) {
  const auto expect_items = [](const std::shared_ptr<arrow::DataType>& type, const std::string& json, DType items,
                               const char* text) {
    const Column column(chunks(type, {json}));
    EXPECT_EQ(column.items().dtype(), items) << type->ToString();
    EXPECT_EQ(column.to_string(0), text);
  };
  expect_items(arrow::large_list(arrow::utf8()), R"([["a", "b"]])", string, "[a, b]");
  expect_items(arrow::fixed_size_list(arrow::float32(), 2), "[[1, 2.5]]", float32, "[1.0, 2.5]");
  expect_items(arrow::list_view(arrow::int8()), "[[1, null]]", int8, "[1, null]");
  expect_items(arrow::large_list_view(arrow::utf8()), R"([["a"]])", string, "[a]");
  expect_items(arrow::list(arrow::date64()), "[[86400000]]", date, "[1970-01-02]");
  expect_items(arrow::list(arrow::timestamp(arrow::TimeUnit::SECOND)), "[[1]]", timestamp, "[1970-01-01 00:00:01]");
  expect_items(arrow::list(arrow::field("element", arrow::int64(), false)), "[[5]]", int64, "[5]");
  expect_items(arrow::list(arrow::boolean()), "[[true, false]]", boolean, "[true, false]");
  EXPECT_EQ(Column(chunks(arrow::list(arrow::timestamp(arrow::TimeUnit::MICRO, "Europe/Paris")), {"[[0]]"})).time_zone(),
            "Europe/Paris");
}

TEST(ListColumn, Prints) {
  const Table table({{"n", Column(std::vector<std::int64_t>{1, 2})},
                     {"tags", Column(std::vector<std::vector<std::string>>{{"red", "blue"}, {}})}});
  EXPECT_EQ(table.to_string(),
            "   n         tags\n"
            "0  1  [red, blue]\n"
            "1  2           []");
}

}  // namespace
}  // namespace weft::dd
