// Two frames with the same rows and columns, and what is made of each pair of columns, compared with pandas.
#include "frame_methods_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Series;

DataFrame mine_of(const Rows& rows) { return by_id(rows_of(rows)[{"id", "n", "key", "x"}]); }
DataFrame others_of(const Rows& rows) {
  const DataFrame few = by_id(few_of(rows));
  return few.assign("x", few["z"] / 4);
}

/// Both frames of a pair side by side, under their index.
DataFrame side_by_side(const std::pair<DataFrame, DataFrame>& pair) {
  EXPECT_EQ(pair.first.index_name(), "id");
  EXPECT_EQ(pair.second.index_name(), "id");
  std::vector<std::pair<std::string, dd::Operand>> columns;
  std::vector<std::string> names{"id"};
  for (const auto& [prefix, frame] : {std::pair("l_", pair.first), {"r_", pair.second}})
    for (const std::string& name : frame.columns()) {
      if (name == "id") continue;
      names.push_back(prefix + name);
      columns.emplace_back(names.back(), frame[name]);
    }
  return pair.first.assign(columns)[names];
}

void expect_aligned(const std::string& how) {
  expect_recorded([&](const Rows& rows) { return side_by_side(mine_of(rows).align(others_of(rows), {.join = how})); });
}

TEST(Align, Outer) { expect_aligned("outer"); }
TEST(Align, Inner) { expect_aligned("inner"); }
TEST(Align, Left) { expect_aligned("left"); }
TEST(Align, Right) { expect_aligned("right"); }
TEST(Align, FillValue) {
  expect_recorded([](const Rows& rows) {
    return side_by_side(mine_of(rows)[{"id", "n", "x"}].align(others_of(rows), {.fill_value = -1}));
  });
}
TEST(Align, Index) {
  expect_recorded(
      [](const Rows& rows) { return side_by_side(mine_of(rows).align(others_of(rows), {.axis = "index", .join = "inner"})); });
}
TEST(Align, ColumnsOnly) {
  expect_recorded([](const Rows& rows) {
    const auto [left, right] = rows_of(rows)[{"x", "n"}].align(few_of(rows), {.axis = "columns"});
    EXPECT_EQ(right.columns(), (std::vector<std::string>{"id", "n", "x", "z"}));
    return left;
  });
}
TEST(Align, ColumnsOfOther) {
  expect_recorded([](const Rows& rows) {
    return rows_of(rows)[{"x", "n"}].align(few_of(rows), {.axis = "columns", .fill_value = 0, .join = "right"}).first;
  });
}
TEST(Align, Sum) {
  expect_recorded([](const Rows& rows) {
    const auto [left, right] = mine_of(rows)[{"id", "n", "x"}].align(others_of(rows), {.join = "inner"});
    return left + right;
  });
}

DataFrame numbers_of(const Rows& rows) {
  const DataFrame numbers = by_id(rows_of(rows)[{"id", "n", "x", "y"}]);
  return numbers.assign("n", numbers["n"].astype(dd::float64));
}
DataFrame other_numbers_of(const Rows& rows) {
  const DataFrame others = others_of(rows);
  return others.assign("n", others["x"].where(others["x"] < 0));
}

TEST(Combine, Smaller) {
  expect_recorded([](const Rows& rows) {
    return numbers_of(rows).combine(other_numbers_of(rows), [](const Series& x, const Series& y) { return x.where(x < y, y); });
  });
}
TEST(Combine, Filled) {
  expect_recorded([](const Rows& rows) {
    return numbers_of(rows).combine(other_numbers_of(rows), [](const Series& x, const Series& y) { return x + y; },
                                    {.fill_value = 1});
  });
}
TEST(Combine, NotOverwritten) {
  expect_recorded([](const Rows& rows) {
    return numbers_of(rows).combine(other_numbers_of(rows), [](const Series& x, const Series& y) { return x + y; },
                                    {.overwrite = false});
  });
}

TEST(Align, Mistakes) {
  const DataFrame plain = dd::from_dict({{"id", {1, 2}}, {"x", {3, 4}}}), indexed = plain.set_index("id");
  const auto add = [](const Series& x, const Series& y) { return x + y; };
  const std::string no_index =
      "needs an index of both frames: set_index says which column it is, and a selection keeps it only where it names that "
      "column";
  expect_error(ErrorKind::user, "align " + no_index, [&] { plain.align(indexed); });
  expect_error(ErrorKind::user, "align " + no_index, [&] { indexed.align(plain, {.axis = "index"}); });
  expect_error(ErrorKind::user, "combine " + no_index, [&] { plain.combine(indexed, add); });
  expect_error(ErrorKind::user, "align: axis not found: rows (have: index, columns)",
               [&] { indexed.align(indexed, {.axis = "rows"}); });
  expect_error(ErrorKind::user, "align: join not found: iner (have: outer, inner, left, right; did you mean inner?)",
               [&] { indexed.align(indexed, {.join = "iner"}); });
}

/// Both columns of a pair under their index.
DataFrame columns_of(const std::pair<Series, Series>& pair) {
  return pair.first.index().to_frame().assign({{"left", pair.first}, {"right", pair.second}});
}

