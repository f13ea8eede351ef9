// An app that is guarded in every way that Weft has: what it still has to do is work.
#include <optional>
#include <string>

#include <weft/dash.h>
#include <weft/dash_table.h>
#include <weft/dcc.h>
#include <weft/figure.h>
#include <weft/html.h>
#include <weft/session.h>

using namespace weft;

int main(int argc, char**) {
  const SessionCookie session({"a key that only this test has"});
  Dash app({.title = "Guarded", .content_security_policy = {{{"frame-ancestors", "'none'"}}}, .csrf_protection = true});
  const Json trace{{"type", "scatter"}, {"x", {1, 2}}, {"y", {3, 4}}};
  const Figure figure(Json{{"data", boost::json::array{trace}}});
  const Json columns = boost::json::array{{{"id", "a"}, {"name", "A"}}}, rows = boost::json::array{{{"a", 1}}};
  app.layout = html::Div({
      dcc::Input({.id = "name", .debounce = true}),
      html::Div({.id = "greeting"}),
      html::Div({.id = "upper"}),
      dcc::Slider({.id = "year", .max = 10, .min = 0, .value = 3}),
      dcc::Dropdown({.id = "choice", .options = {"a", "b"}, .value = "a"}),
      dcc::Graph({.id = "graph", .figure = figure}),
      dash_table::DataTable({.id = "table", .columns = columns, .data = rows}),
  });
  app.callback(Output{"greeting", "children"}, Input{"name", dcc::Input.value}, [session](std::optional<std::string> name) {
    boost::json::object values = session.read(ctx().request());
    const Json before = values.contains("name") ? values.at("name") : Json("nobody");
    values["name"] = name.value_or("");
    session.write(ctx(), values);
    return "before: " + std::string(before.as_string());
  });
  app.clientside_callback("function(text) { return (text || '').toUpperCase(); }", Output{"upper", "children"},
                          Input{"name", dcc::Input.value});
  app.run({.debug = argc > 1});
}
