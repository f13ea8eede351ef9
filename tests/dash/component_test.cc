// Components and ids as JSON, and what they refuse.
#include <gtest/gtest.h>

#include <cmath>

#include <weft/dash_table.h>
#include <weft/dcc.h>
#include <weft/error.h>
#include <weft/figure.h>
#include <weft/html.h>

#include "error_of.h"
#include "requests.h"

using namespace weft;

namespace {

Json parse(const char* text) { return boost::json::parse(text); }

TEST(Components, HoldALetterAsText) { EXPECT_EQ(html::Td('c').to_json().at("props").at("children"), Json("c")); }

TEST(Component, APointerToNoTextIsNull) {
  const char* none = nullptr;
  EXPECT_EQ(dcc::Input({.id = "a", .placeholder = none}).to_json().at("props").at("placeholder"), Json(nullptr));
  EXPECT_EQ(dcc::Dropdown({.id = "a", .value = none}).to_json().at("props").at("value"), Json(nullptr));
  EXPECT_EQ(html::Div({none, "b"}).to_json().at("props").at("children"), (Json{nullptr, "b"}));
  EXPECT_EQ(html::Div(none).to_json().at("props").at("children"), Json(nullptr));
}

TEST(Component, DatesAreText) {
  using namespace std::chrono;
  EXPECT_EQ(dcc::DatePickerSingle({.date = year_month_day(2026y, February, 8d)}).to_json().at("props").at("date"),
            Json("2026-02-08"));
}

TEST(Component, OnlyPropertiesThatAreSetAreSent) {
  EXPECT_EQ(dcc::Store({.id = "memory"}).to_json(),
            parse(R"({"props": {"id": "memory"}, "type": "Store", "namespace": "dash_core_components"})"));
  EXPECT_EQ(dcc::Slider({.step = nullptr}).to_json().at("props"), parse(R"({"step": null})"));
  EXPECT_EQ(dash_table::DataTable().to_json(), parse(R"({"props": {}, "type": "DataTable", "namespace": "dash_table"})"));
}

TEST(Component, ChildrenAreAlwaysSent) {
  EXPECT_EQ(html::Div().to_json().at("props"), parse(R"({"children": null})"));
  EXPECT_EQ(html::Div({}, {.id = "a"}).to_json().at("props"), parse(R"({"children": null, "id": "a"})"));
  EXPECT_EQ(html::Div({.id = "a"}).to_json().at("props"), parse(R"({"children": null, "id": "a"})"));
}

TEST(Component, ChildrenAreTextNumbersComponentsAndLists) {
  const auto children = [](const Component& component) { return component.to_json().at("props").at("children"); };
  const Json b = html::B("x").to_json();
  EXPECT_EQ(children(html::P("text")), Json("text"));
  EXPECT_EQ(children(html::P(std::string("text"))), Json("text"));
  EXPECT_EQ(children(html::P(3)), Json(3));
  EXPECT_EQ(children(html::P(0.5)), Json(0.5));
  EXPECT_EQ(children(html::P(html::B("x"))), b);
  EXPECT_EQ(children(html::P({html::B("x")})), (boost::json::array{b}));
  EXPECT_EQ(children(html::P({"one", "two"})), (boost::json::array{"one", "two"}));
  EXPECT_EQ(children(html::P({"one", {"two", html::B("x")}, nullptr})),
            (boost::json::array{"one", boost::json::array{"two", b}, nullptr}));
  EXPECT_EQ(children(html::P(std::vector<Component>{html::B("x"), html::B("x")})), (boost::json::array{b, b}));
  EXPECT_EQ(children(html::P(std::vector<Component>())), boost::json::array());
}

TEST(Component, ASinglePropertyIsNoChild) {
  // GCC 12 would take a lone designator for a child.
  EXPECT_EQ(html::Div({.className = "note"}).to_json().at("props"), parse(R"({"children": null, "className": "note"})"));
  EXPECT_EQ(html::Div({.style = {{"color", "red"}}}).to_json().at("props"),
            parse(R"({"children": null, "style": {"color": "red"}})"));
  EXPECT_EQ(html::Div({.id = {{"type", "a"}, {"index", "b"}}}).to_json().at("props").at("id"),
            parse(R"({"type": "a", "index": "b"})"));
}

TEST(Component, AnyJsonCanStandWhereTheTypeIsOpen) {
  const auto value = [](const Component& component) { return component.to_json().at("props").at("value"); };
  EXPECT_EQ(value(dcc::Dropdown({.value = "Asia"})), Json("Asia"));
  EXPECT_EQ(value(dcc::Dropdown({.value = {"Asia"}})), parse(R"(["Asia"])"));
  EXPECT_EQ(value(dcc::Dropdown({.value = {"Asia", "Africa"}})), parse(R"(["Asia", "Africa"])"));
  EXPECT_EQ(value(dcc::Dropdown({.value = 3})), Json(3));
  EXPECT_EQ(value(dcc::Dropdown({.value = true})), Json(true));
  EXPECT_EQ(value(dcc::Dropdown({.value = std::string("Asia")})), Json("Asia"));
  EXPECT_EQ(value(dcc::Dropdown({.value = std::vector<std::string>{"a", "b"}})), parse(R"(["a", "b"])"));
  EXPECT_EQ(value(dcc::Dropdown({.value = std::vector<double>{1.5}})), parse("[1.5]"));
  EXPECT_EQ(value(dcc::RangeSlider({.value = boost::json::array()})), boost::json::array());
}

TEST(Component, FiguresAreSentAsTheyAre) {
  const Json figure = {{"data", {{{"type", "bar"}}}}, {"layout", {{"height", 3}}}};
  EXPECT_EQ(dcc::Graph({.figure = Figure(figure)}).to_json().at("props").at("figure"), figure);
  EXPECT_EQ(dcc::Graph({.figure = figure}).to_json().at("props").at("figure"), figure);
}

TEST(Component, NamesThatCppKeepsForItselfEndInAnUnderscore) {
  EXPECT_EQ(html::Track({.default_ = true}).to_json().at("props").at("default"), Json(true));
  EXPECT_EQ(dcc::Checklist({.inline_ = true}).to_json().at("props").at("inline"), Json(true));
  EXPECT_STREQ(dcc::Checklist.inline_.name, "inline");
}

TEST(Component, WildcardAttributes) {
  const Json json = html::Div({.attributes = {{"data-row", 3}, {"aria-label", "Close"}}}).to_json();
  EXPECT_EQ(json.at("props"), parse(R"({"children": null, "data-row": 3, "aria-label": "Close"})"));
  EXPECT_EQ(error_of([] {
              html::Div({.attributes = {{"role", "x"}}});
            }),
            "user: attributes takes names that begin with \"data-\" or \"aria-\": role");
  EXPECT_EQ(error_of([] { html::Div({.attributes = "data-row"}); }),
            "user: attributes takes an object of names and values: \"data-row\"");
}

TEST(Component, PropertiesKnowTheirTypes) {
  static_assert(std::is_same_v<decltype(dcc::Slider.value), const Prop<double>>);
  static_assert(std::is_same_v<decltype(dcc::Graph.figure), const Prop<Figure>>);
  static_assert(std::is_same_v<decltype(html::Button.n_clicks), const Prop<std::int64_t>>);
  static_assert(std::is_same_v<decltype(html::Div.children), const Prop<Children>>);
  static_assert(std::is_same_v<decltype(html::A.href), const Prop<std::string>>);
  static_assert(std::is_same_v<decltype(dcc::Dropdown.value), const Prop<Json>>);
  static_assert(std::is_same_v<decltype(dcc::Loading.custom_spinner), const Prop<Children>>);
  static_assert(std::is_same_v<decltype(dcc::DatePickerSingle.date), const Prop<std::string>>);
  static_assert(std::is_same_v<decltype(dcc::Interval.n_intervals), const Prop<std::int64_t>>);
  static_assert(std::is_same_v<decltype(dcc::Dropdown.multi), const Prop<bool>>);
}

TEST(Component, CopiesShareWhatTheyHold) {
  const Component inner = html::Div("x");
  const Component outer = html::Div({inner, inner});
  const Component copy = outer;
  EXPECT_EQ(&copy.node(), &outer.node());
}

TEST(Id, TextOfDictionariesHasItsKeysInOrder) {
  EXPECT_EQ(Id("graph").to_string(), "graph");
  EXPECT_EQ((Id{{"type", "dd"}, {"i", 0}}.to_string()), R"({"i":0,"type":"dd"})");
  EXPECT_EQ((Id{{"type", ALL}, {"i", MATCH}, {"k", ALLSMALLER}}.to_string()),
            R"({"i":["MATCH"],"k":["ALLSMALLER"],"type":["ALL"]})");
  EXPECT_EQ((Id{{"b", true}, {"a", "x"}}.to_string()), R"({"a":"x","b":true})");
  // The browser compares it with its own text, which escapes nothing that JSON need not.
  EXPECT_EQ((Id{{"path", "a/b<c>"}}.to_string()), R"({"path":"a/b<c>"})");
  EXPECT_EQ((Id{{"quote", "\"\n"}}.to_string()), R"({"quote":"\"\n"})");
}

TEST(Id, SentAsGiven) {
  EXPECT_EQ(dcc::Input({.id = {{"type", "dd"}, {"i", 0}}}).to_json().at("props").at("id"), parse(R"({"type": "dd", "i": 0})"));
}

TEST(Id, RefusesWhatTheProtocolCannotCarry) {
  EXPECT_EQ(error_of([] { Id("a.b"); }), "user: An id cannot hold `.`: a.b");
  EXPECT_EQ(error_of([] { Id("{a"); }), "user: An id cannot hold `{`: {a");
  EXPECT_EQ(error_of([] { Id(""); }), "user: An id cannot be empty text; leave it out where none is needed");
  EXPECT_EQ(error_of([] { Id{{"", "x"}}; }), "user: A key of a dictionary id cannot be empty");
  EXPECT_EQ(error_of([] { Id{{"a", 1}, {"a", 2}}; }), "user: A key comes twice in a dictionary id: a");
  EXPECT_EQ(error_of([] {
              html::Div({.id = {{"type", ALL}}});
            }),
            "user: Only a callback's ids can hold a wildcard, not a component's: {\"type\":[\"ALL\"]}");
}

}  // namespace