TEST(Align, OfColumns) {
  expect_recorded([](const Rows& rows) { return columns_of(mine_of(rows)["x"].align(others_of(rows)["z"])); });
}
TEST(Align, OfColumnsFilled) {
  expect_recorded([](const Rows& rows) {
    return columns_of(mine_of(rows)["x"].align(others_of(rows)["z"], {.fill_value = -1, .join = "right"}));
  });
}
TEST(Combine, OfColumns) {
  expect_recorded([](const Rows& rows) {
    const Series made = numbers_of(rows)["x"].combine(other_numbers_of(rows)["x"],
                                                      [](const Series& x, const Series& y) { return maximum(x, y); });
    EXPECT_EQ(made.index().name(), "id");
    return made.reset_index();
  });
}
TEST(Combine, OfColumnsFilled) {
  expect_recorded([](const Rows& rows) {
    return numbers_of(rows)["x"]
        .combine(other_numbers_of(rows)["z"], [](const Series& x, const Series& y) { return x + y; }, {.fill_value = 1})
        .reset_index();
  });
}

TEST(Interleave, SharedIndex) {
  expect_recorded([](const Rows& rows) {
    const DataFrame all =
        dd::concat({by_id(rows_of(rows)[{"id", "key", "x"}]), by_id(few_of(rows))}, {.interleave_partitions = true});
    EXPECT_EQ(all.index_name(), "id");
    return all;
  });
}

DataFrame words_of(const Rows& rows) {
  return rows("../../frame_methods/data/words.csv", {.dtype = {{"s", dd::string}, {"t", dd::string}}, .skip_blank_lines = false});
}
TEST(ReplaceRegex, Column) {
  expect_recorded([](const Rows& rows) {
    const DataFrame words = words_of(rows);
    return words.assign("s", words["s"].replace("^fo+", "<>", {.regex = true}));
  });
}
TEST(ReplaceRegex, Groups) {
  expect_recorded([](const Rows& rows) { return words_of(rows).replace(R"(([a-z])(\d))", R"(\2-\1)", {.regex = true}); });
}
TEST(ReplaceRegex, Pairs) {
  expect_recorded([](const Rows& rows) {
    return words_of(rows).replace({{"o", "0"}, {"^b", "o"}, {"x", "o"}}, {.regex = true});
  });
}
TEST(ReplaceRegex, ToNull) {
  expect_recorded([](const Rows& rows) {
    const DataFrame words = words_of(rows);
    return words.assign("t", words["t"].replace(R"(^x\d*$)", nullptr, {.regex = true}));
  });
}
TEST(ReplaceRegex, Mistakes) {
  const DataFrame frame = dd::from_dict({{"s", {"a"}}, {"n", {1}}});
  expect_error(ErrorKind::user, "replace: with .regex both are texts, or the second is null, not 1 and a",
               [&] { frame["s"].replace(1, "a", {.regex = true}); });
  EXPECT_THROW(frame["s"].replace("(", "a", {.regex = true}), Error);
  EXPECT_THROW(frame["n"].replace("a", "b", {.regex = true}), Error);
}

TEST(SmallOptions, RenameLaterAndChunks) {
  const DataFrame frame = dd::from_dict({{"a b", {1, 2, 3, 4, 5}}, {"C", {1, 2, 3, 4, 5}}}, {.chunksize = 2});
  EXPECT_EQ(frame.npartitions(), 3u);
  const DataFrame renamed = frame.rename([](const std::string& name) { return name + "!"; });
  EXPECT_EQ(renamed.columns(), (std::vector<std::string>{"a b!", "C!"}));
  const auto [first, last] = weft::compute(frame.head_later(2), frame["C"].to_frame().tail_later(1));
  EXPECT_EQ(first.num_rows(), 2u);
  EXPECT_EQ(last["C"].at<int>(0), 5);
  expect_error(ErrorKind::user, "from_table: .chunksize is 1 or more, and excludes .npartitions", [] {
    dd::from_dict({{"x", {1}}}, {.chunksize = 1, .npartitions = 2});
  });
  expect_error(ErrorKind::user, "concat: .interleave_partitions needs frames with an index of one name", [&] {
    dd::concat({frame, frame}, {.interleave_partitions = true});
  });
  expect_error(
      ErrorKind::user,
      "index needs an index: set_index says which column it is, and a selection keeps it only where it names that column",
      [&] { frame["C"].align(frame["C"]); });
}

TEST(SortByKey, Computed) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return r.sort_values(r["x"].abs())[{"x", "id"}];
  });
}
TEST(SortByKey, Several) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return r.sort_values({r["y"].abs(), r["id"] % 7}, {.ascending = {false, true}, .na_position = "first"})[{"id", "y", "key"}];
  });
}
TEST(SortByKey, OfOtherRows) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return r[{"id", "y"}].sort_values(r["x"].shift(), {.ascending = false});
  });
}
TEST(SortByKey, Mistakes) {
  const DataFrame frame = dd::from_dict({{"x", {3, 4}}}), other = dd::from_dict({{"x", {1}}});
  try {
    frame.sort_values(other["x"]);
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    EXPECT_TRUE(error.message().starts_with("sort_values")) << error.message();
  }
}

}  // namespace
}  // namespace weft::frame_test
