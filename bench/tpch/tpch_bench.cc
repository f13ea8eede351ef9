// Runs queries of TPC-H and prints what each took, and what it gave.
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "queries.h"

using namespace weft;

namespace {

/// The rows as lines of fields between bars, which no value of TPC-H holds.
void print_rows(const dd::Table& table) {
  for (std::size_t row = 0; row < table.num_rows(); ++row) {
    for (std::size_t column = 0; column < table.num_columns(); ++column)
      std::cout << (column ? "|" : "") << table.column(column).to_string(row);
    std::cout << '\n';
  }
}

}  // namespace

/// Usage: bench_tpch <folder of Parquet files> <number> [times]
int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: bench_tpch <folder> <query> [times]\n";
    return 2;
  }
  const int times = argc > 3 ? std::atoi(argv[3]) : 1;
  for (int time = 0; time < times; ++time) {
    const auto begin = std::chrono::steady_clock::now();
    const tpch::Tables tables(argv[1]);
    const dd::Table rows = tpch::run_query(std::atoi(argv[2]), tables);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::cout << "seconds " << took.count() << '\n';
    if (time + 1 == times) print_rows(rows);
  }
}
