// Tables and frames in apps: rows as JSON, pages of a frame, downloads.
#include <limits>

#include <gtest/gtest.h>

#include <weft/dash_data.h>
#include <weft/dash_table.h>
#include <weft/dcc.h>
#include <weft/from_table.h>
#include <weft/html.h>

#include "dash/error_of.h"
#include "dash/requests.h"

using namespace weft;
using dash_table::DataTable;
using dash_table::page_of;
using dash_table::TablePage;
using dash_table::TableRequest;

namespace {

const Json given = {{{"i", 1}, {"f", 0.5}, {"s", "a"}, {"b", true}, {"n", nullptr}},
                    {{"i", nullptr}, {"f", 2}, {"s", nullptr}, {"b", nullptr}, {"more", 3}}};

// An array of one, which braces alone do not make.
Json one(const Json& item) { return boost::json::array{item}; }

TEST(Records, BecomeTablesAndBack) {
  const auto table = json_to<dd::Table>(given);
  EXPECT_EQ(table.column_names(), (std::vector<std::string>{"i", "f", "s", "b", "n", "more"}));
  EXPECT_EQ(table["i"].dtype(), dd::int64);
  EXPECT_EQ(table["f"].dtype(), dd::float64);
  EXPECT_EQ(table["s"].dtype(), dd::string);
  EXPECT_EQ(table["b"].dtype(), dd::boolean);
  EXPECT_EQ(table["n"].dtype(), dd::float64);
  EXPECT_EQ(dash_table::records_of(table),
            (Json{{{"i", 1}, {"f", 0.5}, {"s", "a"}, {"b", true}, {"n", nullptr}, {"more", nullptr}},
                  {{"i", nullptr}, {"f", 2.0}, {"s", nullptr}, {"b", nullptr}, {"n", nullptr}, {"more", 3}}}));
  EXPECT_EQ(json_from(table), dash_table::records_of(table));
}

TEST(Records, OfManyTypes) {
  const auto frame = dd::from_table(json_to<dd::Table>(one({{"x", 1}, {"t", "2024-05-03T10:20:30"}, {"s", "a b"}})));
  const auto typed = frame.assign({{"u", frame["x"].astype(dd::uint64)},
                                   {"g", (frame["x"] / 10.0).astype(dd::float32)},
                                   {"d", frame["t"].astype(dd::timestamp).astype(dd::date)},
                                   {"t", frame["t"].astype(dd::timestamp)},
                                   {"c", frame["s"].astype(dd::category)},
                                   {"l", frame["s"].str().split()}});
  EXPECT_EQ(dash_table::records_of(typed.compute()), one({{"x", 1},
                                                          {"t", "2024-05-03T10:20:30"},
                                                          {"s", "a b"},
                                                          {"u", std::uint64_t{1}},
                                                          {"g", 0.1},
                                                          {"d", "2024-05-03"},
                                                          {"c", "a b"},
                                                          {"l", {"a", "b"}}}));
}

TEST(Records, ColumnsOfMixedValuesAreText) {
  const auto table = json_to<dd::Table>(Json{{{"x", 1}, {"y", 1}}, {{"x", "a"}, {"y", 2.0}}, {{"x", true}, {"y", 3}}});
  EXPECT_EQ(dash_table::records_of(table), (Json{{{"x", "1"}, {"y", 1}}, {{"x", "a"}, {"y", 2}}, {{"x", "true"}, {"y", 3}}}));
  EXPECT_EQ(json_to<dd::Table>(boost::json::array()).num_rows(), 0u);
}

TEST(Records, OtherJsonIsRefused) {
  EXPECT_EQ(error_of([] { json_to<dd::Table>(3); }),
            "user: The JSON does not fit: it needs a list of rows, which are objects, and got int64");
  EXPECT_EQ(error_of([] {
              json_to<dd::Table>(Json{{{"x", 1}, {"y", 2}}, 3});
            }),
            "user: The JSON does not fit: it needs a list of rows, which are objects, and got a row 1 that is none: int64");
  EXPECT_EQ(error_of([] {
              json_to<dd::Table>(one({{"x", {1, 2}}, {"y", 1}}));
            }),
            "user: The JSON does not fit: it needs numbers, text, true, false or null in rows and got array in row 0 at x");
}

TEST(Records, HandlersTakeAndReturnTables) {
  Dash app;
  app.layout = html::Div({DataTable({.id = "in"}), DataTable({.id = "out"})});
  app.callback(Output{"out", DataTable.data}, Input{"in", DataTable.data},
               [](dd::Table rows) { return rows.sort_values("x", {.ascending = false}); });
  const auto answer = [&](const Json& rows) {
    return post(app, boost::json::serialize(Json{{"output", "out.data"},
                                                 {"outputs", {{"id", "out"}, {"property", "data"}}},
                                                 {"inputs", {{{"id", "in"}, {"property", "data"}, {"value", rows}}}}}));
  };
  EXPECT_EQ(text_of(answer({{{"x", 1}, {"y", "a"}}, {{"x", 2}, {"y", "b"}}})),
            R"({"multi":true,"response":{"out":{"data":[{"x":2,"y":"b"},{"x":1,"y":"a"}]}}})");
  EXPECT_EQ(
      text_of(answer("a")),
      "The handler of the callback out.data cannot take the value of in.data: it needs a list of rows, which are objects, and "
      "got string");
}

TEST(Records, HandlersReturnScalars) {
  const auto frame = dd::from_table(json_to<dd::Table>(given));
  EXPECT_EQ(json_from(frame.size().compute()), Json(2));
  EXPECT_EQ(json_from(frame["f"].mean().compute()), Json(1.25));
  EXPECT_EQ(json_from(frame["s"].max().compute()), Json("a"));
  EXPECT_EQ(json_from(dd::Value(true)), Json(true));
  EXPECT_EQ(json_from(dd::Value()), Json(nullptr));
  EXPECT_EQ(json_from(dd::Value(std::numeric_limits<double>::infinity())), Json(nullptr));
}

TEST(Columns, HaveTypes) {
  const auto frame = dd::from_table(json_to<dd::Table>(given));
  const Json wanted = {
      {{"id", "i"}, {"name", "i"}, {"type", "numeric"}}, {{"id", "f"}, {"name", "f"}, {"type", "numeric"}},
      {{"id", "s"}, {"name", "s"}, {"type", "text"}},    {{"id", "b"}, {"name", "b"}, {"type", "any"}},
      {{"id", "n"}, {"name", "n"}, {"type", "numeric"}}, {{"id", "more"}, {"name", "more"}, {"type", "numeric"}}};
  EXPECT_EQ(dash_table::columns_of(frame), wanted);
  EXPECT_EQ(dash_table::columns_of(frame.compute()), wanted);
  const auto dates = frame.assign({{"d", frame["s"].astype(dd::timestamp)}});
  EXPECT_EQ(dash_table::columns_of(dates).at(6).at("type"), Json("datetime"));
}

class Pages : public testing::Test {
 protected:
  Pages() {
    boost::json::array rows;
    for (int i = 0; i < 23; ++i) rows.push_back({{"i", i}, {"group", i % 3}});
    frame_ = dd::from_table(json_to<dd::Table>(rows), {.npartitions = 4});
  }

