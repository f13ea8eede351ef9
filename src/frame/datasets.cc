// timeseries: made-up rows at equal distances of time.
#include <weft/datasets.h>

#include <algorithm>
#include <array>
#include <map>

#include <arrow/api.h>

#include <weft/dataframe.h>

#include "base/duration_text.h"
#include "base/temporal_text.h"
#include "plan/ops/from_map.h"
#include "plan/ops/set_index.h"
#include "table/arrow_status.h"

namespace weft::dd::datasets {

using namespace plan;

namespace {

constexpr const char* function_name = "weft::dd::datasets::timeseries";

constexpr std::array<const char*, 26> first_names{"Alice",  "Bob",      "Charlie", "Dan",    "Edith", "Frank",   "George",
                                                  "Hannah", "Ingrid",   "Jerry",   "Kevin",  "Laura", "Michael", "Norbert",
                                                  "Oliver", "Patricia", "Quinn",   "Ray",    "Sarah", "Tim",     "Ursula",
                                                  "Victor", "Wendy",    "Xavier",  "Yvonne", "Zelda"};

/// A number that depends on the seed, the column and the row alone; SplitMix64.
std::uint64_t random_bits(std::uint64_t seed, std::uint64_t column, std::uint64_t row) {
  std::uint64_t bits = (seed * 0x9E3779B97F4A7C15 + column) * 0xD1342543DE82EF95 + row * 0x9E3779B97F4A7C15;
  bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
  bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
  return bits ^ (bits >> 31);
}

/// From 0 to before 1.
double random_share(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }

template <class Builder, class Value>
Column built(std::int64_t rows, Builder builder, const Value& value) {
  check(builder.Reserve(rows), "Cannot make random rows");
  for (std::int64_t row = 0; row < rows; ++row)
    check(builder.Append(value(static_cast<std::uint64_t>(row))), "Cannot make random rows");
  return Column(std::make_shared<arrow::ChunkedArray>(check(builder.Finish(), "Cannot make random rows")));
}

Column random_column(const std::string& type, std::uint64_t seed, std::uint64_t column, std::uint64_t first, std::int64_t rows) {
  const auto bits = [=](std::uint64_t row) { return random_bits(seed, column, first + row); };
  if (type == "float64")
    return built(rows, arrow::DoubleBuilder(), [&](std::uint64_t row) { return 2 * random_share(bits(row)) - 1; });
  if (type == "bool") return built(rows, arrow::BooleanBuilder(), [&](std::uint64_t row) { return bits(row) >> 63 != 0; });
  if (type == "string")
    return built(rows, arrow::StringBuilder(), [&](std::uint64_t row) { return first_names[bits(row) % first_names.size()]; });
  // The mean of several even numbers is nearly normal.
  return built(rows, arrow::Int64Builder(), [&](std::uint64_t row) {
    std::uint64_t sum = 0;
    for (int part = 0; part < 4; ++part) sum += bits(row) >> (16 * part) & 0xFFFF;
    return static_cast<std::int64_t>(900 + sum * 200 / (4 * 0xFFFF));
  });
}

/// The rows of a partition: `columns` are names and types, each ended by a line break.
Table make_rows(std::int64_t first, std::int64_t rows, std::int64_t start, std::int64_t step, std::string_view columns,
                std::int64_t seed) {
  std::vector<std::pair<std::string, Column>> made;
  made.emplace_back("timestamp",
                    built(rows, arrow::TimestampBuilder(arrow::timestamp(arrow::TimeUnit::MICRO), arrow::default_memory_pool()),
                          [&](std::uint64_t row) { return start + (first + static_cast<std::int64_t>(row)) * step; }));
  std::uint64_t number = 0;
  while (!columns.empty()) {
    const auto take = [&] {
      const std::size_t end = columns.find('\n');
      const std::string word(columns.substr(0, end));
      columns.remove_prefix(end + 1);
      return word;
    };
    const std::string name = take(), type = take();
    made.emplace_back(name,
                      random_column(type, static_cast<std::uint64_t>(seed), number++, static_cast<std::uint64_t>(first), rows));
  }
  return Table(std::move(made));
}

[[maybe_unused]] const bool is_registered = weft::detail::register_function<&make_rows>(function_name);

std::int64_t time_of(const char* option, const std::string& text) {
  if (const auto at = base::parse_timestamp(text)) return *at;
  if (const auto day = base::parse_date(text)) return *day * std::int64_t{86'400'000'000};
  throw Error(ErrorKind::user, std::string("timeseries: ") + option + " is not a time such as \"2000-01-31\": " + text);
}

std::int64_t step_of(const char* option, const std::string& text) {
  if (const auto step = base::parse_frequency(text)) return *step;
  throw Error(ErrorKind::user, std::string("timeseries: ") + option + " is not a time such as \"1s\", \"1D\": " + text);
}

/// What is made for a column; categories are texts first.
std::string made_type(const std::string& name, DType type) {
  if (type == DType::string || type == DType::category) return "string";
  if (type == DType::int64 || type == DType::float64 || type == DType::boolean) return std::string(to_string(type));
  throw Error(ErrorKind::user, "timeseries: the type of a column is string, category, int64, float64 or boolean, not " +
                                   std::string(to_string(type)) + ": " + name);
}

}  // namespace

DataFrame timeseries(const Timeseries& options) {
  const std::int64_t start = time_of(".start", options.start), end = time_of(".end", options.end);
  const std::int64_t step = step_of(".freq", options.freq), part = step_of(".partition_freq", options.partition_freq);
  if (end <= start)
    throw Error(ErrorKind::user, "timeseries: .end comes after .start, " + options.start + ", not as here: " + options.end);
  std::string columns;
  std::vector<Field> fields{{"timestamp", DType::timestamp}};
  std::map<std::string, DType> categories;
  for (const auto& [name, type] : options.dtypes) {
    const std::string made = made_type(name, type);
    if (name.find('\n') != std::string::npos) throw Error(ErrorKind::user, "timeseries: a name is of one line: " + name);
    columns += name + '\n' + made + '\n';
    fields.push_back({name, dtype(made)});
    if (type == DType::category) categories.emplace(name, type);
  }
  const std::int64_t rows = (end - start + step - 1) / step;
  plan::FromMap op{function_name, Schema(std::move(fields)), {}};
  std::vector<Literal> divisions;
  std::int64_t first = 0;
  for (std::int64_t at = start; first < rows; at += part) {
    const std::int64_t stop = std::min(rows, (at + part - start + step - 1) / step);
    if (stop == first) continue;
    op.calls.push_back({{first, stop - first, start, step, columns, static_cast<std::int64_t>(options.seed)}});
    divisions.emplace_back(base::format_timestamp(start + first * step));
    first = stop;
  }
  divisions.emplace_back(base::format_timestamp(start + (rows - 1) * step));
  const DataFrame made(make(SetIndex{"timestamp", true, 0, std::move(divisions)}, {make(std::move(op))}));
  return categories.empty() ? made : made.astype(categories);
}

}  // namespace weft::dd::datasets
