// Rows that are dropped where they are read, because a join has no partner for them: it happens where it pays, and never shows.
#include <filesystem>

#include <unistd.h>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

constexpr std::int64_t num_sales = 60'000, num_items = 10'000;

/// A directory with sales as Parquet and as CSV (item ascending, note, price, gap) that goes when the tests are over.
class Partners : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = testing::TempDir() + "weft_partners_" + std::to_string(::getpid());
    std::vector<std::int64_t> item, price;
    std::vector<std::string> note;
    for (std::int64_t row = 0; row < num_sales; ++row) {
      item.push_back(row * num_items / num_sales);
      price.push_back(row % 101);
      note.push_back("note " + std::to_string(item.back() % 1000));
    }
    DataFrame rows =
        dd::from_table(dd::Table({{"item", dd::Column(item)}, {"price", dd::Column(price)}, {"note", dd::Column(note)}}));
    rows = rows.assign("gap", rows["item"].where(rows["item"] != 5));
    rows.to_parquet(folder + "/parquet", {.row_group_size = 4'000});
    rows.to_csv(folder + "/csv");
  }
  static void TearDownTestSuite() { std::filesystem::remove_all(folder); }

  static std::vector<DataFrame> sales() {
    return {dd::read_parquet(folder + "/parquet", {.blocksize = 100'000}),
            dd::read_csv(folder + "/csv/*.csv", {.blocksize = 200'000})};
  }
  /// Every item, of which every hundredth is wanted, or those below a number.
  static DataFrame items() {
    std::vector<std::int64_t> id, kind;
    std::vector<std::string> name;
    for (std::int64_t row = 0; row < num_items; ++row) {
      id.push_back(row);
      kind.push_back(row % 100);
      name.push_back("note " + std::to_string(row));
    }
    return dd::from_table(dd::Table({{"id", dd::Column(id)}, {"kind", dd::Column(kind)}, {"name", dd::Column(name)}}));
  }

  static std::string folder;
};
std::string Partners::folder;

bool asks_for_partners(const DataFrame& frame) { return frame.analyze().find("has_partner(") != std::string::npos; }

/// Computes in both executors; the rows of a frame, and the sum of its column "price".
void expect_rows(const DataFrame& frame, std::int64_t rows, std::int64_t sum) {
  for (const char* executor : {"local", "loopback"}) {
    KeepConfig keep;
    set_config({.executor = executor});
    const auto [size, price] = compute(frame.size(), frame["price"].sum());
    EXPECT_EQ(size.as_int64(), rows) << executor;
    EXPECT_EQ(price.as_int64(), sum) << executor;
  }
}

/// The sum of prices over rows for whose item `wanted` is true, and their number.
template <class Wanted>
std::pair<std::int64_t, std::int64_t> expected(Wanted wanted) {
  std::int64_t rows = 0, sum = 0;
  for (std::int64_t row = 0; row < num_sales; ++row)
    if (wanted(row * num_items / num_sales)) ++rows, sum += row % 101;
  return {rows, sum};
}

TEST_F(Partners, AreAskedForWhereRowsAreRead) {
  const DataFrame kinds = items();
  const auto [rows, sum] = expected([](std::int64_t item) { return item % 100 == 7; });
  for (const DataFrame& frame : sales()) {
    const DataFrame joined = frame.merge(kinds[kinds["kind"] == 7], {.left_on = "item", .right_on = "id"});
    EXPECT_TRUE(asks_for_partners(joined)) << joined.analyze();
    expect_rows(joined, rows, sum);
    expect_rows(frame.merge(kinds[kinds["kind"] == 7], {.how = "semi", .left_on = "item", .right_on = "id"}), rows, sum);
  }
}

TEST_F(Partners, RowGroupsBeyondTheirRangeAreNotRead) {
  const DataFrame kinds = items();
  const DataFrame joined = sales()[0].merge(kinds[kinds["id"] < 50], {.left_on = "item", .right_on = "id"});
  const auto [rows, sum] = expected([](std::int64_t item) { return item < 50; });
  expect_rows(joined, rows, sum);
  EXPECT_TRUE(asks_for_partners(joined));
}

TEST_F(Partners, OfDates) {
  // A thousand days in order, sixty rows each.
  const auto day = [](std::int64_t number) {
    const auto two = [](std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return std::to_string(1990 + number / 336) + "-" + two(number % 336 / 28 + 1) + "-" + two(number % 28 + 1);
  };
  std::vector<std::string> days, texts;
  std::vector<std::int64_t> price, number;
  for (std::int64_t row = 0; row < num_sales; ++row) days.push_back(day(row / 60)), price.push_back(row % 101);
  for (std::int64_t at = 0; at < num_sales / 60; ++at) texts.push_back(day(at)), number.push_back(at);
  const auto with_day = [](std::vector<std::string> of, std::vector<std::int64_t> numbers, const char* name) {
    const DataFrame made = dd::from_table(dd::Table({{"text", dd::Column(of)}, {name, dd::Column(numbers)}}));
    return made.assign("day", made["text"].astype(dd::DType::date))[{"day", name}];
  };
  with_day(days, price, "price").to_parquet(folder + "/days", {.row_group_size = 4'000});
  const DataFrame read = dd::read_parquet(folder + "/days"), all = with_day(texts, number, "number");
  for (const std::int64_t count : {30, 100}) {  // listed one by one, and as a range
    const DataFrame joined = read.merge(all[all["number"] >= 1'000 - count], {.on = "day"});
    EXPECT_TRUE(asks_for_partners(joined));
    std::int64_t sum = 0;
    for (std::int64_t row = num_sales - 60 * count; row < num_sales; ++row) sum += row % 101;
    expect_rows(joined, 60 * count, sum);
  }
}

TEST_F(Partners, OfTextsOrSeveralKeys) {
  const DataFrame kinds = items();
  for (const DataFrame& frame : sales()) {
    const auto [rows, sum] = expected([](std::int64_t item) { return item % 1000 < 20; });
    const DataFrame of_text = frame.merge(kinds[kinds["id"] < 20], {.left_on = "note", .right_on = "name"});
    expect_rows(of_text, rows, sum);
    const auto [fewer_rows, fewer_sum] = expected([](std::int64_t item) { return item < 20; });
    const DataFrame of_both = frame.merge(kinds[kinds["id"] < 20], {.left_on = {"item", "note"}, .right_on = {"id", "name"}});
    EXPECT_TRUE(asks_for_partners(of_both));
    expect_rows(of_both, fewer_rows, fewer_sum);
  }
}

TEST_F(Partners, AreAskedForBelowAnotherJoin) {
  const DataFrame kinds = items();
  const DataFrame first = kinds[kinds["kind"] < 50], second = kinds[kinds["kind"] == 7];
  for (const DataFrame& frame : sales()) {
    const DataFrame joined =
        frame.merge(first, {.left_on = "item", .right_on = "id"}).merge(second[{"id"}], {.left_on = "item", .right_on = "id"});
    const auto [rows, sum] = expected([](std::int64_t item) { return item % 100 == 7; });
    EXPECT_TRUE(asks_for_partners(joined));
    expect_rows(joined, rows, sum);
  }
}

TEST_F(Partners, OfNobodyMeanThatNothingIsRead) {
  const DataFrame kinds = items();
  for (const DataFrame& frame : sales()) {
    const DataFrame joined = frame.merge(kinds[kinds["kind"] == kinds["kind"] + 1], {.left_on = "item", .right_on = "id"});
    expect_rows(joined, 0, 0);
    EXPECT_EQ(joined.analyze().find("read_"), std::string::npos) << joined.analyze();
  }
}

TEST_F(Partners, AreNotAskedForWhenThatIsSwitchedOff) {
  const DataFrame kinds = items();
  const auto [rows, sum] = expected([](std::int64_t item) { return item % 100 == 7; });
  for (const bool optimize : {true, false}) {
    KeepConfig keep;
    set_config({.optimize = optimize, .rules_off = {"has_partner"}});
    for (const DataFrame& frame : sales()) {
      const DataFrame joined = frame.merge(kinds[kinds["kind"] == 7], {.left_on = "item", .right_on = "id"});
      EXPECT_FALSE(asks_for_partners(joined));
      EXPECT_EQ(joined.size().compute().as_int64(), rows);
      EXPECT_EQ(joined["price"].sum().compute().as_int64(), sum);
    }
  }
}

TEST_F(Partners, AreNotAskedForWhereRowsComeOutWithoutOrAllHaveOne) {
  const DataFrame kinds = items();
  const auto [rows, sum] = expected([](std::int64_t) { return true; });
  const auto [others, others_sum] = expected([](std::int64_t item) { return item % 100 != 7; });
  for (const DataFrame& frame : sales()) {
    const DataFrame left = frame.merge(kinds[kinds["kind"] == 7], {.how = "left", .left_on = "item", .right_on = "id"});
    EXPECT_FALSE(asks_for_partners(left));
    expect_rows(left, rows, sum);
    const DataFrame anti = frame.merge(kinds[kinds["kind"] == 7], {.how = "anti", .left_on = "item", .right_on = "id"});
    EXPECT_FALSE(asks_for_partners(anti));
    expect_rows(anti, others, others_sum);
    const DataFrame all = frame.merge(kinds, {.left_on = "item", .right_on = "id"});
    EXPECT_FALSE(asks_for_partners(all));
    expect_rows(all, rows, sum);
  }
}

TEST_F(Partners, AMissingKeyHasAMissingPartner) {
  const DataFrame kinds = items();
  DataFrame few = kinds[kinds["id"] < 3];
  few = few.assign("id", few["id"].where(few["id"] != 1));
  for (const DataFrame& frame : sales()) {
    // Gap is the item, and missing for item 5: a missing key is found by a missing one, as in pandas.
    const DataFrame joined = frame.merge(few, {.left_on = "gap", .right_on = "id"});
    const auto [rows, sum] = expected([](std::int64_t item) { return item == 0 || item == 2 || item == 5; });
    EXPECT_TRUE(asks_for_partners(joined));
    expect_rows(joined, rows, sum);
  }
}

/// Joins of which the optimizer changes the order, conditions of which parts reach both sides, and groups that few ask for.
std::vector<DataFrame> queries(const DataFrame& frame, const DataFrame& kinds) {
  const DataFrame seven = kinds[kinds["kind"] == 7][{"id", "kind"}].rename({{"id", "other"}, {"kind", "seven"}});
  const DataFrame joined = frame.merge(kinds, {.left_on = "item", .right_on = "id"});
  const DataFrame sums = frame.groupby("item").agg({{"price", "sum"}});
  return {joined.merge(seven, {.left_on = "item", .right_on = "other"}),
          joined[(joined["kind"] == 3 && joined["price"] > 50) || (joined["kind"] == 4 && joined["price"] < 9)],
          seven.merge(sums, {.left_on = "other", .right_on = "item"}),
          seven.merge(frame.sort_values({"note", "price"}).groupby("item").agg({{"price", "first"}, {"price", "last", "last"}}),
                      {.left_on = "other", .right_on = "item"}),
          frame.sort_values("note").groupby("item").agg({{"price", "max"}}),
          frame.sort_values("note").sort_values("price", {.ascending = false})};
}

TEST_F(Partners, RulesChangeNoRows) {
  const DataFrame kinds = items(), frame = sales()[0];
  std::vector<Json> made;
  for (const DataFrame& query : queries(frame, kinds)) made.push_back(Result(query).json());
  for (const char* rule : {"reorder_joins", "derive_conditions", "reduce_aggregate_input", "remove_redundant_order",
                           "simplify_conditions", "remove_redundant_grouping", "has_partner"}) {
    KeepConfig keep;
    set_config({.rules_off = {rule}});
    for (std::size_t index = 0; index < made.size(); ++index)
      EXPECT_EQ(difference(Result(queries(frame, kinds)[index]).json(), made[index], index == 5), "") << rule << ' ' << index;
  }
}

TEST_F(Partners, TheOrderOfJoinsIsThatOfTheirSizes) {
  const DataFrame kinds = items();
  const std::string text = queries(sales()[0], kinds)[0].explain();
  // The join with few rows is the one inside.
  const std::string inside = "\n    join inner on other = id [other, seven, id, kind, name]\n";
  EXPECT_NE(text.find(inside, text.find("Optimized")), std::string::npos) << text;
  KeepConfig keep;
  set_config({.rules_off = {"reorder_joins"}});
  EXPECT_EQ(queries(sales()[0], kinds)[0].explain().find(inside), std::string::npos);
}

}  // namespace
}  // namespace weft::frame_test
