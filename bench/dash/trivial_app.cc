// The smallest app with a callback, and one that tells all pages something through their WebSockets.
#include <string>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/html.h>

using namespace weft;

int main() {
  Dash app;
  app.layout = html::Div({dcc::Input({.id = "in"}), html::Div({.id = "out"}), html::Div({.id = "seen"}),
                          html::Button("Tell all", {.id = "tell"}), html::Div({.id = "told"}), html::Div({.id = "news"})});
  app.callback(Output{"out", "children"}, Input{"in", dcc::Input.value}, [](std::string text) { return "You wrote " + text; });
  app.callback({.websocket = true}, Output{"seen", "children"}, Input{"in", "value"}, [](Json value) { return value; });
  app.callback({.prevent_initial_call = true}, Output{"told", "children"}, Input{"tell", "n_clicks"}, [&app](int n) {
    app.set_props("news", {{"children", "news " + std::to_string(n)}});
    return n;
  });
  app.run({.limits = {.max_connections = 30'000}});
}
