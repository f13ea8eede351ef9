// A number -> a plan of random steps over tables, in both languages.
#include "fuzz/random_plan.h"

#include <algorithm>

namespace weft::fuzz {

std::string numbered(const std::string& select, const std::vector<std::string>& order) {
  return "SELECT *, row_number() OVER (ORDER BY " + joined(order) + ") AS \"#\" FROM (" + select + ")";
}

const std::vector<RandomPlan::NamedStep>& RandomPlan::all_steps() {
  static const std::vector<NamedStep> all{
      {"filter", &RandomPlan::filter, 6},
      {"assign", &RandomPlan::assign, 8},
      {"select", &RandomPlan::select, 2},
      {"rename", &RandomPlan::rename, 1},
      {"dropna", &RandomPlan::dropna, 1},
      {"divide", &RandomPlan::divide, 1},
      {"melt", &RandomPlan::melt, 1},
      {"sort", &RandomPlan::sort, 3},
      {"sort_by_values", &RandomPlan::sort_by_values, 1},
      {"sort_by_all", &RandomPlan::sort_by_all, 3},
      {"nlargest", &RandomPlan::nlargest, 1},
      {"loc", &RandomPlan::loc, 1},
      {"group", &RandomPlan::group, 5},
      {"reduce", &RandomPlan::reduce, 1},
      {"transform", &RandomPlan::transform, 1},
      {"group_rows", &RandomPlan::group_rows, 1},
      {"drop_duplicates", &RandomPlan::drop_duplicates, 2},
      {"value_counts", &RandomPlan::value_counts, 1},
      {"merge", &RandomPlan::merge, 5},
      {"merge_asof", &RandomPlan::merge_asof, 1},
      {"concat", &RandomPlan::concat, 2},
      {"window", &RandomPlan::window, 4},
      {"rank", &RandomPlan::rank, 1},
  };
  return all;
}

RandomPlan::RandomPlan(std::uint64_t seed, const RandomData& data, bool many, const Shrink& shrink) : shrink_(shrink) {
  Choice choice(seed);
  num_steps_ = 1 + choice.below(9);
  for (std::size_t index = 0; index < data.num_tables(); ++index) frames_.push_back(data.frame(index, many));
  for (number_ = 0; number_ < num_steps_; ++number_) {
    Choice own(mix(seed, number_ + 1));
    // Mostly what the last step made, but also frames that others are made of already.
    const std::size_t from = number_ > 0 && own.percent(80) ? frames_.size() - 1 : own.below(frames_.size());
    new_names_ = new_tables_ = 0;
    frames_.push_back(shrink.without_steps.contains(number_) ? frames_[from] : step(number_, from, own));
  }
}

SqlFrame RandomPlan::step(std::size_t number, std::size_t from, Choice& choice) {
  const SqlFrame frame = frames_[from];
  int weights = 0;
  for (const NamedStep& one : all_steps()) weights += one.weight;
  for (int attempt = 0; attempt < 20; ++attempt) {
    auto drawn = static_cast<int>(choice.below(static_cast<std::size_t>(weights)));
    auto one = all_steps().begin();
    while (drawn >= one->weight) drawn -= (one++)->weight;
    const std::uint64_t seed = choice.bits();
    Choice own(seed);
    Made made = (this->*one->step)(frame, own);
    if (!made) continue;
    story_ += std::to_string(number) + ": " + one->name + "(" + frame.table + ") -> " + made->table + "\n";
    return *std::move(made);
  }
  return frame;
}

SqlFrame RandomPlan::made(const dd::DataFrame& frame, const std::string& select, std::vector<SqlColumn> columns, bool ordered,
                          double most_rows) {
  const std::string table = "f" + std::to_string(number_) + (new_tables_ ? "_" + std::to_string(new_tables_) : "");
  ++new_tables_;
  const std::vector<dd::DType> types = frame.dtypes();
  std::string selected;
  for (std::size_t index = 0; index < columns.size(); ++index) {
    columns[index].type = types.at(index);
    if (types[index] != dd::category) columns[index].categories.clear();
    selected += sql_cast(sql_name(columns[index].name), types[index]) + " AS " + sql_name(columns[index].name) + ", ";
  }
  selected += ordered ? "\"#\"" : "CAST(NULL AS BIGINT) AS \"#\"";
  statements_.push_back("CREATE TABLE " + table + " AS SELECT " + selected + " FROM (" + select + ")");
  return {frame, table, std::move(columns), ordered, most_rows};
}

SqlFrame RandomPlan::some_rows(const SqlFrame& from, const dd::DataFrame& frame, const std::string& tail, bool ordered,
                               double most_rows) {
  return made(frame, "SELECT * FROM " + from.table + ' ' + tail, from.columns, ordered, most_rows);
}

SqlFrame RandomPlan::with_column(const SqlFrame& from, const std::string& name, const SqlScalar& scalar) {
  std::vector<SqlColumn> columns = from.columns;
  std::vector<std::string> values;
  const SqlColumn column{name, scalar.type(), scalar.facts};
  const bool is_new = !from.find(name);
  if (is_new) columns.push_back(column);
  for (SqlColumn& one : columns) {
    if (one.name == name) one = column;
    values.push_back((one.name == name ? scalar.sql : sql_name(one.name)) + " AS " + sql_name(one.name));
  }
  return made(from.frame.assign(name, scalar.series), "SELECT " + joined(values) + ", \"#\" FROM " + from.table,
              std::move(columns), from.ordered, from.most_rows);
}

const SqlFrame& RandomPlan::another(Choice& choice) const { return frames_[choice.below(frames_.size())]; }

}  // namespace weft::fuzz
