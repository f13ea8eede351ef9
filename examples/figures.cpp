// Writes a figure of two plots to a page: bars that px has drawn beside a line of its own, changed and laid out by name.
#include <iostream>

#include <weft/express.h>

using namespace weft;

int main(int argc, char** argv) {
  const dd::Table tips = px::data::tips();
  const Figure histogram = px::histogram(tips, {.x = "total_bill", .color = "sex", .nbins = 20});

  Figure figure = make_subplots({.rows = 1, .cols = 2, .subplot_titles = {"Bills", "Tips"}});
  for (const go::Trace& trace : histogram.select_traces()) figure.add_trace(trace, {1, 1});
  figure.add_trace(go::Scatter({{"x", tips["total_bill"]}, {"y", tips["tip"]}, {"mode", "markers"}, {"showlegend", false}}), {1, 2});
  figure.add_hline(3, {{"line_dash", "dot"}, {"annotation_text", "3 $"}}, {.row = 1, .col = 2})
      .update_layout({{"barmode", "stack"}, {"template", "plotly_white"}, {"title_text", "A week in a restaurant"}})
      .update_xaxes({{"title_text", "bill in $"}});

  const char* path = argc > 1 ? argv[1] : "figures.html";
  figure.write_html(path);
  std::cout << "wrote " << path << "\n";
}
