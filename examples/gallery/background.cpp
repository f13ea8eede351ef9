// Long work in the background: it tells how far it has come, can be cancelled, and equal questions are answered at once.
#include <chrono>
#include <cmath>
#include <random>
#include <thread>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/figure.h>
#include <weft/html.h>
using namespace weft;

int main() {
  Dash app({.title = "Background"});
  app.layout = html::Div({
      html::H1("Background work"),
      html::P("Pi by throwing darts. The page stays alive meanwhile; a second run of the same size is known already.",
              {.className = "lead"}),
      html::Div({html::H2("Darts in each of 20 rounds"),
                 dcc::Slider({.id = "darts",
                              .marks = {{"1", "1000"}, {"2", "10,000"}, {"3", "100,000"}, {"4", "1,000,000"}},
                              .max = 4,
                              .min = 1,
                              .step = nullptr,
                              .value = 3}),
                 html::Div({html::Button("Throw", {.id = "go"}),
                            html::Button("Cancel", {.id = "cancel", .className = "quiet", .disabled = true}),
                            html::Div(html::Progress({.id = "bar", .max = "20", .value = "0"}), {.className = "grow"})},
                           {.className = "row"})},
                {.className = "card"}),
      html::Div({html::Div("Pi is about", {.className = "label"}), html::Div("?", {.id = "pi", .className = "number"}),
                 dcc::Graph({.id = "graph"})},
                {.className = "card"}),
  });

  app.callback({.background = true,
                .cache_args_to_ignore = {0},
                .cache_by = {[] { return "darts, version 1"; }},
                .cancel = {Input{"cancel", "n_clicks"}},
                .interval = std::chrono::milliseconds(250),
                .prevent_initial_call = true,
                .progress = {Output{"bar", "value"}, Output{"bar", "max"}},
                .running = {{Output{"go", "disabled"}, true, false}, {Output{"cancel", "disabled"}, false, true}}},
               Output{"pi", "children"}, Output{"graph", dcc::Graph.figure}, Input{"go", html::Button.n_clicks},
               State{"darts", dcc::Slider.value}, [](Progress progress, int, double power) {
                 std::mt19937 random(42);
                 std::uniform_real_distribution<double> side(-1, 1);
                 std::int64_t inside = 0, thrown = 0;
                 std::vector<double> estimates;
                 for (int round = 1; round <= 20; ++round) {
                   for (std::int64_t i = 0; i < std::pow(10, power + 2); ++i, ++thrown) {
                     const double x = side(random), y = side(random);
                     inside += x * x + y * y < 1;
                   }
                   estimates.push_back(4.0 * static_cast<double>(inside) / static_cast<double>(thrown));
                   std::this_thread::sleep_for(std::chrono::milliseconds(60));
                   progress(std::to_string(round), "20");
                 }
                 const Figure figure(
                     {{"data", boost::json::array{{{"type", "scatter"}, {"mode", "lines+markers"}, {"y", json_from(estimates)}}}},
                      {"layout",
                       {{"height", 300},
                        {"margin", {{"l", 50}, {"r", 10}, {"t", 20}, {"b", 40}}},
                        {"shapes", boost::json::array{{{"type", "line"},
                                                       {"xref", "paper"},
                                                       {"x0", 0},
                                                       {"x1", 1},
                                                       {"y0", 3.14159265},
                                                       {"y1", 3.14159265},
                                                       {"line", {{"dash", "dot"}}}}}}}}});
                 return std::tuple{std::to_string(estimates.back()), figure};
               });

  app.run();
}
