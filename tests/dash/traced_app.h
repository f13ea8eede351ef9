// The app of recorded/record.py in C++.
#pragma once

#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/json/value_from.hpp>

#include <weft/dash.h>
#include <weft/dash_table.h>
#include <weft/dcc.h>
#include <weft/html.h>

namespace traced {

using namespace weft;

inline std::vector<Component> numbered(Component (*make)(int)) { return {make(0), make(1), make(2)}; }

inline Component layout() {
  return html::Div({
      dcc::Input({.id = "in", .value = "a"}),
      dcc::Input({.id = "st", .value = "s"}),
      html::Div({.id = "o1"}),
      html::Div({.id = "o2"}),
      html::Div({.id = "o3"}),
      html::Div({.id = "o4"}),
      html::Div({.id = "cs1"}),
      html::Div({.id = "cs2"}),
      html::Button("go", {.id = "b"}),
      html::Button("err", {.id = "berr"}),
      html::Button("nu", {.id = "bnu"}),
      html::Button("pu", {.id = "bpu"}),
      html::Button("dup", {.id = "bdup"}),
      html::Button("noout", {.id = "bno"}),
      html::Button("dl", {.id = "bdl"}),
      html::Button("patch", {.id = "bpatch"}),
      html::Button("sp", {.id = "bsp"}),
      html::Button("side", {.id = "bside"}),
      html::Button("ctx", {.id = "bctx"}),
      dcc::Download({.id = "dl"}),
      html::Div({.id = "err"}),
      html::Div(numbered([](int i) {
        return dcc::Dropdown({.id = {{"type", "dd"}, {"i", i}}, .options = {"x", "y"}, .value = "x"});
      })),
      html::Div(numbered([](int i) {
        return html::Div({.id = {{"type", "out"}, {"i", i}}});
      })),
      html::Div({.id = "all"}),
      html::Div(numbered([](int i) {
        return html::Div({.id = {{"type", "sm"}, {"i", i}}});
      })),
      dcc::Store({.id = "store", .data = {{"k", {1, 2}}}}),
      html::Div({"text & <b>é</b>", 3, 0.5, nullptr, html::Br(), html::B({"bold ", html::I("both")})},
                {.id = "mixed",
                 .attributes = {{"data-row", "7"}, {"aria-label", "all/kinds"}},
                 .hidden = true,
                 .style = {{"color", "red"}, {"marginTop", 4}}}),
      dcc::Slider({.id = "slider",
                   .marks = {{"0", "low"}, {"10", {{"label", "high"}}}},
                   .max = 10,
                   .min = 0,
                   .step = nullptr,
                   .value = 2.5}),
      dcc::Markdown("# Title", {.id = "markdown", .mathjax = true}),
      dcc::Tabs({dcc::Tab("inside", {.label = "First", .value = "1"})}, {.id = "tabs"}),
      dcc::Graph(
          {.id = "graph",
           .config = {{"responsive", true}},
           .figure = Json{{"data", {{{"type", "bar"}, {"x", {1, 2}}, {"y", {0.1, 1e300}}}}}, {"layout", boost::json::object()}}}),
      dash_table::DataTable({.id = "table",
                             .columns = {{{"name", "A"}, {"id", "a"}}},
                             .data = {{{"a", 1}}, {{"a", std::numeric_limits<double>::quiet_NaN()}}},
                             .page_size = 5}),
  });
}

inline void declare(Dash& app) {
  app.layout = layout();

  app.callback(Output{"o1", "children"}, Input{"in", dcc::Input.value},
               [](std::optional<std::string> value) { return "single " + value.value_or("None"); });

  app.callback(Output{"o2", html::Div.children}, Output{"o2", html::Div.style}, Input{"in", "value"}, State{"st", "value"},
               [](std::string value, std::string state) {
                 return std::tuple{value + "-" + state, Json{{"color", "red"}}};
               });

  app.callback({.prevent_initial_call = true, .running = {{Output{"b", "disabled"}, true, false}}}, Output{"o3", "children"},
               Output{"o3", "title"}, Input{"b", html::Button.n_clicks}, State{"in", "value"}, State{"store", "data"},
               [](int clicks, std::string value, std::map<std::string, std::vector<int>> data) {
                 return std::tuple{std::to_string(clicks) + " " + value, data.at("k")};
               });

  app.callback({.prevent_initial_call = true}, Output{"o4", "children"}, Output{"o4", "title"}, Input{"bnu", "n_clicks"},
               [](int clicks) {
                 return std::tuple{no_update, "t" + std::to_string(clicks)};
               });

  app.callback({.prevent_initial_call = true}, Output{"o4", "style"}, Input{"bnu", "n_clicks"}, [](int) { return no_update; });

  app.callback({.prevent_initial_call = true}, Output{"o4", html::Div.className}, Input{"bpu", "n_clicks"},
               [](int) -> std::string { throw PreventUpdate(); });

  app.callback({.prevent_initial_call = true}, Output{"err", "children"}, Input{"berr", "n_clicks"},
               [](int) -> int { throw std::domain_error("division by zero"); });

  app.callback({.allow_duplicate = true, .prevent_initial_call = true}, Output{"o1", "children"}, Input{"bdup", "n_clicks"},
               [](int clicks) {
                 return Children{html::B("dup"), " ", clicks};
               });

  app.callback({.prevent_initial_call = true}, Input{"bno", "n_clicks"}, [](int) {});

  app.callback({.prevent_initial_call = true}, Output{"dl", dcc::Download.data}, Input{"bdl", "n_clicks"}, [](int) {
    return Json{{"content", "hello"}, {"filename", "h.txt"}, {"type", nullptr}, {"base64", false}};
  });

  app.callback({.prevent_initial_call = true}, Output{"graph", dcc::Graph.figure}, Input{"bpatch", "n_clicks"}, [](int clicks) {
    Patch p;
    p["layout"]["title"] = {{"text", "patched " + std::to_string(clicks)}};
    p["data"][0]["y"].append(clicks + 3);
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
    return p;
  });

  app.callback({.prevent_initial_call = true}, Output{"store", "data"}, Input{"bsp", "n_clicks"}, [](int clicks) {
    set_props("o1", {{"children", "side"}, {"style", {{"color", "blue"}}}});
    set_props({{"type", "out"}, {"i", 1}}, {{"title", "sideT"}});
    return std::map<std::string, std::vector<int>>{{"k", {clicks}}};
  });

  app.callback({.prevent_initial_call = true}, Input{"bside", "n_clicks"}, [](int) {
    set_props("o1", {{"children", html::B("noout")}});
  });

  app.callback({.prevent_initial_call = true}, Output{"o4", "hidden"}, Input{"bctx", "n_clicks"}, State{"in", "value"},
               [](int, std::string) {
                 const Triggered first = ctx().triggered().at(0);
                 return Json{ctx().triggered_id(),
                             {{"prop_id", first.prop_id}, {"value", first.value}},
                             Json(boost::json::value_from(ctx().inputs())),
                             Json(boost::json::value_from(ctx().states())),
                             ctx().outputs_list()};
               });

  app.callback(Output{{{"type", "out"}, {"i", MATCH}}, "children"}, Input{{{"type", "dd"}, {"i", MATCH}}, "value"},
               [](std::string value) { return value + "!"; });

  app.callback(Output{"all", "children"}, Input{{{"type", "dd"}, {"i", ALL}}, "value"}, State{{{"type", "dd"}, {"i", ALL}}, "id"},
               [](std::vector<std::string> values, std::vector<std::map<std::string, Json>> ids) {
                 std::string text;
                 for (std::size_t i = 0; i < values.size(); ++i) {
                   text += (i ? " " : "") + std::to_string(ids[i].at("i").as_int64()) + "=" + values[i];
                 }
                 return text;
               });

  app.callback(Output{{{"type", "sm"}, {"i", MATCH}}, "children"}, Input{{{"type", "dd"}, {"i", MATCH}}, "value"},
               Input{{{"type", "dd"}, {"i", ALLSMALLER}}, "value"}, [](std::string value, std::vector<std::string> smaller) {
                 return value + " after " + std::to_string(smaller.size());
               });

  app.callback(Output{{{"type", "sm"}, {"i", ALL}}, html::Div.title}, Input{"b", "n_clicks"}, [](std::optional<int>) {
    return std::vector<Update<std::string>>{"first", no_update, "third"};
  });

  app.clientside_callback("function(v){return 'cs '+v;}", Output{"cs1", "children"}, Input{"in", "value"});
  app.clientside_callback(ClientsideFunction{"ns", "dbl"}, Output{"cs2", "children"}, Input{"b", "n_clicks"});
}

}  // namespace traced