  static std::vector<std::int64_t> ids(const TablePage& page) {
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < page.rows.num_rows(); ++i) ids.push_back(page.rows["i"].at<std::int64_t>(i));
    return ids;
  }

  dd::DataFrame frame_ = dd::from_dict({{"i", {1}}});
};

using Ids = std::vector<std::int64_t>;
using Sorts = std::vector<dash_table::SortBy>;

TEST_F(Pages, AreCutFilteredAndSorted) {
  const TablePage first = page_of(frame_, {.page_size = 5});
  EXPECT_EQ(first.num_rows, 23);
  EXPECT_EQ(first.page_count, 5);
  EXPECT_EQ(ids(first), (Ids{0, 1, 2, 3, 4}));
  EXPECT_EQ(ids(page_of(frame_, {.page_current = 2, .page_size = 5})), (Ids{10, 11, 12, 13, 14}));
  EXPECT_EQ(ids(page_of(frame_, {.page_current = 4, .page_size = 5})), (Ids{20, 21, 22}));
  EXPECT_EQ(ids(page_of(frame_, {.page_current = 1, .page_size = 4, .sort_by = Sorts{{"group", "desc"}, {"i", "desc"}}})),
            (Ids{8, 5, 2, 22}));
  const TablePage filtered =
      page_of(frame_, {.filter_query = "{group} = 1", .page_current = 1, .page_size = 5, .sort_by = Sorts{{"i", "desc"}}});
  EXPECT_EQ(filtered.num_rows, 8);
  EXPECT_EQ(filtered.page_count, 2);
  EXPECT_EQ(ids(filtered), (Ids{7, 4, 1}));
}

