// Several pages: a start page with links, and a page for each country, made when it is visited.
#include <weft/weft.h>
using namespace weft;

int main() {
  const auto df = dd::read_csv("../gapminder.csv");
  const dd::DataFrame latest = df[df["year"] == 2007];

  Dash app({.title = "Countries", .suppress_callback_exceptions = true});

  app.register_page(
      {.path = "/",
       .layout = [latest](const PageVisit&) -> Component {
         const dd::Table rows = latest.sort_values("pop", {.ascending = false}).head(12);
         std::vector<Component> cards;
         for (std::size_t i = 0; i < rows.num_rows(); ++i) {
           const auto name = rows["country"].at<std::string>(i);
           const std::string people = std::to_string(rows["pop"].at<std::int64_t>(i) / 1'000'000) + " million";
           cards.push_back(html::Div({html::Div(rows["continent"].at<std::string>(i), {.className = "label"}),
                                      html::H2(dcc::Link(name, {.href = "/country/" + name})), people},
                                     {.className = "card"}));
         }
         return html::Div(
             {html::H1("Countries"), html::P("The twelve with the most people.", {.className = "lead"}),
              html::Div(cards, {.style = {{"display", "grid"}, {"gridTemplateColumns", "repeat(4, 1fr)"}, {"gap", "12px"}}})});
       },
       .name = "All"});

  app.register_page({.layout = [df](const PageVisit& visit) -> Component {
                       const std::string& name = visit.variables.at("name");
                       const dd::Table rows = df[df["country"] == name].compute();
                       if (rows.num_rows() == 0) return html::H1("There is no country of this name: " + name);
                       Figure figure = px::scatter(
                           rows,
                           {.x = "year", .y = "lifeExp", .size = "pop", .title = "Life expectancy", .template_ = "plotly_white"});
                       figure.update_layout({{"height", 400}});
                       return html::Div({html::H1(name), html::P(rows["continent"].at<std::string>(0), {.className = "lead"}),
                                         html::Div(dcc::Graph({.figure = figure}), {.className = "card"})});
                     },
                     .name = "Country",
                     .path_template = "/country/<name>",
                     .title = [](const PageVisit& visit) { return visit.value("name"); }});

  app.layout =
      html::Div({html::Nav({dcc::Link("All countries", {.href = "/"}), dcc::Link("Germany", {.href = "/country/Germany"}),
                            dcc::Link("Japan", {.href = "/country/Japan"})}),
                 page_container()});
  app.run();
}
