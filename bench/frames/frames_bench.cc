// Weft's side of the frame benchmark: one case over files of one format, through the public API. Prints seconds and a check as
// JSON.
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <iostream>
#include <map>
#include <string>

#include <weft/dataframe.h>

namespace {

using namespace weft;

struct Check {
  std::size_t rows;
  double sum;
};

double total(const dd::Table& table, std::string_view column) {
  double sum = 0;
  for (double value : table[column].to_doubles()) sum += value;
  return sum;
}

Check of_table(const dd::Table& table, std::string_view column) { return {table.num_rows(), total(table, column)}; }

/// The tables x and y of a folder, as files of one format.
struct Source {
  std::string folder, format;

  dd::DataFrame operator()(const std::string& name) const {
    const std::string path = folder + "/" + name + "." + format;
    return format == "parquet" ? dd::read_parquet(path) : dd::read_csv(path);
  }
};

const std::map<std::string, std::function<Check(const Source&)>> cases{
    {"filter",
     [](const Source& read) {
       const dd::DataFrame x = read("x");
       return of_table(x[x["v1"] == 3 && x["id4"] <= 10].compute(), "v3");
     }},
    {"gb_low",
     [](const Source& read) {
       return of_table(read("x").groupby("id1").agg({{"v1", "sum"}, {"v2", "sum"}, {"v3", "sum"}}).compute(), "v2");
     }},
    {"gb_high",
     [](const Source& read) {
       return of_table(read("x").groupby("id3").agg({{"v3", "mean"}}).compute(), "v3");
     }},
    {"join",
     [](const Source& read) {
       const dd::DataFrame joined = read("x").merge(read("y"), {.on = {"id3"}});
       const auto [rows, v1, w] = compute(joined.size(), joined["v1"].sum(), joined["w"].sum());
       return Check{static_cast<std::size_t>(static_cast<std::int64_t>(rows)), static_cast<double>(v1) + static_cast<double>(w)};
     }},
    {"sort", [](const Source& read) { return of_table(read("x").sort_values("id3").compute(), "v3"); }},
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4 || !cases.contains(argv[1])) {
    std::cerr << "usage: bench_frames filter|gb_low|gb_high|join|sort csv|parquet <folder>\n";
    return 2;
  }
  try {
    const std::clock_t busy = std::clock();  // of all threads
    const auto begin = std::chrono::steady_clock::now();
    const Check check = cases.at(argv[1])({argv[3], argv[2]});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    const double cpu = static_cast<double>(std::clock() - busy) / CLOCKS_PER_SEC;
    std::printf("{\"seconds\": %.4f, \"cpu\": %.4f, \"rows\": %zu, \"sum\": %.2f}\n", took.count(), cpu, check.rows, check.sum);
  } catch (const Error& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
