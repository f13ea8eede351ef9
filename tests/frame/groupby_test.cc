// Aggregations of groups, compared with pandas.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::Aggregation;
using dd::DataFrame;
using Aggregations = std::vector<Aggregation>;

/// Checks what `make(frame)` gives for a file.
template <class Make>
void expect_of(const char* file, Make make) {
  expect_recorded([&](const Rows& rows) { return make(rows(file)); });
}
template <class Make>
void expect_countries(Make make) {
  expect_of("countries.csv", make);
}
template <class Make>
void expect_types(Make make) {
  expect_of("types.csv", make);
}

TEST(GroupBy, EachFunction) {
  expect_countries([](const DataFrame& df) {
    return df.groupby("continent")
        .agg({{"pop", "sum", "total"},
              {"lifeExp", "mean", "life"},
              {"year", "min", "first"},
              {"year", "max", "last"},
              {"gdpPercap", "count", "known"},
              {"year", "size", "rows"}});
  });
}
TEST(GroupBy, Sorted) {
  expect_countries([](const DataFrame& df) { return df.groupby("continent", {.sort = true}).agg({{"pop", "sum", "total"}}); });
}
TEST(GroupBy, TwoKeys) {
  expect_countries([](const DataFrame& df) {
    return df.groupby({"continent", "year"}).agg({{"pop", "sum", "total"}, {"lifeExp", "mean", "life"}});
  });
}
TEST(GroupBy, TwoKeysSorted) {
  expect_countries([](const DataFrame& df) {
    return df.groupby({"year", "continent"}, {.sort = true}).agg({{"pop", "sum", "total"}});
  });
}
TEST(GroupBy, OfFilter) {
  expect_countries([](const DataFrame& df) { return df[df["year"] > 1960].groupby("continent").agg({{"pop", "sum", "total"}}); });
}
TEST(GroupBy, OfNothing) {
  expect_countries([](const DataFrame& df) {
    return df[df["year"] > 3000]
        .groupby("continent")
        .agg({{"pop", "sum", "total"}, {"pop", "size", "rows"}, {"pop", "min", "least"}});
  });
}
TEST(GroupBy, ByAssigned) {
  expect_countries([](const DataFrame& df) {
    return df.assign("old", df["year"] < 1970).groupby("old").agg({{"pop", "sum", "total"}});
  });
}
TEST(GroupBy, ThenFilterAndSort) {
  expect_countries([](const DataFrame& df) {
    DataFrame by = df.groupby("country").agg({{"pop", "max", "people"}});
    return by[by["people"] > 1000000].sort_values("people");
  });
}
TEST(GroupBy, Twice) {
  expect_countries([](const DataFrame& df) {
    DataFrame by = df.groupby({"continent", "country"}).agg({{"pop", "max", "people"}});
    return by.groupby("continent").agg({{"people", "sum"}});
  });
}

TEST(GroupBy, KeyByInteger) {
  expect_types([](const DataFrame& t) { return t.groupby("k").agg({{"i", "sum", "total"}, {"n", "mean", "mean"}}); });
}

const Aggregations total_and_count{{"i", "sum", "total"}, {"n", "count", "count"}};
const Aggregations total_and_rows{{"i", "sum", "total"}, {"i", "size", "rows"}};

TEST(GroupBy, NullKeysAreDropped) {
  expect_types([](const DataFrame& t) { return t.groupby("key").agg(total_and_count); });
}
TEST(GroupBy, NullKeysAreKept) {
  expect_types([](const DataFrame& t) { return t.groupby("key", {.dropna = false}).agg(total_and_count); });
}
TEST(GroupBy, NullKeysSorted) {
  expect_types([](const DataFrame& t) { return t.groupby("key", {.dropna = false, .sort = true}).agg({{"i", "sum", "total"}}); });
}
TEST(GroupBy, NullsInTwoKeys) {
  expect_types([](const DataFrame& t) { return t.groupby({"key", "c"}, {.dropna = false}).agg(total_and_rows); });
}
TEST(GroupBy, NullsInTwoKeysDropped) {
  expect_types([](const DataFrame& t) { return t.groupby({"key", "c"}).agg(total_and_rows); });
}

