// Steps that put rows in order, or choose them by it.
#include "fuzz/random_plan.h"
#include "fuzz/random_scalar.h"

namespace weft::fuzz {
namespace {

bool is_whole(const SqlColumn& column) { return dd::is_integer(column.type); }

/// The rows of a table with their numbers in another order.
std::string renumbered(const std::string& table, const std::vector<std::string>& order) {
  return "SELECT * EXCLUDE (\"#\"), row_number() OVER (ORDER BY " + joined(order) + ") AS \"#\" FROM " + table;
}

}  // namespace

RandomPlan::Made RandomPlan::sort(const SqlFrame& from, Choice& choice) {
  const std::vector<std::string> keys = from.names_if(is_key);
  if (keys.empty()) return std::nullopt;
  const std::vector<std::string> by = choice.names(keys, 3);
  const bool missing_first = choice.percent(50);
  std::vector<bool> ascending;
  std::vector<std::string> order;
  for (const std::string& name : by) {
    ascending.push_back(choice.percent(50));
    order.push_back(sql_order(sql_name(name), from.at(name), ascending.back(), missing_first));
  }
  order.push_back("\"#\"");
  const dd::DataFrame sorted =
      from.frame.sort_values(by, {.ascending = ascending, .na_position = missing_first ? "first" : "last"});
  // Of rows without an order, equal ones come in any.
  return made(sorted, renumbered(from.table, order), from.columns, from.ordered, from.most_rows);
}

RandomPlan::Made RandomPlan::sort_by_values(const SqlFrame& from, Choice& choice) {
  RandomScalar random(from, choice);
  const SqlScalar keys[]{random.any(shrink_.depth), random.any(shrink_.depth)};
  const bool missing_first = choice.percent(50), ascending = choice.percent(50);
  std::vector<std::string> order;
  for (const SqlScalar& key : keys) {
    const SqlColumn column{"", key.type(), key.facts};
    if (!is_key(column) || key.type() == dd::category) return std::nullopt;
    order.push_back(sql_order(key.sql, column, ascending, missing_first));
  }
  order.push_back("\"#\"");
  const dd::DataFrame sorted = from.frame.sort_values({keys[0].series, keys[1].series},
                                                      {.ascending = ascending, .na_position = missing_first ? "first" : "last"});
  return made(sorted, renumbered(from.table, order), from.columns, from.ordered, from.most_rows);
}

/// All columns are keys, so that what is equal is equal altogether: this gives an order to rows that had none.
RandomPlan::Made RandomPlan::sort_by_all(const SqlFrame& from, Choice& choice) {
  std::vector<std::string> keys = from.names_if(is_key);
  if (keys.empty()) return std::nullopt;
  dd::DataFrame frame = from.frame[keys];
  std::vector<SqlColumn> columns;
  std::vector<std::string> values, order;
  std::vector<bool> ascending;
  for (const std::string& name : keys) {
    columns.push_back(from.at(name));
    std::string value = sql_name(name);
    if (dd::is_floating(columns.back().type)) {
      // One kind of zero and of missing values.
      frame = frame.assign(name, frame[name].where(frame[name].notna()) + 0.0);
      value = sql_present(value, columns.back().type);
      columns.back().facts.loose = false;
    }
    values.push_back(value + " AS " + sql_name(name));
  }
  std::vector<std::string> by = keys;
  std::vector<std::string> shuffled;
  while (!by.empty()) {
    shuffled.push_back(choice.name(by));
    std::erase(by, shuffled.back());
  }
  for (const std::string& name : shuffled) {
    ascending.push_back(choice.percent(70));
    order.push_back(sql_order(sql_name(name), from.at(name), ascending.back(), false));
  }
  frame = frame.sort_values(shuffled, {.ascending = ascending});
  return made(frame, numbered("SELECT " + joined(values) + " FROM " + from.table, order), std::move(columns), true,
              from.most_rows);
}

RandomPlan::Made RandomPlan::nlargest(const SqlFrame& from, Choice& choice) {
  const std::vector<std::string> keys =
      from.names_if([](const SqlColumn& column) { return is_key(column) && has_order(column); });
  if (!from.ordered || keys.empty()) return std::nullopt;
  const std::vector<std::string> by = choice.names(keys, 2);
  const std::size_t count = choice.of<std::size_t>({0, 1, 5, 40});
  const bool largest = choice.percent(50);
  std::vector<std::string> order;
  for (const std::string& name : by) order.push_back(sql_order(sql_name(name), from.at(name), !largest, false));
  order.push_back("\"#\"");
  return made(largest ? from.frame.nlargest(count, by) : from.frame.nsmallest(count, by),
              "SELECT * FROM (" + renumbered(from.table, order) + ") WHERE \"#\" <= " + std::to_string(count), from.columns, true,
              static_cast<double>(count));
}

RandomPlan::Made RandomPlan::loc(const SqlFrame& from, Choice& choice) {
  const std::vector<std::string> keys = from.names_if(is_whole);
  if (keys.empty()) return std::nullopt;
  const std::string index = choice.name(keys);
  dd::DataFrame frame = from.frame.set_index(index);
  if (choice.percent(50)) frame = frame[frame[index].notna()];
  const std::int64_t low = choice.between(-3, 4), high = low + choice.between(0, 200);
  std::vector<SqlColumn> columns{from.at(index)};
  for (const SqlColumn& column : from.columns)
    if (column.name != index) columns.push_back(column);
  std::vector<std::string> values;
  for (const SqlColumn& column : columns) values.push_back(sql_name(column.name));
  const std::string bounds =
      "CAST(" + sql_name(index) + " AS HUGEINT) BETWEEN " + std::to_string(low) + " AND " + std::to_string(high);
  return made(frame.loc(low, high).reset_index(), "SELECT " + joined(values) + " FROM " + from.table + " WHERE " + bounds,
              std::move(columns), false, from.most_rows);
}

}  // namespace weft::fuzz
