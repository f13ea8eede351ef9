// merge: every way to bring the rows of two frames together.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

DataFrame people(const Rows& rows) { return rows("../../joins/data/people.csv"); }
DataFrame orders(const Rows& rows) { return rows("../../joins/data/orders.csv"); }
DataFrame places(const Rows& rows) { return rows("../../joins/data/places.csv"); }
DataFrame few(const Rows& rows) { return people(rows)[{"id", "city", "number"}]; }
DataFrame some(const Rows& rows) { return orders(rows)[{"id", "city", "amount", "note"}]; }

/// The kind of join that the running test's name ends with, of filters, or begins with.
std::string how() {
  const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
  const std::string name = test.name();
  for (const char* how : {"inner", "left", "right", "outer", "semi", "anti"}) {
    std::string capital = how;
    capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
    if (test.test_suite_name() == std::string("Merge") ? name.starts_with(capital) : name.ends_with(capital)) return how;
  }
  throw std::logic_error("The test's name names no join: " + name);
}

void expect_merged_on(const std::vector<std::string>& keys) {
  expect_recorded([&](const Rows& rows) {
    std::vector<std::string> left = keys, right{"note"};
    left.emplace_back("number");
    right.insert(right.end(), keys.begin(), keys.end());
    return people(rows)[left].merge(orders(rows)[right], {.how = how(), .on = keys});
  });
}

