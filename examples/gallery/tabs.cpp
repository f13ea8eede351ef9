// Tabs: the content of a tab is made when it is opened.
#include <weft/weft.h>
using namespace weft;

enum class View { graph, table, numbers };
auto json_names(Type<View>) {
  return JsonNames<View>{{"graph", View::graph}, {"table", View::table}, {"numbers", View::numbers}};
}

int main() {
  const auto df = dd::read_csv("../gapminder.csv");
  const dd::DataFrame latest = df[df["year"] == 2007];

  Dash app({.title = "Tabs"});
  app.layout = html::Div({
      html::H1("Tabs"),
      html::P("Three looks at the world in 2007.", {.className = "lead"}),
      dcc::Tabs({dcc::Tab({.label = "Graph", .value = "graph"}), dcc::Tab({.label = "Table", .value = "table"}),
                 dcc::Tab({.label = "Numbers", .value = "numbers"})},
                {.id = "tabs", .value = "graph"}),
      dcc::Loading(html::Div({.id = "content", .className = "card"})),
  });

  app.callback(Output{"content", "children"}, Input{"tabs", dcc::Tabs.value}, [latest](View view) -> Component {
    if (view == View::graph) {
      Figure figure = px::scatter(latest.compute(), {.x = "gdpPercap",
                                                     .y = "lifeExp",
                                                     .size = "pop",
                                                     .color = "continent",
                                                     .hover_name = "country",
                                                     .log_x = true,
                                                     .size_max = 50,
                                                     .template_ = "plotly_white"});
      figure.update_layout({{"height", 480}, {"margin", {{"t", 20}}}});
      return dcc::Graph({.figure = figure});
    }
    if (view == View::table) {
      const auto rows =
          latest[{"country", "continent", "lifeExp", "pop", "gdpPercap"}].sort_values("lifeExp", {.ascending = false}).head(15);
      return dash_table::DataTable({.columns = dash_table::columns_of(rows),
                                    .data = dash_table::records_of(rows),
                                    .style_cell = {{"fontFamily", "inherit"}, {"padding", "6px 10px"}},
                                    .style_header = {{"fontWeight", "600"}, {"background", "#f5f6fa"}}});
    }
    std::vector<Component> tiles;
    const auto means =
        latest.groupby("continent").agg({{"lifeExp", "mean"}}).compute().sort_values("lifeExp", {.ascending = false});
    for (std::size_t i = 0; i < means.num_rows(); ++i) {
      const std::string years = std::to_string(means["lifeExp"].at<double>(i)).substr(0, 4);
      tiles.push_back(html::Div(
          {html::Div(means["continent"].at<std::string>(i), {.className = "label"}), html::Div(years, {.className = "number"})},
          {.className = "grow"}));
    }
    return html::Div({html::H2("Life expectancy in years"), html::Div(tiles, {.className = "row"})});
  });

  app.run();
}
