// Live data: an interval asks every half second, and a partial update adds the new points to the graph.
#include <cmath>
#include <random>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/figure.h>
#include <weft/html.h>
using namespace weft;

Figure empty_figure() {
  const auto trace = [](const char* name, const char* color) {
    return Json{{"type", "scatter"},
                {"mode", "lines"},
                {"name", name},
                {"x", boost::json::array()},
                {"y", boost::json::array()},
                {"line", {{"color", color}, {"width", 2}, {"shape", "spline"}}}};
  };
  return Figure({{"data", {trace("load", "#4356e0"), trace("memory", "#e0884f")}},
                 {"layout",
                  {{"height", 380},
                   {"margin", {{"l", 45}, {"r", 10}, {"t", 10}, {"b", 40}}},
                   {"yaxis", {{"range", {0, 100}}, {"ticksuffix", " %"}}},
                   {"plot_bgcolor", "#fff"},
                   {"xaxis", {{"title", {{"text", "seconds"}}}, {"gridcolor", "#eee"}}},
                   {"legend", {{"orientation", "h"}, {"y", 1.1}}}}}});
}

// A made-up machine: waves and noise, equal for equal seconds.
double measure(double second, double phase) {
  std::mt19937 noise(static_cast<unsigned>(second * 2 + phase * 1000));
  return 50 + 30 * std::sin(second / 4 + phase) + std::uniform_real_distribution(-6.0, 6.0)(noise);
}

int main() {
  Dash app({.title = "Live"});
  const auto tile = [](const char* label, const char* id) {
    return html::Div({html::Div(label, {.className = "label"}), html::Div({.id = id, .className = "number"})},
                     {.className = "card grow"});
  };
  app.layout = html::Div({
      html::H1("Live data"),
      html::P("Only the new points travel: the browser adds them to what it has.", {.className = "lead"}),
      html::Div({tile("Load", "load"), tile("Memory", "memory"), html::Button("Pause", {.id = "pause", .n_clicks = 0})},
                {.className = "row"}),
      html::Div(dcc::Graph({.id = "graph", .figure = empty_figure()}), {.className = "card"}),
      dcc::Interval({.id = "tick", .interval = 500}),
  });

  app.callback(Output{"graph", dcc::Graph.figure}, Output{"load", "children"}, Output{"memory", "children"},
               Input{"tick", dcc::Interval.n_intervals}, [](std::optional<int> ticks) {
                 const double second = ticks.value_or(0) / 2.0;
                 const double load = measure(second, 0), memory = measure(second, 2);
                 Patch patch;
                 for (int trace : {0, 1}) {
                   patch["data"][trace]["x"].append(second);
                   patch["data"][trace]["y"].append(trace == 0 ? load : memory);
                 }
                 const auto percent = [](double value) { return std::to_string(static_cast<int>(value)) + " %"; };
                 return std::tuple{patch, percent(load), percent(memory)};
               });
  app.callback(Output{"tick", dcc::Interval.disabled}, Output{"pause", "children"}, Input{"pause", html::Button.n_clicks},
               [](int clicks) {
                 return std::tuple{clicks % 2 == 1, clicks % 2 == 1 ? "Go on" : "Pause"};
               });

  app.run();
}
