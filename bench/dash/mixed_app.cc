// An app with every kind of callback, for mixed_load.py.
#include <string>
#include <vector>

#include <weft/weft.h>

using namespace weft;

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const dd::DataFrame countries = dd::read_csv(argv[1]);
  Dash app({.metrics_endpoint = "metrics"});
  app.layout = [] {
    return html::Div({dcc::Input({.id = "in"}), html::Div({.id = "echo"}), html::Div({.id = "count"}), html::Div({.id = "job"}),
                      html::Div({.id = "bar"}), html::Div({.id = "live"}), dcc::Graph({.id = "graph"}),
                      html::Div({.id = "other"})});
  };
  app.callback(Output{"echo", "children"}, Input{"in", "value"}, [](std::string text) {
    if (text.starts_with("throw")) throw std::runtime_error(text);
    set_props("other", {{"title", text}});
    return text;
  });
  app.callback(Output{"count", "children"}, Input{"in", "value"},
               [countries](double least) { return countries[countries["population"] > least].size().compute(); });
  app.callback(Output{"graph", dcc::Graph.figure}, Input{"in", "value"}, [countries](double least) {
    return px::scatter(countries[countries["population"] > least].compute(), {.x = "gdp per capita", .y = "life expectancy"});
  });
  app.callback({.background = true, .progress = {Output{"bar", "children"}}}, Output{"job", "children"}, Input{"in", "value"},
               [](Progress progress, int n) {
                 for (int i = 0; i < 3; ++i) progress(i);
                 return n;
               });
  app.callback({.websocket = true}, Output{"live", "children"}, Input{"in", "value"}, [](std::string text) {
    set_props("other", {{"title", "live " + text}});
    return text;
  });
  app.run({.limits = {.max_connections = 2'000}});
}
