// Linked graphs: what is selected with the lasso or the box in one stands out in the other.
#include <algorithm>

#include <weft/weft.h>
using namespace weft;

struct Point {
  std::vector<std::string> customdata;
};
auto json_members(Type<Point>) { return std::tuple{JsonMember{"customdata", &Point::customdata}}; }

struct Selection {
  std::vector<Point> points;
};
auto json_members(Type<Selection>) { return std::tuple{JsonMember{"points", &Selection::points}}; }

Figure draw(const dd::Table& rows, const char* x, const std::vector<std::string>& chosen) {
  Figure figure = px::scatter(rows, {.x = x,
                                     .y = "lifeExp",
                                     .size = "pop",
                                     .color = "continent",
                                     .hover_name = "country",
                                     .custom_data = "country",
                                     .log_x = true,
                                     .size_max = 40,
                                     .template_ = "plotly_white"});
  figure.update_layout(
      {{"dragmode", "select"}, {"showlegend", false}, {"height", 360}, {"margin", {{"l", 50}, {"r", 10}, {"t", 10}, {"b", 45}}}});
  if (chosen.empty()) return figure;
  Json json = std::move(figure).json();
  for (Json& trace : json.at("data").as_array()) {
    boost::json::array points;
    const auto& names = trace.at("customdata").as_array();
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string name = names[i].at(0).as_string().c_str();
      if (std::find(chosen.begin(), chosen.end(), name) != chosen.end()) points.push_back(i);
    }
    trace.as_object()["selectedpoints"] = points;
  }
  return Figure(std::move(json));
}

int main() {
  const auto df = dd::read_csv("../gapminder.csv");
  const dd::Table rows = df[df["year"] == 2007].compute();

  Dash app({.title = "Crossfilter"});
  const auto card = [](const Component& graph) { return html::Div(graph, {.className = "card"}); };
  app.layout = html::Div({
      html::H1("Crossfilter"),
      html::P("Drag over some countries on the left: the right graph shows where they are.", {.className = "lead"}),
      html::Div({card(dcc::Graph({.id = "health", .figure = draw(rows, "gdpPercap", {})})), card(dcc::Graph({.id = "size"}))},
                {.className = "columns"}),
      html::Div({html::Span("Chosen: ", {.className = "label"}), html::Span({.id = "names"})}, {.className = "card"}),
  });

  app.callback(Output{"size", dcc::Graph.figure}, Output{"names", "children"}, Input{"health", dcc::Graph.selectedData},
               [rows](std::optional<Selection> selection) {
                 std::vector<std::string> chosen;
                 if (selection) {
                   for (const Point& point : selection->points) chosen.push_back(point.customdata.at(0));
                 }
                 std::string names;
                 for (const std::string& name : chosen) names += (names.empty() ? "" : ", ") + name;
                 return std::tuple{draw(rows, "pop", chosen), names.empty() ? "all" : names};
               });

  app.run();
}
