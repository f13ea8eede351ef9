// The cases of the frame benchmark, through the public API.
#include "cases.h"

#include <memory>
#include <string_view>

#include <arrow/api.h>

namespace weft::bench {
namespace {

/// Piece by piece: the answer is looked at, and not copied.
double total(const dd::Table& table, std::string_view column) {
  double sum = 0;
  for (const auto& piece : table[column].arrow()->chunks()) {
    const dd::Column values(std::make_shared<arrow::ChunkedArray>(piece));
    if (values.dtype() == dd::float64)
      for (const double value : values.values<double>()) sum += value;
    else
      for (const double value : values.to_doubles()) sum += value;
  }
  return sum;
}

Check of_table(const dd::Table& table, std::string_view column) { return {table.num_rows(), total(table, column)}; }

}  // namespace

dd::DataFrame Source::operator()(const std::string& name) const {
  const std::string path = folder + "/" + name + "." + format;
  return format == "parquet" ? dd::read_parquet(path) : dd::read_csv(path);
}

const std::map<std::string, std::function<Check(const Source&)>>& cases() {
  static const std::map<std::string, std::function<Check(const Source&)>> all{
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
         return Check{static_cast<std::size_t>(static_cast<std::int64_t>(rows)),
                      static_cast<double>(v1) + static_cast<double>(w)};
       }},
      {"sort", [](const Source& read) { return of_table(read("x").sort_values("id3").compute(), "v3"); }},
  };
  return all;
}

}  // namespace weft::bench
