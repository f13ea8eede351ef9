// A CSV file into a chart on a page; uses all of Weft.
#include <iostream>

#include <weft/weft.h>
using namespace weft;

int main(int, char** argv) {
  auto df = dd::read_csv(argv[1]);
  Figure figure =
      px::scatter(df[df["population"] > 5e6].compute(), {.x = "gdp per capita", .y = "life expectancy", .color = "continent"});

  Dash app;
  app.layout =
      html::Div({dcc::Graph({.id = "chart", .figure = figure}),
                 dash_table::DataTable({.columns = dash_table::columns_of(df), .data = dash_table::records_of(df.head())})});
  std::cout << figure.json().at("data").as_array().size() << " traces, " << app.handle({.method = "GET", .target = "/"}).status
            << '\n';
}
