// Weft's side of the frame benchmark: one case over files of one format, through the public API. Prints seconds and a check as
// JSON.
#include <chrono>
#include <cstdio>
#include <iostream>

#include <sys/resource.h>

#include <weft/error.h>

#include "cases.h"

using namespace weft;

namespace {

double seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6; }

/// Of all threads so far: the program's own, and the system's for it.
std::pair<double, double> processor_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return {seconds(used.ru_utime), seconds(used.ru_stime)};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4 || !bench::cases().contains(argv[1])) {
    std::cerr << "usage: bench_frames filter|gb_low|gb_high|join|sort csv|parquet <folder>\n";
    return 2;
  }
  try {
    const auto [user_before, system_before] = processor_seconds();
    const auto begin = std::chrono::steady_clock::now();
    const bench::Check check = bench::cases().at(argv[1])({argv[3], argv[2]});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    const auto [user, system] = processor_seconds();
    std::printf("{\"seconds\": %.4f, \"cpu\": %.4f, \"user\": %.4f, \"rows\": %zu, \"sum\": %.2f}\n", took.count(),
                user - user_before + system - system_before, user - user_before, check.rows, check.sum);
  } catch (const Error& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
