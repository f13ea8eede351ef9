// The classic app's layout, and a callback that returns a figure of a million points.
#include <cstddef>
#include <vector>

#include <weft/weft.h>

using namespace weft;

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const dd::Table countries = dd::read_csv(argv[1]).compute();
  std::vector<double> x, y;
  for (std::size_t i = 0; i < 1'000'000; ++i) {
    x.push_back(static_cast<double>(i) / 7);
    y.push_back(static_cast<double>(i * 7919 % 100'003));
  }
  const dd::Table million({{"x", dd::Column(x)}, {"y", dd::Column(y)}});
  Dash app;
  app.layout = html::Div({
      dcc::Graph({.id = "life-exp-vs-gdp",
                  .figure = px::scatter(countries, {.x = "gdp per capita",
                                                    .y = "life expectancy",
                                                    .size = "population",
                                                    .color = "continent",
                                                    .hover_name = "country",
                                                    .log_x = true,
                                                    .size_max = 60})}),
      html::Button("Draw", {.id = "draw"}),
      dcc::Graph({.id = "million"}),
  });
  app.callback({.prevent_initial_call = true}, Output{"million", dcc::Graph.figure}, Input{"draw", "n_clicks"},
               [million](Json) { return px::scatter(million, {.x = "x", .y = "y"}); });
  app.run();
}
