// Download: the rows that are chosen, in the format that is chosen.
#include <weft/weft.h>
using namespace weft;

enum class Format { csv, json, parquet };
auto json_names(Type<Format>) {
  return JsonNames<Format>{{"csv", Format::csv}, {"json", Format::json}, {"parquet", Format::parquet}};
}

struct Choice {
  std::vector<std::string> continents;
  std::pair<int, int> years;
  Format format;
};

dd::DataFrame choose(const dd::DataFrame& df, const Choice& choice) {
  return df[df["continent"].isin(choice.continents) && df["year"].between(choice.years.first, choice.years.second)];
}

int main() {
  const auto df = dd::read_csv("../gapminder.csv")[{"country", "continent", "year", "lifeExp", "pop", "gdpPercap"}];

  Dash app({.title = "Download"});
  app.layout = html::Div({
      html::H1("Download"),
      html::P("A frame becomes a file in the moment that somebody asks for it.", {.className = "lead"}),
      html::Div(
          {html::H2("Continents"),
           dcc::Dropdown({.id = "continents",
                          .multi = true,
                          .options = {"Africa", "Americas", "Asia", "Europe", "Oceania"},
                          .value = {"Asia", "Europe"}}),
           html::Br(), html::H2("Years"),
           dcc::RangeSlider({.id = "years", .max = 2007, .min = 1952, .step = 5, .value = {1977, 2007}}), html::H2("Format"),
           dcc::RadioItems({.id = "format", .inline_ = true, .options = {"csv", "json", "parquet"}, .value = "csv"})},
          {.className = "card"}),
      html::Div({html::Div({.id = "count", .className = "grow number"}), html::Button("Download", {.id = "save"})},
                {.className = "card row"}),
      dcc::Download({.id = "download"}),
  });

  app.callback(Output{"count", "children"}, Input{"continents", dcc::Dropdown.value}.into(&Choice::continents),
               Input{"years", dcc::RangeSlider.value}.into(&Choice::years), [df](Choice choice) {
                 const std::int64_t rows = choose(df, choice).size().compute();
                 return std::to_string(rows) + " rows";
               });
  app.callback({.prevent_initial_call = true}, Output{"download", dcc::Download.data}, Input{"save", html::Button.n_clicks},
               State{"continents", dcc::Dropdown.value}.into(&Choice::continents),
               State{"years", dcc::RangeSlider.value}.into(&Choice::years),
               State{"format", dcc::RadioItems.value}.into(&Choice::format), [df](int, Choice choice) {
                 const char* names[] = {"gapminder.csv", "gapminder.json", "gapminder.parquet"};
                 return dcc::send_data_frame(choose(df, choice), names[static_cast<int>(choice.format)]);
               });

  app.run();
}
