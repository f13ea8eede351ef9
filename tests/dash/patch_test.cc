// What a Patch sends, step by step.
#include <gtest/gtest.h>

#include <weft/dcc.h>
#include <weft/html.h>

#include "error_of.h"
#include "requests.h"

using namespace weft;

namespace {

Json steps_of(const Patch& patch) { return patch.value().to_json().at("operations"); }

TEST(Patch, StepsAreThoseOfDash) {
  Patch p;
  p["layout"]["title"] = {{"text", "patched"}};
  p["data"][0]["y"].append(4);
  p["data"][0]["y"].extend({9, 8});
  p["data"][0]["y"].insert(1, 5);
  p["data"][-1]["y"].prepend(0.5);
  p["data"][0]["y"].remove(8);
  p["layout"]["template"].erase();
  p["data"][0]["marker"].update({{"color", "red"}});
  p["data"][0]["y"].reverse();
  p["layout"]["shapes"].clear();
  p["layout"]["width"] += 10;
  p["layout"]["width"] -= 1;
  p["layout"]["width"] *= 2;
  p["layout"]["width"] /= 4;
  const auto step = [](const char* name, boost::json::array location, boost::json::object parameters) {
    return Json{{"operation", name}, {"location", std::move(location)}, {"params", std::move(parameters)}};
  };
  const boost::json::array wanted{
      step("Assign", {"layout", "title"}, {{"value", {{"text", "patched"}}}}),
      step("Append", {"data", 0, "y"}, {{"value", 4}}),
      step("Extend", {"data", 0, "y"}, {{"value", {9, 8}}}),
      step("Insert", {"data", 0, "y"}, {{"value", 5}, {"index", 1}}),
      step("Prepend", {"data", -1, "y"}, {{"value", 0.5}}),
      step("Remove", {"data", 0, "y"}, {{"value", 8}}),
      step("Delete", {"layout", "template"}, {}),
      step("Merge", {"data", 0, "marker"}, {{"value", {{"color", "red"}}}}),
      step("Reverse", {"data", 0, "y"}, {}),
      step("Clear", {"layout", "shapes"}, {}),
      step("Add", {"layout", "width"}, {{"value", 10}}),
      step("Sub", {"layout", "width"}, {{"value", 1}}),
      step("Mul", {"layout", "width"}, {{"value", 2}}),
      step("Div", {"layout", "width"}, {{"value", 4}}),
  };
  const Json got = steps_of(p);
  ASSERT_EQ(got.as_array().size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_EQ(got.at(i), wanted[i]);
}

TEST(Patch, PutsComponentsAndNull) {
  Patch p;
  p.all().append(html::Li("one"));
  p[0] = nullptr;
  p[std::string("key")] = std::vector<Component>{html::B("b")};
  const Json steps = steps_of(p);
  EXPECT_EQ(steps.at(0).at("location"), Json(boost::json::array()));
  EXPECT_EQ(steps.at(0).at("params").at("value"), html::Li("one").to_json());
  EXPECT_EQ(steps.at(1).at("params").at("value"), nullptr);
  EXPECT_EQ(steps.at(2).at("params").at("value").at(0), html::B("b").to_json());
}

TEST(Patch, RefusesToReplaceThePropertyItself) {
  EXPECT_EQ(
      error_of([] { Patch().all() = 3; }),
      "user: A Patch changes what is inside a property, and cannot replace the property itself: name a place in it, or return a "
      "value in the place of the Patch");
  EXPECT_EQ(
      error_of([] { Patch().all().erase(); }),
      "user: A Patch changes what is inside a property, and cannot erase the property itself: name a place in it, or return a "
      "value in the place of the Patch");
}

TEST(Patch, IsReturnedByHandlers) {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"})});
  app.callback(Output{"out", html::Div.children}, Input{"in", "value"}, [](int n) -> Update<Patch> {
    if (n == 0) return no_update;
    Patch p;
    p.all().append(n);
    return p;
  });
  EXPECT_EQ(text_of(post(app, one_input(3))),
            R"({"multi":true,"response":{"out":{"children":{"__dash_patch_update":"__dash_patch_update","operations":[)"
            R"({"operation":"Append","location":[],"params":{"value":3}}]}}}})");
}

}  // namespace
