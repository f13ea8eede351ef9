// Builds figures, changes their layouts, and checks that copies stay apart.
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <weft/error.h>
#include <weft/express.h>
#include <weft/figure.h>

#include "errors/message_of.h"

namespace weft {
namespace {

const Json layout_of(const Figure& figure) { return figure.json().at("layout"); }

Figure with_layout(Json layout) { return Figure(Json{{"data", boost::json::array()}, {"layout", std::move(layout)}}); }

TEST(Figure, BeginsEmpty) {
  Figure empty;
  EXPECT_EQ(empty["layout.template.layout.colorway"].as_array().size(), 10u) << "plotly.py's template";
  EXPECT_EQ(empty.num_traces(), 0u);
  empty.update_layout({{"template", nullptr}});
  EXPECT_EQ(empty.to_json(), R"({"data":[],"layout":{"template":{}}})");
}

// Expected layouts are those of plotly.py 7.1: go.Figure(layout=...).update_layout(...).to_dict()["layout"].
TEST(Figure, UpdatesMergeDeeply) {
  Figure figure = with_layout({{"xaxis", {{"type", "log"}, {"title", {{"text", "a"}}}}}});
  figure.update_layout({{"transition", {{"duration", 300}}}, {"xaxis", {{"range", {2, 5}}}}});
  EXPECT_EQ(layout_of(figure), (Json{{"xaxis", {{"type", "log"}, {"title", {{"text", "a"}}}, {"range", {2, 5}}}},
                                     {"transition", {{"duration", 300}}}}));
  figure.update_layout({{"xaxis", {{"range", {0, 1}}}}});
  EXPECT_EQ(layout_of(figure).at("xaxis").at("range"), (Json{0, 1}));
}

TEST(Figure, UnderscoresReachInside) {
  Figure figure = with_layout({{"xaxis", {{"title", {{"text", "a"}}}}}});
  figure.update_layout({{"xaxis_title_text", "b"}, {"yaxis1_title_font_size", 9}, {"legend", {{"title_text", "c"}}}});
  EXPECT_EQ(layout_of(figure), (Json{{"xaxis", {{"title", {{"text", "b"}}}}},
                                     {"yaxis", {{"title", {{"font", {{"size", 9}}}}}}},
                                     {"legend", {{"title", {{"text", "c"}}}}}}));
}

TEST(Figure, NullTakesAway) {
  Figure figure = with_layout({{"width", 300}, {"xaxis", {{"title", {{"text", "a"}}}, {"type", "log"}}}});
  figure.update_layout({{"width", nullptr}, {"xaxis_title_text", nullptr}, {"yaxis_title", nullptr}, {"height", nullptr}});
  EXPECT_EQ(layout_of(figure),
            (Json{{"xaxis", {{"title", boost::json::object()}, {"type", "log"}}}, {"yaxis", {{"title", boost::json::object()}}}}))
      << "of an object an empty one stays";
}

TEST(Figure, ListsOfObjectsMergeByElement) {
  const Figure two = with_layout({{"annotations", {{{"text", "a"}, {"x", 1}}, {{"text", "d"}}}}});
  const auto updated = [&](Json annotations) {
    return Figure(two).update_layout({{"annotations", std::move(annotations)}}).json().at("layout").at("annotations");
  };
  EXPECT_EQ(updated({{{"text", "b"}}}), (Json{{{"text", "b"}, {"x", 1}}, {{"text", "b"}}}));
  EXPECT_EQ(updated({{{"text", "b"}}, {{"text", "e"}, {"x", 3}}, {{"text", "f"}}}),
            (Json{{{"text", "b"}, {"x", 1}}, {{"text", "e"}, {"x", 3}}, {{"text", "f"}}}));
  EXPECT_EQ(updated(boost::json::array()).as_array().size(), 2u);
}

TEST(Figure, WhatUsersKeepInMetaIsTheirs) {
  Figure figure = with_layout({{"meta", {{"my_key", 1}}}});
  figure.update_layout({{"meta", {{"other_key", {{"deep_key", 2}}}}}});
  EXPECT_EQ(layout_of(figure), (Json{{"meta", {{"other_key", {{"deep_key", 2}}}}}}));
}

TEST(Figure, CopiesStayAsTheyAre) {
  const Figure original = with_layout({{"width", 100}});
  Figure copy = original;
  copy.update_layout({{"width", 200}});
  EXPECT_EQ(layout_of(original).at("width"), 100);
  EXPECT_EQ(layout_of(copy).at("width"), 200);
  const Json given_up = std::move(copy);
  EXPECT_EQ(given_up.at("layout").at("width"), 200);
}

TEST(Figure, TextAndValueAgreeWhileTheTemplateIsShared) {
  const dd::Table table({{"x", dd::Column(std::vector<double>{1, 2})}});
  Figure figure = px::scatter(table, {.x = "x", .title = "</script>"});
  EXPECT_EQ(boost::json::parse(figure.to_json()), figure.json());
  EXPECT_EQ(figure.to_json().find("</script>"), std::string::npos);
  const Figure before = figure;
  figure.update_layout({{"template", {{"layout", {{"colorway", {"red"}}}}}}});
  EXPECT_EQ(layout_of(figure).at("template").at("layout").at("colorway"), (Json{"red"}));
  EXPECT_NE(layout_of(figure).at("template").at("layout").as_object().if_contains("font"), nullptr) << "merged, not replaced";
  EXPECT_NE(layout_of(before).at("template").at("layout").at("colorway"), (Json{"red"}));
}

TEST(Figure, RefusesWhatIsNone) {
  EXPECT_EQ(message_of([] { Figure{Json(3)}; }), "A figure is a JSON object with data and layout");
  EXPECT_EQ(message_of([] {
              Figure(Json{{"data", 1}, {"layout", boost::json::object()}});
            }),
            "A figure's data is a JSON array of traces");
  EXPECT_EQ(message_of([] {
              Figure(Json{{"data", boost::json::array()}, {"layout", 1}});
            }),
            "A figure's layout is a JSON object");
  EXPECT_EQ(message_of([] { Figure().update_layout(3); }), "Value of layout is not an object: 3");
  EXPECT_EQ(message_of([] {
              with_layout({{"width", 300}}).update_layout({{"width_px", 3}});
            }),
            "Cannot set a part of what is no object: layout.width.px");
}

}  // namespace
}  // namespace weft
