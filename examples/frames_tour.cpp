// The tour of frames that docs/frames.md quotes. Run it with a CSV file of countries: frames_tour examples/gdp-life-exp-2007.csv
#include <iostream>

#include <weft/config.h>
#include <weft/dataframe.h>

using namespace weft;

double gdp(double people, double per_head) { return people * per_head; }
WEFT_FUNCTION(gdp);

dd::Table first_rows(const dd::Table& part) { return part.head(2); }
WEFT_FUNCTION(first_rows);

int main(int argc, char** argv) {
  const std::string path = argc > 1 ? argv[1] : "examples/gdp-life-exp-2007.csv";
  try {
    auto df = dd::read_csv(path, {.blocksize = "16MiB", .dtype = {{"population", dd::float64}}});
    std::cout << df;  // columns, types, partitions and the plan: nothing has been read but a sample

    auto large = df[df["population"] > 50e6 && df["continent"] != "Oceania"];
    auto shown = large[{"country", "life expectancy", "population"}].sort_values("population", {.ascending = false});
    std::cout << shown.head(5);

    auto rich = df.assign("rich", df["gdp per capita"] > 20000).assign("total", df.map<&gdp>({"population", "gdp per capita"}));
    auto by = rich.groupby("continent", {.sort = true})
                  .agg({{"population", "sum", "people"}, {"life expectancy", "mean", "life"}, {"rich", "sum", "rich countries"}});
    std::cout << by.compute();

    double oldest = df["life expectancy"].max().compute();
    auto [people, countries] = compute(df["population"].sum(), df.size());
    std::cout << oldest << ' ' << people << ' ' << countries << '\n';

    auto names = df["country"].str();
    std::cout << df[names.startswith("S") && names.len() <= 6][{"country"}].compute();

    dd::Table table = by.compute();
    for (std::size_t row = 0; row < table.num_rows(); ++row)
      std::cout << table["continent"].at<std::string_view>(row) << ' ' << table["people"].values<double>()[row] << '\n';
    auto again = dd::from_table(table, {.npartitions = 2});
    std::cout << again["people"].mean().compute() << '\n';

    std::cout << df.map_partitions<&first_rows>().compute();

    std::cout << large.groupby("continent").size().explain();

    set_config({.executor = "loopback"});
    std::cout << by.compute().num_rows() << '\n';
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
