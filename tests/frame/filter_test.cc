// Filters, compared with pandas.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

/// Checks what `make(frame)` gives for data/countries.csv.
template <class Make>
void expect_countries(Make make) {
  expect_recorded([&](const Rows& rows) { return make(rows("countries.csv")); });
}

TEST(Filter, One) {
  expect_countries([](const DataFrame& df) { return df[df["year"] > 1980]; });
}
TEST(Filter, Two) {
  expect_countries([](const DataFrame& df) { return df[df["year"] >= 1963 && df["continent"] != "Asia"]; });
}
TEST(Filter, Chained) {
  expect_countries([](const DataFrame& df) {
    DataFrame late = df[df["year"] > 1960];
    return late[late["lifeExp"] < 60];
  });
}
TEST(Filter, OnAssigned) {
  expect_countries([](const DataFrame& df) {
    DataFrame with = df.assign("since", df["year"] - 1952);
    return with[with["since"] > 20];
  });
}
TEST(Filter, OnReplaced) {
  expect_countries([](const DataFrame& df) {
    DataFrame with = df.assign("year", df["year"] - 1952);
    return with[with["year"] > 20];
  });
}
TEST(Filter, MaskOfAncestor) {
  expect_countries([](const DataFrame& df) { return df[{"country", "pop"}][df["year"] == 1952]; });
}
TEST(Filter, NullsAreLeftOut) {
  expect_countries([](const DataFrame& df) { return df[df["lifeExp"] > 0]; });
}
TEST(Filter, NotOfNull) {
  expect_countries([](const DataFrame& df) { return df[!(df["lifeExp"] > 50)]; });
}
TEST(Filter, Nothing) {
  expect_countries([](const DataFrame& df) { return df[df["year"] > 3000]; });
}
TEST(Filter, Everything) {
  expect_countries([](const DataFrame& df) { return df[df["year"] > 0]; });
}
TEST(Filter, Strings) {
  expect_countries([](const DataFrame& df) {
    dd::StringMethods name = df["country"].str();
    return df[name.contains("o", {.regex = false}) || name.startswith("É") || name.len() > 10];
  });
}
TEST(Filter, IsIn) {
  expect_countries([](const DataFrame& df) {
    return df[df["country"].isin({"Japan", "Côte d'Ivoire", "Korea, \"South\"\nRepublic"})];
  });
}
TEST(Filter, Missing) {
  expect_countries([](const DataFrame& df) { return df[df["gdpPercap"].isna()]; });
}
TEST(Filter, OfSeries) {
  expect_countries([](const DataFrame& df) { return df["pop"][df["year"] == 2007]; });
}
TEST(Filter, ThenSelectThenFilter) {
  expect_countries([](const DataFrame& df) {
    DataFrame late = df[df["year"] > 1960][{"country", "pop"}];
    return late[late["pop"] > 1000000];
  });
}
TEST(Filter, ThenRename) {
  expect_countries([](const DataFrame& df) {
    DataFrame late = df[df["year"] > 1960].rename({{"pop", "people"}});
    return late[late["people"] > 1000000];
  });
}

TEST(Filter, ByBooleanColumn) {
  expect_recorded([](const Rows& rows) {
    DataFrame t = rows("types.csv");
    return t[t["b"]][{"i", "b", "s"}];
  });
}
TEST(Filter, ByNullableColumn) {
  expect_recorded([](const Rows& rows) {
    DataFrame t = rows("types.csv");
    return t[t["c"]][{"i", "c", "s"}];
  });
}
TEST(Filter, OnDates) {
  expect_recorded([](const Rows& rows) {
    DataFrame t = rows("types.csv");
    return t[t["e"] > "1990-01-01" && t["seen"] < "2010-06-01 12:00"][{"e", "seen"}];
  });
}

}  // namespace
}  // namespace weft::frame_test