// One test for each kind of join that keeps columns of both sides.
#define FOR_EACH_HOW(name, ...) \
  TEST(Merge, Inner##name)      \
  __VA_ARGS__ TEST(Merge, Left##name) __VA_ARGS__ TEST(Merge, Right##name) __VA_ARGS__ TEST(Merge, Outer##name) __VA_ARGS__
#define FOR_EACH_KIND(name, ...)  \
  FOR_EACH_HOW(name, __VA_ARGS__) \
  TEST(Merge, Semi##name) __VA_ARGS__ TEST(Merge, Anti##name) __VA_ARGS__

FOR_EACH_KIND(OnInteger, { expect_merged_on({"id"}); })
FOR_EACH_KIND(OnText, { expect_merged_on({"city"}); })
FOR_EACH_KIND(OnFloat, { expect_merged_on({"score"}); })
FOR_EACH_KIND(OnDate, { expect_merged_on({"day"}); })
FOR_EACH_KIND(OnTwo, { expect_merged_on({"id", "city"}); })
FOR_EACH_KIND(OnThree, { expect_merged_on({"day", "score", "city"}); })
FOR_EACH_HOW(AllColumns,
             { expect_recorded([](const Rows& rows) { return people(rows).merge(orders(rows), {.how = how(), .on = "id"}); }); })
FOR_EACH_HOW(OnUnique,
             { expect_recorded([](const Rows& rows) { return few(rows).merge(places(rows), {.how = how(), .on = "id"}); }); })
FOR_EACH_HOW(OnUniqueText,
             { expect_recorded([](const Rows& rows) { return few(rows).merge(places(rows), {.how = how(), .on = "city"}); }); })
FOR_EACH_HOW(FromUnique,
             { expect_recorded([](const Rows& rows) { return places(rows).merge(few(rows), {.how = how(), .on = "id"}); }); })
FOR_EACH_HOW(OtherNames, {
  expect_recorded([](const Rows& rows) {
    return people(rows)[{"member", "number"}].merge(orders(rows)[{"paid", "note"}],
                                                    {.how = how(), .left_on = "member", .right_on = "paid"});
  });
})
#define FOR_EACH_ORDERED(name, ...) \
  TEST(Merge, Inner##name) __VA_ARGS__ TEST(Merge, Left##name) __VA_ARGS__ TEST(Merge, Right##name) __VA_ARGS__
FOR_EACH_ORDERED(InOrder, {
  expect_recorded([](const Rows& rows) { return few(rows).merge(some(rows), {.how = how(), .on = "city", .keep_order = true}); });
})
FOR_EACH_ORDERED(InOrderOfTwo, {
  expect_recorded([](const Rows& rows) {
    return people(rows).merge(orders(rows), {.how = how(), .on = {"day", "score"}, .keep_order = true});
  });
})
TEST(Merge, SemiInOrder) {
  expect_recorded(
      [](const Rows& rows) { return few(rows).merge(some(rows), {.how = "semi", .on = "city", .keep_order = true}); });
}
TEST(Merge, AntiInOrder) {
  expect_recorded(
      [](const Rows& rows) { return few(rows).merge(some(rows), {.how = "anti", .on = "city", .keep_order = true}); });
}
TEST(Merge, OuterInOrder) {
  expect_recorded([](const Rows& rows) {
    return few(rows).merge(some(rows), {.how = "outer", .on = "city", .indicator = true, .keep_order = true});
  });
}
TEST(Merge, CrossInOrder) {
  expect_recorded([](const Rows& rows) {
    return people(rows)[{"id", "city"}].merge(places(rows)[{"id", "country"}], {.how = "cross", .keep_order = true});
  });
}
TEST(Merge, IndexInOrder) {
  expect_recorded([](const Rows& rows) {
    return few(rows).merge(places(rows).set_index("id"),
                           {.how = "left", .left_on = "id", .right_index = true, .keep_order = true});
  });
}
FOR_EACH_HOW(Self, {
  expect_recorded([](const Rows& rows) {
    const DataFrame own = few(rows);
    return own.merge(own, {.how = how(), .on = "id", .suffixes = {"", "_again"}});
  });
})
FOR_EACH_HOW(EmptyLeft, {
  expect_recorded([](const Rows& rows) {
    const DataFrame own = few(rows);
    return own[own["number"] < 0].merge(some(rows), {.how = how(), .on = "id"});
  });
})
FOR_EACH_HOW(EmptyRight, {
  expect_recorded([](const Rows& rows) {
    const DataFrame other = some(rows);
    return few(rows).merge(other[other["amount"] < 0], {.how = how(), .on = "id"});
  });
})
FOR_EACH_HOW(Indicator, {
  expect_recorded([](const Rows& rows) { return few(rows).merge(some(rows), {.how = how(), .on = "id", .indicator = true}); });
})
FOR_EACH_HOW(MixedTypes, {
  expect_recorded([](const Rows& rows) {
    return people(rows)[{"id", "name"}].merge(orders(rows)[{"score", "note"}],
                                              {.how = how(), .left_on = "id", .right_on = "score"});
  });
})

TEST(Merge, Cross) {
  expect_recorded([](const Rows& rows) {
    return few(rows)[{"id", "city"}].merge(places(rows)[{"id", "country"}], {.how = "cross"});
  });
}
TEST(Merge, CommonColumns) {
  expect_recorded([](const Rows& rows) {
    return people(rows)[{"id", "city", "name"}].merge(orders(rows)[{"city", "note", "id"}]);
  });
}
TEST(Merge, CommonTypes) {
  expect_recorded([](const Rows& rows) {
    return people(rows)[{"id", "name"}].merge(orders(rows)[{"score", "note"}].rename({{"score", "id"}}), {.how = "outer"});
  });
}
TEST(Merge, KeysOfSeveralNames) {
  expect_recorded([](const Rows& rows) {
    return few(rows).merge(some(rows), {.how = "outer", .left_on = {"id", "city"}, .right_on = {"id", "note"}});
  });
}
/// Rows of 70 keys, the last of which is missing in each row that `missing` divides, and the sixth in row 6 of the left ones.
DataFrame many_keys(const Rows& rows, std::int64_t count, std::int64_t missing, const std::string& name) {
  std::vector<std::pair<std::string, dd::Column>> columns;
  std::vector<std::int64_t> numbers;
  for (int key = 0; key < 70; ++key) {
    std::vector<std::int64_t> values;
    std::vector<bool> valid;
    for (std::int64_t row = 0; row < count; ++row) {
      values.push_back(row % 3);
      valid.push_back(!(key == 69 && row % missing == 0) && !(key == 5 && row == 6 && name == "left"));
    }
    columns.emplace_back("k" + std::to_string(key), dd::Column(values, valid));
  }
  for (std::int64_t row = 0; row < count; ++row) numbers.push_back(row);
  columns.emplace_back(name, dd::Column(numbers));
  return rows(dd::Table(std::move(columns)));
}
TEST(Merge, ManyKeys) {
  std::vector<std::string> keys;
  for (int key = 0; key < 70; ++key) keys.push_back("k" + std::to_string(key));
  expect_recorded([&](const Rows& rows) {
    return many_keys(rows, 12, 4, "left")
        .merge(many_keys(rows, 9, 5, "right"), {.how = "outer", .on = keys})[{"left", "right", "k5", "k69"}];
  });
}
TEST(Merge, Suffixes) {
  expect_recorded([](const Rows& rows) { return few(rows).merge(some(rows), {.on = {"id"}, .suffixes = {"", ".order"}}); });
}
TEST(Merge, Expression) {
  expect_recorded([](const Rows& rows) {
    const DataFrame left = few(rows), right = some(rows);
    return left.merge(right, {.left_on = left["id"] * 2, .right_on = right["id"] + 1});
  });
}
TEST(Merge, Chain) {
  expect_recorded([](const Rows& rows) {
    return few(rows)
        .merge(some(rows), {.on = "id"})
        .merge(places(rows), {.how = "left", .left_on = "city_x", .right_on = "city"})
        .merge(places(rows)[{"id"}], {.left_on = "id_x", .right_on = "id"});
  });
}
TEST(Merge, ThenGrouped) {
  expect_recorded([](const Rows& rows) {
    return people(rows)
        .merge(orders(rows), {.on = "city"})
        .groupby("name")
        .agg({{"amount", "sum", "amount"}, {"number", "max", "number"}});
  });
}
TEST(Merge, WideKeys) {
  expect_recorded([](const Rows& rows) {
    const DataFrame left = few(rows);
    return left.assign("wide", left["id"] * 1'000'000'000'000)
        .merge(places(rows)[{"wide", "country"}], {.how = "outer", .on = "wide"});
  });
}

void expect_filtered(const std::function<dd::Series(const DataFrame&)>& condition) {
  expect_recorded([&](const Rows& rows) {
    const DataFrame merged = few(rows).merge(some(rows), {.how = how(), .on = "id"});
    return merged[condition(merged)];
  });
}

// Filters above joins of each kind.
#define FILTERED(name, condition)                                  \
  TEST(JoinFilters, name##Inner) {                                 \
    expect_filtered([](const DataFrame& m) { return condition; }); \
  }                                                                \
  TEST(JoinFilters, name##Left) {                                  \
    expect_filtered([](const DataFrame& m) { return condition; }); \
  }                                                                \
  TEST(JoinFilters, name##Right) {                                 \
    expect_filtered([](const DataFrame& m) { return condition; }); \
  }                                                                \
  TEST(JoinFilters, name##Outer) {                                 \
    expect_filtered([](const DataFrame& m) { return condition; }); \
  }

FILTERED(Left, m["number"] > 20)
FILTERED(Right, m["amount"] > 40)
FILTERED(Key, m["id"] > 9)
FILTERED(KeyMissing, m["id"].isna())
FILTERED(RightMissing, m["amount"].isna())
FILTERED(LeftMissing, m["number"].isna())
FILTERED(Both, m["number"] > 10 && m["amount"] > 20)
FILTERED(Either, m["number"] > 40 || m["amount"] > 80)
FILTERED(Across, m["number"] < m["amount"])
FILTERED(NotEqual, m["note"] != "note 1")
FILTERED(Several, m["id"] > 7 && m["amount"] > 5 && m["number"] > 2 && m["city_x"] != m["city_y"])

TEST(Merge, NamesOfOtherLibraries) {
  const DataFrame left = people(Rows(ways()[0])), right = orders(Rows(ways()[0]));
  const auto merged = [&](const char* how) { return left.merge(right, {.how = how, .on = "id"}).expr(); };
  EXPECT_EQ(merged("leftsemi"), merged("semi"));
  EXPECT_EQ(merged("leftanti"), merged("anti"));
}

TEST(MergeErrors, AreSaid) {
  const DataFrame left = dd::read_csv(data_file("../../joins/data/people.csv"));
  const DataFrame right = dd::read_csv(data_file("../../joins/data/orders.csv"));
  const auto user = [](const std::string& message, auto act) { expect_error(ErrorKind::user, message, act); };
  user("merge: .how not found: iner (have: inner, left, right, outer, semi, anti, cross; did you mean inner?)",
       [&] { left.merge(right, {.how = "iner", .on = "id"}); });
  user("Column not found: idd (have: id, city, score, day, member, number, name; did you mean id?)",
       [&] { left.merge(right, {.on = "idd"}); });
  user("Column not found: name (have: id, city, score, day, paid, amount, note)", [&] { left.merge(right, {.on = "name"}); });
  user("merge: the frames have no column in common: give .left_on and .right_on (left: name; right: note)",
       [&] { left[{"name"}].merge(right[{"note"}]); });
  user("merge: .on excludes .left_on and .right_on", [&] { left.merge(right, {.on = "id", .left_on = "id"}); });
  user("merge: .left_on and .right_on belong together; missing: .right_on", [&] { left.merge(right, {.left_on = "id"}); });
  user("merge: .left_on and .right_on belong together; missing: .left_on", [&] { left.merge(right, {.right_on = "id"}); });
  user("merge: .left_on and .right_on need as many keys: 2 and 1", [&] {
    left.merge(right, {.left_on = {"id", "city"}, .right_on = "id"});
  });
  user("merge: a cross join pairs all rows: it takes no keys", [&] { left.merge(right, {.how = "cross", .on = "id"}); });
  user("merge: .on takes names of columns; expressions go to .left_on and .right_on",
       [&] { left.merge(right, {.on = left["id"]}); });
  user("merge: keys of these types cannot meet: id int64, city string",
       [&] { left.merge(right, {.left_on = "id", .right_on = "city"}); });
  user("merge: keys of these types cannot meet: day date, score float64",
       [&] { left.merge(right, {.left_on = "day", .right_on = "score"}); });
  user("merge: both frames have other columns of the same names, and .suffixes are empty: city, score, day", [&] {
    left.merge(right, {.on = "id", .suffixes = {"", ""}});
  });
  user("merge: .suffixes give two columns one name: city_x", [&] {
    left.rename({{"name", "city_x"}}).merge(right, {.on = "id"});
  });
  user("merge: there is a column of the indicator's name: name", [&] { left.merge(right, {.on = "id", .indicator = "name"}); });
  user(
      "merge: a key needs columns of the same rows; one was filtered, sorted or read apart from the other (columns: id, city, "
      "score, day, member, number, name; and: id, city, score, day, paid, amount, note)",
      [&] { left.merge(right, {.left_on = right["id"] + 1, .right_on = "id"}); });
}

/// Joins of one computation share what they hold of the same rows, where they look for the same keys in them.
TEST(MergeShared, ByOneKeyAndByBoth) {
  const dd::Column keys(std::vector<std::int64_t>{0, 1, 2, 3}), others(std::vector<std::int64_t>{0, 9, 2, 9});
  const DataFrame left = dd::from_table(dd::Table({{"k", keys}, {"v", others}}));
  const DataFrame found = dd::from_table(dd::Table({{"k", keys}, {"v", keys}})).groupby("k").agg({{"v", "max"}});
  const DataFrame by_one = left[{"k"}].merge(found, {.on = "k"}), by_both = left.merge(found, {.on = {"k", "v"}});
  const auto [one, both] = compute(by_one, by_both);
  EXPECT_EQ(one.num_rows(), 4u);
  EXPECT_EQ(both.num_rows(), 2u);
  const auto [both_first, one_then] = compute(by_both.assign("w", 1), by_one.assign("w", 1));
  EXPECT_EQ(both_first.num_rows(), 2u);
  EXPECT_EQ(one_then.num_rows(), 4u);
}

}  // namespace
}  // namespace weft::frame_test
