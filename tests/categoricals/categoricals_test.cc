// Columns of categories: their values, codes and lists, and frames of them.
#include <weft/concat.h>
#include <weft/merge.h>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::Categories;
using dd::DataFrame;
using dd::Series;
using dd::Table;
using Names = std::vector<std::string>;

const Names colours{"red", "blue", "green"};

Series known(const DataFrame& t) { return t["key"].astype(dd::category).cat().as_known(); }
Series level(const DataFrame& t) { return t["key"].astype(Categories{colours, true}); }

/// The lists, as the recipe writes them.
Result lists(const Columns& columns) {
  Result::Values values;
  for (const auto& [name, series] : columns) {
    std::string text;
    for (const std::string& category : series.cat().categories()) text += (text.empty() ? "" : "|") + category;
    values.emplace_back(name, text + (series.cat().ordered() ? " ascending" : ""));
  }
  return values;
}

TEST(Casts, Values) {
  expect_columns([](const DataFrame& t) {
    const Series category = t["key"].astype(dd::category);
    return Columns{{"category", category},
                   {"back", category.astype(dd::string)},
                   {"number", t["k"].astype(dd::category)},
                   {"given", t["key"].astype(Categories{{"red", "green"}})}};
  });
}
TEST(Casts, Lists) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = rows("types.csv");
    return lists({{"known", known(t)}, {"given", t["key"].astype(Categories{{"red", "green"}})}, {"ordered", level(t)}});
  });
}
TEST(Casts, Codes) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"known", known(t).cat().codes()},
                   {"ordered", level(t).cat().codes()},
                   {"given", t["key"].astype(Categories{{"red", "green"}}).cat().codes()}};
  });
}
TEST(Casts, CodeTypes) {
  expect_recorded([](const Rows& rows) {
    Result::Values types;
    for (const int count : {126, 127, 128, 32766, 32767}) {
      Names names;
      for (int index = 0; index < count; ++index) names.push_back(std::to_string(index));
      const Series codes = rows("types.csv")["key"].astype(Categories{names}).cat().codes();
      types.emplace_back("of_" + std::to_string(count), std::string(dd::to_string(codes.dtype())));
    }
    return Result(types);
  });
}
TEST(Casts, BackToNumbersByTheirText) {
  for (const Way& way : ways()) {
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    const DataFrame t = Rows(way)("types.csv");
    const dd::Column back = t["i"].astype(dd::category).astype(dd::int64).compute(), plain = t["i"].compute();
    ASSERT_EQ(back.dtype(), dd::int64);
    for (std::size_t row = 0; row < plain.size(); ++row) EXPECT_EQ(back.to_string(row), plain.to_string(row));
  }
}

TEST(Lists, Set) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"fewer", known(t).cat().set_categories({"blue", "pink"})},
                   {"more", known(t).cat().set_categories({"red", "pink", "blue", "green"})}};
  });
}
TEST(Lists, Add) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"one", known(t).cat().add_categories("pink")}, {"two", known(t).cat().add_categories(Names{"pink", "grey"})}};
  });
}
TEST(Lists, Remove) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"one", known(t).cat().remove_categories("red")},
                   {"two", known(t).cat().remove_categories(Names{"red", "blue"})}};
  });
}
TEST(Lists, RemoveUnused) {
  expect_columns([](const DataFrame& t) {
    const Series more = known(t).cat().set_categories({"pink", "red", "grey", "blue"});
    return Columns{{"same", known(t).cat().remove_unused_categories()}, {"fewer", more.cat().remove_unused_categories()}};
  });
}
TEST(Lists, Rename) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"all", known(t).cat().rename_categories(Names{"b", "g", "r"})},
                   {"some", known(t).cat().rename_categories({{"red", "rot"}, {"pink", "rosa"}})},
                   {"swapped", known(t).cat().rename_categories({{"red", "blue"}, {"blue", "red"}})}};
  });
}
TEST(Lists, Reorder) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"same", known(t).cat().reorder_categories({"red", "green", "blue"})},
                   {"ascending", known(t).cat().reorder_categories({"red", "green", "blue"}, true)}};
  });
}
TEST(Lists, ListsAfter) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = rows("types.csv");
    const Series key = known(t);
    const Series more = key.cat().set_categories({"pink", "red", "grey", "blue"});
    return lists({{"fewer", key.cat().set_categories({"blue", "pink"})},
                  {"added", key.cat().add_categories(Names{"pink", "grey"})},
                  {"removed", key.cat().remove_categories("red")},
                  {"unused", more.cat().remove_unused_categories()},
                  {"renamed", key.cat().rename_categories({{"red", "rot"}})},
                  {"reordered", level(t).cat().reorder_categories({"green", "red", "blue"})},
                  {"unordered", level(t).cat().as_unordered()},
                  {"ordered", key.cat().as_ordered()},
                  {"set_of_ordered", level(t).cat().set_categories({"red"})}});
  });
}