TEST(GroupBy, Sums) {
  expect_types([](const DataFrame& t) {
    return t.groupby("k").agg(
        {{"i", "sum"}, {"n", "sum"}, {"f", "sum"}, {"g", "sum"}, {"j", "sum", "wide"}, {"b", "sum"}, {"c", "sum"}});
  });
}
TEST(GroupBy, Means) {
  expect_types([](const DataFrame& t) {
    return t.groupby("k").agg({{"i", "mean"}, {"n", "mean"}, {"f", "mean"}, {"g", "mean"}, {"c", "mean"}});
  });
}

Aggregations of_every_type(const std::string& function) {
  Aggregations made;
  for (const char* name : {"i", "n", "wide", "f", "g", "b", "c", "s", "t", "d", "e", "at", "seen"})
    made.push_back({name, function});
  return made;
}
TEST(GroupBy, Minima) {
  expect_types([](const DataFrame& t) { return t.groupby("k").agg(of_every_type("min")); });
}
TEST(GroupBy, Maxima) {
  expect_types([](const DataFrame& t) { return t.groupby("k").agg(of_every_type("max")); });
}
TEST(GroupBy, Counts) {
  expect_types([](const DataFrame& t) {
    Aggregations counts = of_every_type("count");
    counts.push_back({"clock", "count"});
    return t.groupby("k").agg(counts);
  });
}

/// Each type as a key, with nulls left out or kept.
void expect_sizes(const char* key, bool dropna) {
  expect_types([&](const DataFrame& t) { return t.groupby(key, {.dropna = dropna}).size(); });
}
TEST(GroupBy, KeyOfNullableInteger) { expect_sizes("n", true); }
TEST(GroupBy, KeyOfNullableIntegerWithNulls) { expect_sizes("n", false); }
TEST(GroupBy, KeyOfBoolean) { expect_sizes("c", true); }
TEST(GroupBy, KeyOfBooleanWithNulls) { expect_sizes("c", false); }
TEST(GroupBy, KeyOfString) { expect_sizes("t", true); }
TEST(GroupBy, KeyOfStringWithNulls) { expect_sizes("t", false); }
TEST(GroupBy, KeyOfDate) { expect_sizes("e", true); }
TEST(GroupBy, KeyOfDateWithNulls) { expect_sizes("e", false); }
TEST(GroupBy, KeyOfTimestamp) { expect_sizes("seen", true); }
TEST(GroupBy, KeyOfTimestampWithNulls) { expect_sizes("seen", false); }
TEST(GroupBy, KeyOfFloat) { expect_sizes("g", true); }
TEST(GroupBy, KeyOfFloatWithNulls) { expect_sizes("g", false); }
TEST(GroupBy, KeyOfWideInteger) { expect_sizes("wide", true); }
TEST(GroupBy, KeyOfWideIntegerWithNulls) { expect_sizes("wide", false); }

DataFrame some_columns(const DataFrame& t) { return t[{"k", "i", "n", "g", "t", "e"}]; }
TEST(GroupBy, AllSum) {
  expect_types([](const DataFrame& t) { return some_columns(t).groupby("k").sum(); });
}
TEST(GroupBy, AllMean) {
  expect_types([](const DataFrame& t) { return some_columns(t).groupby("k").mean(); });
}
TEST(GroupBy, AllMin) {
  expect_types([](const DataFrame& t) { return some_columns(t).groupby("k").min(); });
}
TEST(GroupBy, AllMax) {
  expect_types([](const DataFrame& t) { return some_columns(t).groupby("k").max(); });
}
TEST(GroupBy, AllCount) {
  expect_types([](const DataFrame& t) { return some_columns(t).groupby("k").count(); });
}
TEST(GroupBy, AllSize) {
  expect_types([](const DataFrame& t) { return some_columns(t).groupby("k").size(); });
}

TEST(GroupBy, AllNullGroup) {
  expect_types([](const DataFrame& t) {
    // n without its values where k is 2: k - 2 is 0 there, and a remainder by zero is null.
    DataFrame none = t.assign("n", t["n"] + (t["k"] - 2) % (t["k"] - 2));
    return none.groupby("k").agg({{"n", "sum", "total"}, {"n", "mean", "mean"}, {"n", "min", "least"}, {"n", "count", "count"}});
  });
}
TEST(GroupBy, ManyGroups) {
  expect_types([](const DataFrame& t) {
    return t.assign("many", t["i"] * 100 + t["j"]).groupby("many").agg({{"k", "sum", "total"}, {"t", "min", "text"}});
  });
}

}  // namespace
}  // namespace weft::frame_test