TEST_F(Pages, BehindTheLastAreTheLast) {
  EXPECT_EQ(ids(page_of(frame_, {.page_current = 100, .page_size = 20})), (Ids{20, 21, 22}));
  const TablePage none = page_of(frame_, {.filter_query = "{i} > 100", .page_current = 3});
  EXPECT_EQ(none.page_count, 0);
  EXPECT_EQ(none.rows.num_rows(), 0u);
  EXPECT_EQ(none.rows.num_columns(), 2u);
}

TEST_F(Pages, MistakesAreNamed) {
  EXPECT_EQ(error_of([&] { page_of(frame_, {.page_size = 0}); }), "user: The page_size of a DataTable must be positive: 0");
  EXPECT_EQ(error_of([&] {
              page_of(frame_, {.sort_by = Sorts{{"i", "up"}}});
            }),
            "user: Unknown direction of sort_by (have: asc, desc): up");
  EXPECT_TRUE(error_of([&] { page_of(frame_, {.sort_by = Sorts{{"ii", "asc"}}}); }).starts_with("user: Column not found: ii"));
}

TEST_F(Pages, ComeThroughACallback) {
  Dash app;
  app.layout = DataTable({.id = "table"});
  app.callback(Output{"table", DataTable.data}.from(&TablePage::rows),
               Output{"table", DataTable.page_count}.from(&TablePage::page_count),
               Input{"table", DataTable.page_current}.into(&TableRequest::page_current),
               Input{"table", DataTable.page_size}.into(&TableRequest::page_size),
               Input{"table", DataTable.sort_by}.into(&TableRequest::sort_by),
               Input{"table", DataTable.filter_query}.into(&TableRequest::filter_query),
               [df = frame_](TableRequest request) { return page_of(df, request); });
  const auto input = [](const char* property, const Json& value) {
    return Json{{"id", "table"}, {"property", property}, {"value", value}};
  };
  const Json body = {
      {"output", "..table.data...table.page_count.."},
      {"outputs", {{{"id", "table"}, {"property", "data"}}, {{"id", "table"}, {"property", "page_count"}}}},
      {"inputs",
       {input("page_current", 1), input("page_size", 2), input("sort_by", one({{"column_id", "i"}, {"direction", "desc"}})),
        input("filter_query", "{group} = 0")}}};
  EXPECT_EQ(text_of(post(app, boost::json::serialize(body))),
            R"({"multi":true,"response":{"table":{"data":[{"i":15,"group":0},{"i":12,"group":0}],"page_count":4}}})");
}

TEST(SendDataFrame, WritesWhatTheNameEndsIn) {
  const auto frame = dd::from_dict({{"x", {1, 2}}, {"s", {"a", nullptr}}}, {.npartitions = 2});
  const auto sent = [&](const char* name) { return dcc::send_data_frame(frame, name); };
  // "x,s\n1,a\n2,\n"
  EXPECT_EQ(sent("rows.csv"),
            (Json{{"content", "eCxzCjEsYQoyLAo="}, {"filename", "rows.csv"}, {"type", nullptr}, {"base64", true}}));
  EXPECT_EQ(dcc::send_data_frame(frame.compute(), "rows.csv"), sent("rows.csv"));
  EXPECT_TRUE(sent("rows.parquet").at("content").as_string().starts_with("UEFSM"));  // PAR1
  EXPECT_TRUE(sent("rows.json").at("content").as_string().starts_with("W3"));        // [{
  EXPECT_TRUE(sent("rows.jsonl").at("content").as_string().starts_with("ey"));       // {"
  EXPECT_EQ(error_of([&] { sent("rows.xlsx"); }),
            "user: A download of a frame ends in .csv, .json, .jsonl or .parquet: rows.xlsx");
}

}  // namespace
