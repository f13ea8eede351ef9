// Rows of tables gone through one by one.
#include <iterator>
#include <optional>

#include <gtest/gtest.h>
#include <weft/table.h>

namespace weft::dd {
namespace {

static_assert(std::input_iterator<Rows::Iterator>);
static_assert(std::input_iterator<Tuples<double, std::optional<std::string>>::Iterator>);

Table table() {
  return Table({{"name", Column(std::vector<std::string>{"a", "b", ""}, {true, true, false})},
                {"x", Column(std::vector<double>{1.5, 2, 3})}});
}

TEST(TableRows, HaveTheirColumns) {
  std::vector<std::string> seen;
  for (const Row row : table().iterrows()) {
    EXPECT_EQ(row.number(), seen.size());
    EXPECT_EQ(row.table().num_rows(), 3u);
    EXPECT_EQ(row.at<double>("x"), row.table()["x"].values<double>()[row.number()]);
    seen.push_back(row.is_null("name") ? "-" : row.at<std::string>("name") + row.to_string("x"));
  }
  EXPECT_EQ(seen, (std::vector<std::string>{"a1.5", "b2.0", "-"}));
}

TEST(TableRows, AreKeptByARow) {
  std::optional<Row> kept;
  for (const Row row : table().iterrows())
    if (row.number() == 1) kept = row;
  EXPECT_EQ(kept->at<std::string_view>("name"), "b");
}

TEST(TableRows, AsTuples) {
  const Table rows = table();
  double sum = 0;
  std::string names;
  for (auto [x, name] : rows.itertuples<double, std::optional<std::string_view>>({"x", "name"})) {
    sum += x;
    names += name.value_or("?");
  }
  EXPECT_EQ(sum, 6.5);
  EXPECT_EQ(names, "ab?");
  // A range may be gone over again.
  const auto range = rows.itertuples<int>({"x"});
  EXPECT_THROW(for (auto [x] : range) sum += x, Error);
  const auto again = rows.itertuples<float>("x");
  for (int time = 0; time < 2; ++time)
    for (auto [x] : again) sum += static_cast<double>(x);
  EXPECT_EQ(sum, 19.5);
}

TEST(TableRows, OfSeveralTables) {
  // Only when they are come to, and without those that have no rows.
  std::vector<std::size_t> made;
  const TableSource source = [&made](std::size_t number) -> std::optional<Table> {
    made.push_back(number);
    if (number == 4) return std::nullopt;
    return number % 2 == 0 ? table().head(0) : table().head(number);
  };
  std::vector<std::size_t> numbers;
  for (const Row row : Rows(source)) {
    if (numbers.empty()) {
      EXPECT_EQ(made, (std::vector<std::size_t>{0, 1}));
    }
    numbers.push_back(row.number());
  }
  EXPECT_EQ(numbers, (std::vector<std::size_t>{0, 0, 1, 2}));
  EXPECT_EQ(made, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
  std::string names;
  for (auto [name] : Tuples<std::optional<std::string>>(source, "name")) names += name.value_or("?");
  EXPECT_EQ(names, "aab?");
}

TEST(TableRows, OfNothing) {
  for (const Row row : Table().iterrows()) ADD_FAILURE() << row.number();
  for (auto [x] : table().head(0).itertuples<double>("x")) ADD_FAILURE() << x;
}

template <class Act>
void expect_user(const std::string& message, Act act) {
  try {
    act();
    ADD_FAILURE() << "no error; expected: " << message;
  } catch (const Error& error) {
    EXPECT_EQ(error.message(), message);
    EXPECT_EQ(error.kind(), ErrorKind::user);
  }
}

TEST(TableRows, Mistakes) {
  const Table rows = table();
  expect_user("itertuples: 2 types need as many columns, not 1", [&] { rows.itertuples<double, double>({"x"}); });
  expect_user("Column not found: y (have: name, x)", [&] { rows.itertuples<double>({"y"}); });
  expect_user("Column not found: y (have: name, x)", [&] {
    for (const Row row : rows.iterrows()) row.at<double>("y");
  });
  expect_user("Value is null: row 2", [&] {
    for (auto [name] : rows.itertuples<std::string>({"name"})) EXPECT_FALSE(name.empty());
  });
}

}  // namespace
}  // namespace weft::dd
