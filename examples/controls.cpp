// Controls that drive callbacks: a slider moves a figure, a text field is echoed, a button counts, and a pattern takes all of a
// list.
#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/figure.h>
#include <weft/html.h>

#include <cmath>

using namespace weft;

Figure wave(double frequency) {
  boost::json::array x, y;
  for (int i = 0; i <= 200; ++i) {
    x.push_back(i / 100.0);
    y.push_back(std::sin(2 * M_PI * frequency * i / 100.0));
  }
  return Figure({{"data", {{{"type", "scatter"}, {"mode", "lines"}, {"x", x}, {"y", y}}}},
                 {"layout", {{"title", {{"text", std::to_string(static_cast<int>(frequency)) + " Hz"}}}}}});
}

int main() {
  Dash app({.title = "Controls"});
  app.layout = html::Div({
      dcc::Slider({.id = "frequency", .max = 5, .min = 1, .step = 1, .value = 2}),
      dcc::Graph({.id = "wave"}),
      dcc::Input({.id = "name", .placeholder = "your name", .type = "text"}),
      html::Div({.id = "greeting"}),
      html::Button("Count", {.id = "count"}),
      html::Div({.id = "counted"}),
      html::Div({
          dcc::Checklist({.id = {{"type", "choice"}, {"index", 0}}, .options = {"red", "green"}, .value = {"red"}}),
          dcc::Checklist(
              {.id = {{"type", "choice"}, {"index", 1}}, .options = {"small", "large"}, .value = boost::json::array()}),
      }),
      html::Div({.id = "chosen"}),
  });

  app.callback(Output{"wave", dcc::Graph.figure}, Input{"frequency", dcc::Slider.value}, wave);

  // A field that nobody has written in has no value.
  app.callback(Output{"greeting", html::Div.children}, Input{"name", dcc::Input.value},
               [](std::optional<std::string> name) -> Update<std::string> {
                 if (!name) return no_update;
                 return "Hello " + *name;
               });

  app.callback({.prevent_initial_call = true}, Output{"counted", html::Div.children}, Output{"counted", html::Div.title},
               Input{"count", html::Button.n_clicks}, State{"name", dcc::Input.value},
               [](int clicks, std::optional<std::string> name) {
                 if (clicks > 100) throw PreventUpdate{};
                 return std::tuple{html::B(clicks), name.value_or("nobody")};
               });

  app.callback(Output{"chosen", html::Div.children}, Input{{{"type", "choice"}, {"index", ALL}}, "value"},
               [](std::vector<std::vector<std::string>> chosen) {
                 std::vector<Component> list;
                 for (const auto& group : chosen) {
                   for (const std::string& choice : group) list.push_back(html::Li(choice));
                 }
                 return html::Ul(list);
               });

  app.run();
}
