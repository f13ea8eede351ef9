// A page of components that are not Dash's own: Bootstrap, Mantine and AG Grid, as `weft components add` makes them.
#include <optional>
#include <string>
#include <vector>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/html.h>
#include <weft_components/dag.h>
#include <weft_components/dbc.h>
#include <weft_components/dmc.h>

using namespace weft;

namespace {

Component bootstrap() {
  return dbc::Card({
      dbc::CardHeader("Bootstrap", {.id = "header"}),
      dbc::CardBody({
          dbc::Button("Count", {.id = "count", .class_name = "me-2", .color = "success"}),
          dbc::Alert("nothing yet", {.id = "counted", .color = "warning"}),
          dbc::Tabs({dbc::Tab("first text", {.label = "First", .tab_id = "first"}),
                     dbc::Tab("second text", {.label = "Second", .tab_id = "second"})},
                    {.id = "tabs", .active_tab = "first"}),
          html::P({.id = "tab"}),
      }),
  });
}

Component mantine() {
  return html::Div({
      dmc::Select({.id = "city",
                   .data = {{{"label", "Oslo"}, {"value", "osl"}}, {{"label", "Lima"}, {"value", "lim"}}},
                   .label = html::Em("City", {.id = "city-name"}),
                   .leftSection = html::Span("@", {.id = "city-icon"}),
                   .value = "osl"}),
      html::P({.id = "chosen"}),
      // Its components are in no layout before.
      html::Div({.id = "later"}),
  });
}

Component grid() {
  const Json rows = {{{"city", "Oslo"}, {"people", 709}}, {{"city", "Lima"}, {"people", 9752}}};
  return html::Div({
      dag::AgGrid({.id = "grid",
                   .columnDefs = {{{"field", "city"}}, {{"field", "people"}, {"editable", true}}},
                   .dashGridOptions = {{"rowSelection", {{"mode", "singleRow"}}}},
                   .rowData = rows}),
      html::P({.id = "selected"}),
      html::P({.id = "edited"}),
  });
}

}  // namespace

int main() {
  Dash app({.title = "Libraries"});
  app.layout = dmc::MantineProvider({bootstrap(), mantine(), grid()});

  app.callback(Output{"counted", dbc::Alert.children}, Output{"counted", dbc::Alert.color}, Input{"count", dbc::Button.n_clicks},
               [](std::optional<int> clicks) {
                 return std::tuple{std::to_string(clicks.value_or(0)) + " clicks", std::string(clicks ? "info" : "warning")};
               });
  app.callback(Output{"tab", html::P.children}, Input{"tabs", dbc::Tabs.active_tab}, [](std::string tab) { return tab; });
  app.callback(Output{"chosen", html::P.children}, Output{"later", html::Div.children}, Input{"city", dmc::Select.value},
               [](std::optional<std::string> city) {
                 return std::tuple{"chosen: " + city.value_or("none"),
                                   Children(dmc::Badge(city.value_or("none"), {.id = "badge", .color = "red"}))};
               });
  app.callback({.prevent_initial_call = true}, Output{"selected", html::P.children}, Input{"grid", dag::AgGrid.selectedRows},
               [](Json rows) { return rows.at(0).at("city"); });
  app.callback({.prevent_initial_call = true}, Output{"edited", html::P.children}, Input{"grid", dag::AgGrid.cellValueChanged},
               [](Json changes) {
                 const Json& change = changes.at(0);
                 return std::string(change.at("data").at("city").as_string()) + ": " +
                        std::to_string(change.at("oldValue").to_number<int>());
               });
  app.run();
}
