// Rows of a table in order of some columns.
#include <limits>

#include <gtest/gtest.h>
#include <weft/table.h>

namespace weft::dd {
namespace {

const std::vector<std::string> names{"b", "a", "b", "c", ""};
const std::vector<std::int64_t> numbers{0, 1, 2, 3, 4};
const std::vector<double> sizes{2, std::numeric_limits<double>::quiet_NaN(), 1, 3, 1};

Table table() {
  return Table({{"name", Column(std::span(names), {true, true, true, true, false})},
                {"size", Column(std::span(sizes))},
                {"row", Column(std::span(numbers))}});
}

std::vector<std::int64_t> rows(const Table& sorted) {
  const auto values = sorted["row"].values<std::int64_t>();
  return {values.begin(), values.end()};
}

// Orders are those of pandas 3.1.1's DataFrame.sort_values with kind="stable".
TEST(Sort, OneKey) {
  EXPECT_EQ(rows(table().sort_values("name")), (std::vector<std::int64_t>{1, 0, 2, 3, 4}));
  EXPECT_EQ(rows(table().sort_values("name", {.ascending = false})), (std::vector<std::int64_t>{3, 0, 2, 1, 4}));
  EXPECT_EQ(rows(table().sort_values("size")), (std::vector<std::int64_t>{2, 4, 0, 3, 1}));
  EXPECT_EQ(rows(table().sort_values("size", {.na_position = "first"})), (std::vector<std::int64_t>{1, 2, 4, 0, 3}));
}
TEST(Sort, TwoKeys) {
  EXPECT_EQ(rows(table().sort_values({"name", "size"})), (std::vector<std::int64_t>{1, 2, 0, 3, 4}));
  EXPECT_EQ(rows(table().sort_values({"size", "name"}, {.ascending = {false, true}})),
            (std::vector<std::int64_t>{3, 0, 2, 4, 1}));
}
TEST(Sort, NoRows) { EXPECT_EQ(table().head(0).sort_values("name").num_rows(), 0u); }
TEST(Sort, Errors) {
  const auto expect_message = [](const std::string& message, auto act) {
    try {
      act();
      ADD_FAILURE() << "no error; expected: " << message;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::user);
      EXPECT_EQ(error.message(), message);
    }
  };
  expect_message("sort_values needs at least one column", [] { table().sort_values(std::vector<std::string>()); });
  expect_message("sort_values: .ascending needs one value, or one for each of the 1 columns, not 2", [] {
    table().sort_values("name", {.ascending = {true, false}});
  });
  expect_message("sort_values: .na_position is \"first\" or \"last\", not top",
                 [] { table().sort_values("name", {.na_position = "top"}); });
  expect_message("Column not found: nmae (have: name, size, row; did you mean name?)", [] { table().sort_values("nmae"); });
}

}  // namespace
}  // namespace weft::dd
