// Prints tables and compares them with what pandas prints for the same data.
#include <cmath>
#include <fstream>
#include <iterator>
#include <sstream>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <weft/table.h>
#include <weft/to_html.h>

namespace weft::dd {
namespace {

boost::json::value read_recording(const std::string& name) {
  std::ifstream file(std::string(WEFT_TEST_DATA "/") + name);
  return boost::json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
}

double to_double(const boost::json::value& value) {
  if (value.is_string()) return value.get_string() == "inf" ? INFINITY : -INFINITY;
  return value.to_number<double>();
}

Column make_column(const boost::json::array& values) {
  std::vector<bool> valid;
  bool all_integers = true, text = false;
  for (const auto& value : values) {
    valid.push_back(!value.is_null());
    text |= value.is_string() && value.get_string().find("inf") == std::string::npos;
    all_integers &= value.is_int64();
  }
  if (text) {
    std::vector<std::string> strings;
    for (const auto& value : values) strings.emplace_back(value.is_null() ? "" : value.get_string().c_str());
    return Column(strings, valid);
  }
  if (all_integers) {
    std::vector<std::int64_t> numbers;
    for (const auto& value : values) numbers.push_back(value.get_int64());
    return Column(numbers, valid);
  }
  std::vector<double> numbers;
  for (const auto& value : values) numbers.push_back(value.is_null() ? 0 : to_double(value));
  return Column(numbers, valid);
}

TEST(Printing, LooksAsPandasPrintsIt) {
  const auto recording = read_recording("printing.json");
  const auto& cases = recording.at("cases").as_object();
  ASSERT_GE(cases.size(), 12u);
  for (const auto& [name, given] : cases) {
    std::vector<std::pair<std::string, Column>> columns;
    for (const auto& [column, values] : given.at("data").as_object()) {
      columns.emplace_back(column, make_column(values.as_array()));
    }
    const Table table(std::move(columns));
    const auto max_rows = given.at("max_rows").to_number<std::size_t>();
    EXPECT_EQ(table.to_string(max_rows), std::string(given.at("text").as_string())) << name;
    const std::string html = to_html(table, {.max_rows = max_rows, .show_dimensions = table.num_rows() > max_rows});
    EXPECT_EQ(html, std::string(given.at("html").as_string())) << name;
  }
}

TEST(Html, Options) {
  const Table table({{"<n>", Column(std::vector<std::string>{"<i>", ""}, {true, false})}});
  EXPECT_EQ(to_html(table, {.border = 0, .classes = "wide \"x", .escape = false, .index = false, .na_rep = "-", .table_id = "t"}),
            "<table class=\"dataframe wide &quot;x\" id=\"t\">\n  <thead>\n    <tr style=\"text-align: right;\">\n      "
            "<th><n></th>\n    </tr>\n  </thead>\n  <tbody>\n    <tr>\n      <td><i></td>\n    </tr>\n    <tr>\n      "
            "<td>-</td>\n    </tr>\n  </tbody>\n</table>");
  EXPECT_EQ(to_html(table.head(0), {.max_rows = 0}),
            "<table border=\"1\" class=\"dataframe\">\n  <thead>\n    <tr style=\"text-align: right;\">\n      <th></th>\n      "
            "<th>&lt;n&gt;</th>\n    </tr>\n  </thead>\n  <tbody>\n  </tbody>\n</table>");
}

TEST(Printing, ShowsAColumnUnderNoName) {
  std::ostringstream out;
  out << dd::Column(std::vector<double>{1.5, 20});
  EXPECT_EQ(out.str(), "       \n0   1.5\n1  20.0\n");
}

TEST(Printing, ShowsBooleansAndTellsOfEmptyTables) {
  const Table table({{"ok", Column(std::vector<bool>{true, false}, {true, false})}});
  EXPECT_EQ(table.to_string(), "     ok\n0  true\n1  null");
  EXPECT_EQ(table.head(0).to_string(), "Empty table\nColumns: [ok]");
  std::ostringstream out;
  out << table.head(1);
  EXPECT_EQ(out.str(), "     ok\n0  true\n");
}

TEST(Printing, KeepsARowOnItsLine) {
  const Table table({{"s", Column(std::vector<std::string>{"a\nb\tc"})}});
  EXPECT_EQ(table.to_string(), "         s\n0  a\\nb\\tc");
}

TEST(Printing, LeavesOutTheMiddleOfManyColumns) {
  std::vector<std::pair<std::string, Column>> columns;
  for (int i = 0; i < 22; ++i) columns.emplace_back("c" + std::to_string(i), Column(std::vector<std::int64_t>{i}));
  const std::string text = Table(std::move(columns)).to_string();
  EXPECT_NE(text.find("c9  ...  c12"), std::string::npos) << text;
  EXPECT_NE(text.find("[1 rows x 22 columns]"), std::string::npos) << text;
}

}  // namespace
}  // namespace weft::dd
