// Sorting tables, at once and in batches, and dividing them into ranges: compared with a plain stable sort.
#include <algorithm>
#include <functional>
#include <random>

#include <arrow/table.h>
#include <gtest/gtest.h>

#include "kernel/exchange/exchange_builder.h"
#include "kernel/kernel_case.h"
#include "plan/ops/filter.h"
#include "plan/ops/partition_by.h"
#include "plan/ops/project.h"
#include "plan/ops/range_bounds.h"
#include "plan/ops/sort.h"
#include "plan/ops/task_input.h"

namespace weft::kernel_test {
namespace {

using enum dd::DType;
using namespace plan;

/// Ways to make the values of a key.
struct Values {
  const char* name;
  dd::DType type;
  std::function<std::string(std::mt19937&)> make;
};

std::string digits(std::mt19937& random, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += static_cast<char>('0' + random() % 10);
  return text;
}

const std::vector<Values>& all_values() {
  static const std::vector<Values> all{
      {"one text", string, [](auto&) { return "the same"; }},
      {"texts of one length with a common start", string, [](auto& random) { return "id0000" + digits(random, 6); }},
      {"few texts", string, [](auto& random) { return "k" + std::to_string(random() % 7); }},
      {"long texts", string, [](auto& random) { return std::string(40, 'x') + digits(random, random() % 30); }},
      {"texts that differ late, many times", string,
       [](auto& random) {
         return std::string(random() % 4 * 17, 'y') + digits(random, 2) + std::string(30, 'z') + digits(random, 1);
       }},
      {"texts with zero bytes", string,
       [](auto& random) { return "a" + std::string(random() % 12, '\0') + (random() % 2 ? "b" : ""); }},
      {"empty texts and nulls", string, [](auto& random) { return random() % 3 == 0   ? ""
                                                                  : random() % 2 == 0 ? "null"
                                                                                      : "x"; }},
      {"bytes beyond ASCII", string, [](auto& random) { return random() % 2 ? "Z\xC3\xBCrich" : "Zug" + digits(random, 1); }},
      {"small integers", int64, [](auto& random) { return std::to_string(static_cast<int>(random() % 200) - 100); }},
      {"all integers", int64,
       [](auto& random) { return std::to_string(static_cast<std::int64_t>(std::uint64_t{random()} << 32 | random())); }},
      {"spread integers", int64, [](auto& random) { return std::to_string(std::int64_t{1} << random() % 63); }},
      {"real numbers", float64, [](auto& random) { return std::to_string((random() / 1e5 - 2e4) / (1 + random() % 1000)); }},
      {"real numbers, NaN and null", float64,
       [](auto& random) { return random() % 5 == 0   ? "nan"
                                 : random() % 5 == 0 ? "null"
                                                     : std::to_string(random() % 9 * 0.5); }},
      {"bytes", uint8, [](auto& random) { return std::to_string(random() % 256); }},
      {"booleans", boolean, [](auto& random) { return random() % 7 == 0 ? "null"
                                                      : random() % 2    ? "true"
                                                                        : "false"; }},
      {"days", date, [](auto& random) { return "20" + digits(random, 1) + "4-0" + std::to_string(1 + random() % 9) + "-11"; }}};
  return all;
}

/// Two keys, the place of each row, and a text that may be long.
dd::Table made_of(const Values& first, const Values& second, std::size_t size, std::size_t begin, std::mt19937& random) {
  TextColumn a{"a", first.type, {}}, b{"b", second.type, {}}, place{"place", int64, {}}, text{"text", string, {}};
  for (std::size_t row = 0; row < size; ++row) {
    a.values.push_back(first.make(random));
    b.values.push_back(second.make(random));
    place.values.push_back(std::to_string(begin + row));
    text.values.push_back(row % 9 == 0 ? "null" : std::string(row % 3 * 10, 't') + std::to_string(row));
  }
  return table({a, b, place, text});
}

/// The order of two values by their texts.
int compare(const std::string& a, const std::string& b, dd::DType type, const SortKey& key, bool nulls_first) {
  const auto is_missing = [&](const std::string& text) { return text == "null" || (type == float64 && text == "nan"); };
  if (is_missing(a) != is_missing(b)) return is_missing(a) == nulls_first ? -1 : 1;
  if (is_missing(a)) return 0;
  int order = 0;
  if (type == int64 || type == uint8)
    order = std::stoll(a) < std::stoll(b) ? -1 : std::stoll(a) > std::stoll(b);
  else if (type == float64)
    order = std::stod(a) < std::stod(b) ? -1 : std::stod(a) > std::stod(b);
  else
    order = a.compare(b);
  return key.ascending ? order : -order;
}

/// The rows of all tables in order.
Texts in_order(const std::vector<dd::Table>& tables, const Sort& order) {
  struct Row {
    Texts keys;
    std::string all;
  };
  std::vector<Row> all;
  for (const dd::Table& part : tables) {
    const Texts texts = rows(part);
    std::vector<Texts> keys;
    for (const SortKey& key : order.keys) keys.push_back(column(part, key.column));
    for (std::size_t row = 0; row < texts.size(); ++row) {
      all.push_back({{}, texts[row]});
      for (const Texts& key : keys) all.back().keys.push_back(key[row]);
    }
  }
  std::stable_sort(all.begin(), all.end(), [&](const Row& a, const Row& b) {
    for (std::size_t key = 0; key < order.keys.size(); ++key) {
      const dd::DType type = tables[0][order.keys[key].column].dtype();
      if (const int c = compare(a.keys[key], b.keys[key], type, order.keys[key], order.nulls_first)) return c < 0;
    }
    return false;
  });
  Texts sorted;
  for (Row& row : all) sorted.push_back(std::move(row.all));
  return sorted;
}

template <class Use>
void for_each_order(Use use) {
  std::mt19937 random(7);
  for (const Values& first : all_values())
    for (const bool ascending : {true, false})
      for (const bool nulls_first : {true, false}) {
        const Values& second = all_values()[random() % all_values().size()];
        SCOPED_TRACE(std::string(first.name) + (ascending ? ", " : " descending, ") + second.name +
                     (nulls_first ? ", nulls first" : ""));
        use(first, second, Sort{{{"a", ascending}, {"b", random() % 2 == 0}}, nulls_first, {}}, random);
        use(first, second, Sort{{{"a", ascending}}, nulls_first, {}}, random);
      }
}

TEST(SortTables, OrdersEveryTypeAndIsStable) {
  for_each_order([](const Values& first, const Values& second, const Sort& order, std::mt19937& random) {
    const std::vector<dd::Table> tables{made_of(first, second, 1700, 0, random), made_of(first, second, 0, 0, random),
                                        made_of(first, second, 3, 1700, random)};
    const Texts wanted = in_order(tables, order);
    const Expr sort = make(order, {input_of(tables[0])});
    EXPECT_EQ(rows(run(sort, tables)), wanted);
    // What is below is no input, so that rows come in batches.
    const Expr kept =
        make(Filter{}, {input_of(tables[0]), binary(BinaryOp::ge, plan::column("place"), literal(std::int64_t{0}))});
    EXPECT_EQ(rows(run(make(order, {kept}), tables)), wanted);
    // What is above takes batches.
    EXPECT_EQ(rows(run(select(sort, {"a", "b", "place", "text"}), tables)), wanted);
  });
}

TEST(SortTables, OfNothing) {
  std::mt19937 random;
  const dd::Table none = made_of(all_values()[0], all_values()[8], 0, 0, random);
  const Expr sort = make(Sort{{{"a", true}}, false, {}}, {input_of(none)});
  for (const std::vector<dd::Table>& tables : {std::vector<dd::Table>{}, {none}, {none, none}}) {
    const dd::Table sorted = run(sort, tables);
    EXPECT_EQ(sorted.num_rows(), 0u);
    EXPECT_TRUE(sorted.arrow()->schema()->Equals(*none.arrow()->schema()));
  }
}

TEST(SortTables, ManyRows) {
  // Enough for every way of sorting numbers, and for buffers in large pages.
  std::vector<std::int64_t> keys, places;
  std::vector<double> values;
  std::vector<std::string> texts;
  for (std::int64_t row = 0; row < 400'000; ++row) {
    keys.push_back(row * 7919 % 100'003 - 50'000);
    places.push_back(row);
    values.push_back(static_cast<double>(row * 104'729 % 1'000'003) / 7);
    texts.push_back((row % 10 == 0 ? "a text of some length, " : "t") + std::to_string(row));
  }
  const dd::Table t({{"k", dd::Column(std::span<const std::int64_t>(keys))},
                     {"at", dd::Column(std::span<const std::int64_t>(places))},
                     {"v", dd::Column(std::span<const double>(values))},
                     {"s", dd::Column(std::span<const std::string>(texts))}});
  for (const char* by : {"k", "v"}) {
    const dd::Table sorted = run(make(Sort{{{by, true}}, false, {}}, {input_of(t)}), {t});
    std::vector<std::size_t> wanted(keys.size());
    for (std::size_t row = 0; row < wanted.size(); ++row) wanted[row] = row;
    std::stable_sort(wanted.begin(), wanted.end(), [&](std::size_t a, std::size_t b) {
      return by == std::string("k") ? keys[a] < keys[b] : values[a] < values[b];
    });
    const auto at = sorted["at"].values<std::int64_t>();
    const auto v = sorted["v"].values<double>();
    for (std::size_t row = 0; row < wanted.size(); ++row) {
      ASSERT_EQ(at[row], static_cast<std::int64_t>(wanted[row])) << by << " " << row;
      ASSERT_EQ(v[row], values[wanted[row]]);
      ASSERT_EQ(sorted["s"].to_string(row), texts[wanted[row]]);
    }
  }
}

TEST(PartitionByKernel, RangesAreTheSortedRowsInPieces) {
  for_each_order([](const Values& first, const Values& second, const Sort& order, std::mt19937& random) {
    const dd::Table part = made_of(first, second, 700, 0, random);
    std::vector<std::string> names;
    for (const SortKey& key : order.keys) names.push_back(key.column);
    const Expr keys = select(input_of(part), names);
    const dd::Table bounds = run(make(RangeBounds{order, 7}, {keys}), {part});
    const Expr fragment =
        make(PartitionBy{PartitionMethod::range, 7, order}, {input_of(part), make(TaskInput{keys->schema(), 1})});
    kernel::TaskContext context;
    context.inputs = {{part.arrow()}, {bounds.arrow()}};
    Texts all;
    for (const kernel::Partition& result : kernel::run_fragment(fragment, context))
      for (const std::string& row : rows(run(make(order, {input_of(part)}), {dd::Table(result)}))) all.push_back(row);
    EXPECT_EQ(all, in_order({part}, order));
  });
}

}  // namespace
}  // namespace weft::kernel_test
