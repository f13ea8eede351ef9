// Draws what run.py draws with plotly.express, and prints how long building a figure and its JSON takes.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <iostream>

#include <weft/dataframe.h>
#include <weft/express.h>

namespace {

using namespace weft;

// The median of the calls of about a second.
double measure(const std::function<std::string()>& draw) {
  using Clock = std::chrono::steady_clock;
  std::vector<double> seconds;
  const auto begin = Clock::now();
  while (seconds.size() < 5 || Clock::now() - begin < std::chrono::seconds(1)) {
    const auto start = Clock::now();
    const std::string json = draw();
    seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count());
    if (json.empty()) return 0;
  }
  std::nth_element(seconds.begin(), seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2), seconds.end());
  return seconds[seconds.size() / 2];
}

dd::Table points(std::size_t count, std::size_t num_groups) {
  std::vector<double> x(count), y(count);
  std::vector<std::string> group(count);
  for (std::size_t i = 0; i < count; ++i) {
    x[i] = static_cast<double>(i) / 7;
    y[i] = static_cast<double>(i * 7919 % 100003);
    group[i] = "g" + std::to_string(i % num_groups);
  }
  return dd::Table({{"x", dd::Column(x)}, {"y", dd::Column(y)}, {"group", dd::Column(group)}});
}

void report(const char* name, double seconds, std::size_t bytes) {
  std::printf("{\"name\": \"%s\", \"seconds\": %.9f, \"bytes\": %zu}\n", name, seconds, bytes);
}

void run(const char* name, const std::function<std::string()>& draw) { report(name, measure(draw), draw().size()); }

void run(const char* name, const dd::Table& table, const px::Scatter& arguments) {
  run(name, [&] { return px::scatter(table, arguments).to_json(); });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: bench_express gdp-life-exp-2007.csv\n";
    return 2;
  }
  const auto df = dd::read_csv(argv[1]);
  run("classic", df[df["population"] > 5e6].compute(),
      {.x = "gdp per capita",
       .y = "life expectancy",
       .size = "population",
       .color = "continent",
       .hover_name = "country",
       .log_x = true,
       .size_max = 60});
  run("million points", points(1'000'000, 3), {.x = "x", .y = "y"});
  run("100 groups of 100", points(10'000, 100), {.x = "x", .y = "y", .facet_col = "group", .facet_col_wrap = 10});
  std::vector<double> x(1'000'000), y(1'000'000);
  for (std::size_t i = 0; i < x.size(); ++i) {
    x[i] = static_cast<double>(i) / 7;
    y[i] = static_cast<double>(i * 7919 % 100003);
  }
  const px::Image image(y, {1000, 1000});
  run("heatmap of 1000 x 1000", [&] { return px::imshow(image).to_json(); });
  run("million points, go", [&] { return Figure(go::Scattergl({{"x", x}, {"y", y}, {"mode", "markers"}})).to_json(); });
  run("small figure, go", [&] {
    return Figure({go::Scatter({{"x", {1, 2, 3}}, {"y", {4, 5, 6}}, {"mode", "lines"}, {"line_color", "red"}}),
                   go::Bar({{"x", {1, 2, 3}}, {"y", {4, 5, 6}}, {"marker_opacity", 0.5}})},
                  {{"title_text", "A"}, {"xaxis_title_text", "x"}, {"legend_title_text", "L"}})
        .update_traces({{"name", "n"}}, {.selector = "bar"})
        .to_json();
  });
}