TEST(Values, Compare) {
  expect_columns([](const DataFrame& t) {
    const Series key = known(t), rank = level(t);
    return Columns{
        {"eq", key == "red"},   {"ne", key != "red"},       {"unknown", key == "pink"},          {"lt", rank < "blue"},
        {"ge", rank >= "blue"}, {"flipped", "blue" > rank}, {"isin", key.isin({"red", "blue"})}, {"same", rank <= rank}};
  });
}
TEST(Values, Choose) {
  expect_columns([](const DataFrame& t) {
    const Series key = known(t);
    return Columns{{"filled", key.fillna("blue")}, {"where", key.where(key == "red", "blue")}, {"mask", key.mask(key == "red")}};
  });
}
TEST(Values, Text) {
  expect_columns([](const DataFrame& t) { return Columns{{"upper", known(t).str().upper()}, {"length", known(t).str().len()}}; });
}
TEST(Values, Shift) {
  expect_columns([](const DataFrame& t) { return Columns{{"shifted", known(t).shift(1)}, {"filled", known(t).ffill()}}; });
}
TEST(Values, Reduce) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = rows("types.csv");
    return Result(Result::Values{{"min", level(t).min().compute()},
                                 {"max", level(t).max().compute()},
                                 {"first", known(t).cat().as_ordered().min().compute()},
                                 {"nunique", known(t).nunique().compute()},
                                 {"count", known(t).count().compute()}});
  });
}

DataFrame levels(const Rows& rows) {
  const DataFrame t = rows("types.csv");
  return frame_of(t, {{"key", level(t)}, {"k", t["i"]}});
}

TEST(Frames, Sort) {
  expect_recorded([](const Rows& rows) { return levels(rows).sort_values({"key", "k"}); });
}
TEST(Frames, SortDescending) {
  expect_recorded([](const Rows& rows) {
    return levels(rows).sort_values({"key", "k"}, {.ascending = {false, true}, .na_position = "first"});
  });
}
TEST(Frames, GroupBy) {
  expect_recorded([](const Rows& rows) { return levels(rows).groupby("key").agg({{"k", "sum", "total"}}); });
}
TEST(Frames, Union) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = rows("types.csv");
    const DataFrame a = frame_of(t, {{"key", t["key"].astype(Categories{{"red", "blue"}})}});
    const DataFrame b = frame_of(t, {{"key", t["key"].astype(Categories{{"green", "blue"}})}});
    return lists({{"union", dd::concat({a, b})["key"]}});
  });
}
TEST(Frames, Concat) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = rows("types.csv");
    const DataFrame a = frame_of(t, {{"key", t["key"].astype(Categories{{"red", "blue"}})}});
    const DataFrame b = frame_of(t, {{"key", t["key"].astype(Categories{{"green", "blue"}})}});
    return dd::concat({a, b});
  });
}

DataFrame ranks(bool categories) {
  const std::vector<std::int64_t> rank{1, 2};
  const Names names{"red", "blue"};
  const DataFrame frame = dd::from_table(Table({{"key", dd::Column(std::span(names))}, {"rank", dd::Column(std::span(rank))}}));
  return categories ? frame.assign("key", frame["key"].astype(Categories{colours, true})) : frame;
}

TEST(Frames, MergeSame) {
  expect_recorded([](const Rows& rows) { return levels(rows).merge(ranks(true), {.on = {"key"}}); });
}
TEST(Frames, MergeText) {
  expect_recorded([](const Rows& rows) { return levels(rows).merge(ranks(false), {.on = {"key"}}); });
}
TEST(Frames, Dummies) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = rows("types.csv");
    return dd::get_dummies(frame_of(t, {{"key", level(t)}}), "key");
  });
}

TEST(DaskLists, AsKnown) {
  expect_recorded([](const Rows& rows) {
    const Series made = known(rows("types.csv"));
    std::string list;
    for (const std::string& category : made.cat().categories()) list += (list.empty() ? "" : "|") + category;
    return Result(
        Result::Values{{"known", made.cat().known()}, {"categories", list}, {"unknown", made.cat().as_unknown().cat().known()}});
  });
}
TEST(DaskLists, Categorize) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = rows("types.csv");
    const DataFrame frame = frame_of(t, {{"key", t["key"]}, {"k", t["i"]}}).categorize();
    std::string list;
    for (const std::string& category : frame["key"].cat().categories()) list += (list.empty() ? "" : "|") + category;
    return Result(Result::Values{{"known", frame["key"].cat().known()}, {"categories", list}});
  });
}

}  // namespace
}  // namespace weft::frame_test
