// Filters of a DataTable on frames, beside what Dash's own table shows (recorded/record_filters.py).
#include <gtest/gtest.h>

#include <weft/dash_data.h>
#include <weft/from_table.h>

#include "dash/error_of.h"
#include "dash/requests.h"

using namespace weft;

namespace {

dd::DataFrame rows(std::size_t npartitions = 1) {
  const auto frame = dd::from_table(json_to<dd::Table>(recorded("queries.json").at("rows")), {.npartitions = npartitions});
  return frame.assign({{"d", frame["d"].astype(dd::date)}, {"m", frame["m"].astype(dd::timestamp)}});
}

Json shown(const dd::DataFrame& frame, std::string_view query) {
  boost::json::array ids;
  const dd::Column column = dash_table::filter(frame, query)["id"].compute();
  for (std::size_t i = 0; i < column.size(); ++i) ids.push_back(column.at<std::int64_t>(i));
  return ids;
}

TEST(Filter, ShowsTheRowsThatTheTableItselfShows) {
  const Json results = recorded("filters.json").at("results");
  for (const std::size_t npartitions : {1, 3}) {
    const dd::DataFrame frame = rows(npartitions);
    for (const Json& result : results.as_array()) {
      const std::string query = result.at("query").as_string().c_str();
      SCOPED_TRACE(query);
      if (result.at("rows").is_null()) continue;  // the table itself fails
      if (result.at("valid").as_bool()) {
        EXPECT_EQ(shown(frame, query), result.at("rows"));
      } else {
        const std::string refusal = error_of([&] { dash_table::filter(frame, query); });
        EXPECT_TRUE(refusal.starts_with("user: The filter_query cannot be read, ")) << refusal;
      }
    }
  }
}

// The table's own filter throws on missing values here, or takes them for zero.
TEST(Filter, MissingValuesMeetNoComparison) {
  const dd::DataFrame frame = rows();
  EXPECT_EQ(shown(frame, "3 = {i}"), Json(boost::json::array{2}));
  EXPECT_EQ(shown(frame, "{s} i= aLBANIA"), (Json{0, 1}));
  EXPECT_EQ(shown(frame, "{s} ieq ÖSTERREICH"), (Json{2, 3}));
  EXPECT_EQ(shown(frame, "{s} i!= ALBANIA"), (Json{2, 3, 4, 5, 6, 7}));
  EXPECT_EQ(shown(frame, "{s} i< B"), (Json{0, 1, 4, 6}));
  EXPECT_EQ(shown(frame, "{s} i>= ö"), (Json{2, 3}));
  EXPECT_EQ(shown(frame, "{i} < 2"), (Json{0, 6}));
  EXPECT_EQ(shown(frame, "{b} = true"), (Json{0, 2, 5, 7}));
  EXPECT_EQ(shown(frame, "{b} != true"), (Json{1, 3, 4, 6}));
}

TEST(Filter, CategoriesAndZonesAreWhatTheTableShows) {
  const dd::DataFrame frame = rows();
  const auto typed = frame.assign({{"s", frame["s"].astype(dd::category)}, {"m", frame["m"].dt().tz_localize("Europe/Paris")}});
  EXPECT_EQ(shown(typed, "{s} contains ban"), (Json{0, 1}));
  EXPECT_EQ(shown(typed, "{s} > b && {i} > 0"), (Json{2, 3, 7}));
  EXPECT_EQ(shown(typed, "{m} datestartswith \"2024-05-03 10\""), (Json{0, 1}));
  EXPECT_EQ(shown(typed, "{m} contains T10:20"), (Json{0, 1}));
}

TEST(Filter, PlacesOfMistakesAreShown) {
  const dd::DataFrame frame = rows();
  const auto refusal = [&](const std::string& query) { return error_of([&] { dash_table::filter(frame, query); }); };
  const std::string begin = "user: The filter_query cannot be read, ";
  EXPECT_EQ(refusal("{i} like 3"),
            begin +
                "a comparison has to follow (have: = != < <= > >= eq ne lt le gt ge contains datestartswith is; i or s "
                "before those but datestartswith and is) [at 4 of: {i} like 3]");
  EXPECT_EQ(refusal("{i} = 3 {f} = 3"), begin + "`&&` or `||` has to stand between two conditions [at 8 of: {i} = 3 {f} = 3]");
  EXPECT_EQ(refusal("{i} = 3)"), begin + "a parenthesis is closed that was not opened [at 7 of: {i} = 3)]");
  EXPECT_EQ(refusal("({i} = 3"), begin + "a parenthesis is not closed [at 8 of: ({i} = 3]");
  EXPECT_EQ(refusal("!{i} = 3"), begin + "`!` needs parentheses behind it [at 1 of: !{i} = 3]");
  EXPECT_EQ(refusal("{i} is big"),
            begin + "`is` needs one of blank, bool, even, nil, num, object, odd, prime, str [at 7 of: {i} is big]");
  EXPECT_EQ(refusal("3 is nil"), begin + "`is` needs a column in braces on its left [at 0 of: 3 is nil]");
  EXPECT_EQ(refusal("{i} = \"3"), begin + "a quote is not closed [at 6 of: {i} = \"3]");
  EXPECT_EQ(refusal("{i = 3"), begin + "a column's brace is not closed [at 0 of: {i = 3]");
  EXPECT_EQ(refusal("{} = 3"), begin + "a column needs a name [at 0 of: {} = 3]");
  EXPECT_EQ(refusal("{i} ="), begin + "a column in braces or a value has to follow [at 5 of: {i} =]");
  EXPECT_EQ(refusal("{i} = a{b"), begin + "this character has to stand in quotes, or behind a backslash [at 7 of: {i} = a{b]");
  EXPECT_EQ(refusal("{i} = a\\"), begin + "a character has to follow a backslash [at 7 of: {i} = a\\]");
  EXPECT_EQ(refusal("3 = 3"), begin + "a column in braces has to stand on the left [at 0 of: 3 = 3]");
  EXPECT_EQ(refusal("3 contains {i}"), begin + "a column in braces has to stand on the left [at 0 of: 3 contains {i}]");
  EXPECT_EQ(refusal("{s} contains {t}"), begin + "contains needs a value on its right [at 13 of: {s} contains {t}]");
  EXPECT_EQ(refusal("{idd} = 3"),
            begin + "Column not found: idd (have: id, i, f, s, t, b, d, m; did you mean id?) [at 0 of: {idd} = 3]");
  EXPECT_TRUE(refusal(std::string(300, '(') + "{i} = 3").starts_with(begin + "conditions are nested too deep"));
}

TEST(Filter, ListsAndDurationsAreOnlyChecked) {
  const dd::DataFrame frame = rows();
  const auto more = frame.assign({{"l", frame["s"].str().split()}, {"u", frame["m"] - frame["m"]}});
  EXPECT_EQ(shown(more, "{l} is object"), (Json{0, 1, 2, 3, 4, 6, 7}));
  EXPECT_EQ(shown(more, "{u} is nil"), Json(boost::json::array{4}));
  EXPECT_EQ(error_of([&] { dash_table::filter(more, "{l} = 3"); }),
            "user: The filter_query cannot be read, a column of type list can only be checked by `is` [at 0 of: {l} = 3]");
}

}  // namespace
