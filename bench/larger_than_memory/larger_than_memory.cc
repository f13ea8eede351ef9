// Rows that are many times the memory limit -> the answers to a few questions, each known by how the rows are made. One case a
// run; prints its time and what it wrote to disk as JSON.
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <string>

#include <weft/dataframe.h>

#include "engine/partition_store.h"

namespace {

using namespace weft;

/// The rows are two halves, each with all keys from 0 to `keys` - 1 in an order of its own; what else is in a row follows from
/// its key and its half.
struct Data {
  std::string folder;
  std::int64_t keys;

  static constexpr std::int64_t num_files = 5;  // a half

  /// Key of a half's row: steps of a prime number lead to each key once.
  std::int64_t key(int half, std::int64_t row) const {
    const std::int64_t step = half == 0 ? 61'803'398'903 % keys : 27'182'818'309 % keys;
    return static_cast<std::int64_t>(static_cast<__int128>(row) * step % keys);
  }
  static constexpr std::int64_t amounts = 1'000'003, prices = 10'007, names = 999'983;

  void write() const {
    for (int half = 0; half < 2; ++half)
      for (std::int64_t file = 0; file < num_files; ++file)
        write(half, keys * file / num_files, keys * (file + 1) / num_files,
              folder + (half == 0 ? "/a-" : "/b-") + std::to_string(file) + ".csv");
  }

  dd::DataFrame half(int number) const { return dd::read_csv(folder + (number == 0 ? "/a-*.csv" : "/b-*.csv")); }
  dd::DataFrame all() const { return dd::read_csv(folder + "/*.csv"); }

 private:
  void write(int half, std::int64_t begin, std::int64_t end, const std::string& path) const {
    std::ofstream file(path, std::ios::binary);
    std::string text = "key,amount,price,name\n";
    for (std::int64_t row = begin; row < end; ++row) {
      const std::int64_t of_row = key(half, row);
      // Eighths are the same in binary and in decimal digits, so that sums are exact.
      const std::int64_t eighths = of_row % prices + 8 * half;
      append(text, of_row, ',');
      append(text, (of_row * 31 + 7 * half) % amounts, ',');
      append(text, eighths / 8, '.');
      text += std::array{"000,", "125,", "250,", "375,", "500,", "625,", "750,", "875,"}[eighths % 8];
      text += "the item number ";
      append(text, 1'000'000 + of_row % names, '\n');
      if (text.size() < (1 << 20)) continue;
      file.write(text.data(), static_cast<std::streamsize>(text.size()));
      text.clear();
    }
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.flush()) throw Error(ErrorKind::user, "File cannot be written: " + path);
  }

  static void append(std::string& text, std::int64_t number, char end) {
    char digits[24];
    text.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
    text += end;
  }
};

void check(const char* what, double made, double expected) {
  if (made == expected) return;
  std::fprintf(stderr, "%s: %.17g, not %.17g\n", what, made, expected);
  std::exit(1);
}

/// As many groups as keys, of two rows each.
void group_by(const Data& data) {
  const dd::DataFrame groups =
      data.all().groupby("key").agg({{"key", "size", "rows"}, {"amount", "sum"}, {"amount", "max", "most"}, {"price", "mean"}});
  const dd::Series first = (groups["key"] * 31).mod(Data::amounts), second = (groups["key"] * 31 + 7).mod(Data::amounts);
  const dd::Series right = groups["rows"] == 2 && groups["amount"] == first + second && groups["most"] >= first &&
                           groups["price"] == groups["key"].mod(Data::prices) / 8.0 + 0.5;
  const auto [rows, wrong, most] = compute(groups.size(), groups[!right].size(), groups["key"].max());
  check("groups", rows, static_cast<double>(data.keys));
  check("wrong groups", wrong, 0);
  check("greatest key", most, static_cast<double>(data.keys - 1));
}

/// Each row of a half meets one of the other.
void join(const Data& data) {
  const dd::DataFrame pairs = data.half(0).merge(data.half(1), {.on = {"key"}});
  const dd::Series right = pairs["amount_x"] == (pairs["key"] * 31).mod(Data::amounts) &&
                           pairs["amount_y"] == (pairs["key"] * 31 + 7).mod(Data::amounts) &&
                           pairs["price_y"] - pairs["price_x"] == 1.0 && pairs["name_x"] == pairs["name_y"];
  const auto [rows, wrong, most] = compute(pairs.size(), pairs[!right].size(), pairs["key"].max());
  check("pairs", rows, static_cast<double>(data.keys));
  check("wrong pairs", wrong, 0);
  check("greatest key", most, static_cast<double>(data.keys - 1));
}

/// Each key comes twice.
void sort(const Data& data) {
  const dd::Table sorted = data.all().sort_values("key").compute();
  check("rows", static_cast<double>(sorted.num_rows()), 2 * static_cast<double>(data.keys));
  const std::size_t step = std::max<std::size_t>(1, sorted.num_rows() / 1000);
  for (std::size_t row = 0; row < sorted.num_rows(); row += step)
    check("key", static_cast<double>(sorted["key"].at<std::int64_t>(row)), static_cast<double>(row / 2));
}

/// The smallest computation that there is.
void nothing(const Data&) {
  check("rows", dd::from_table(dd::Table({{"x", dd::Column(std::vector<std::int64_t>{1, 2, 3})}})).size().compute(), 3);
}

const std::map<std::string, std::function<void(const Data&)>> cases{{"make", [](const Data& data) { data.write(); }},
                                                                    {"group_by", group_by},
                                                                    {"join", join},
                                                                    {"sort", sort},
                                                                    {"nothing", nothing}};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4 || !cases.contains(argv[1])) {
    std::cerr << "usage: bench_larger_than_memory make|group_by|join|sort|nothing <folder> <number of keys>\n";
    return 2;
  }
  try {
    const auto begin = std::chrono::steady_clock::now();
    cases.at(argv[1])({argv[2], std::stoll(argv[3])});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::printf("{\"seconds\": %.2f, \"spilled\": %llu}\n", took.count(),
                static_cast<unsigned long long>(engine::PartitionStore::only().spilled_bytes()));
  } catch (const Error& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
