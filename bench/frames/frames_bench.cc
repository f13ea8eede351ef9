// Weft's side of the frame benchmark: one case over files of one format, through the public API. Prints seconds and a check as
// JSON.
#include <chrono>
#include <cstdio>
#include <ctime>
#include <iostream>

#include <weft/error.h>

#include "cases.h"

using namespace weft;

int main(int argc, char** argv) {
  if (argc != 4 || !bench::cases().contains(argv[1])) {
    std::cerr << "usage: bench_frames filter|gb_low|gb_high|join|sort csv|parquet <folder>\n";
    return 2;
  }
  try {
    const std::clock_t busy = std::clock();  // of all threads
    const auto begin = std::chrono::steady_clock::now();
    const bench::Check check = bench::cases().at(argv[1])({argv[3], argv[2]});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    const double cpu = static_cast<double>(std::clock() - busy) / CLOCKS_PER_SEC;
    std::printf("{\"seconds\": %.4f, \"cpu\": %.4f, \"rows\": %zu, \"sum\": %.2f}\n", took.count(), cpu, check.rows, check.sum);
  } catch (const Error& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
