// Steps that take each row alone: filters, computed columns, columns chosen, renamed and melted, rows divided anew.
#include <algorithm>

#include "fuzz/random_plan.h"
#include "fuzz/random_scalar.h"
#include "plan/ops/scalar.h"

namespace weft::fuzz {

using dd::DataFrame;

RandomPlan::Made RandomPlan::filter(const SqlFrame& from, Choice& choice) {
  RandomScalar scalars(from, choice);
  SqlScalar mask = scalars.boolean(shrink_.depth);
  if (choice.percent(50)) {
    // Two conditions, one of which is enough: most single ones leave few rows.
    const SqlScalar other = scalars.boolean(shrink_.depth);
    mask = {mask.series || other.series, '(' + mask.sql + " OR " + other.sql + ')', {}};
  }
  return some_rows(from, from.frame[mask.series], "WHERE " + mask.sql, from.ordered, from.most_rows);
}

RandomPlan::Made RandomPlan::assign(const SqlFrame& from, Choice& choice) {
  // Now and then a column is replaced, in the middle of a chain that still uses its old values.
  const std::string name = choice.percent(25) ? choice.name(from.names()) : new_name();
  return with_column(from, name, RandomScalar(from, choice).any(shrink_.depth));
}

RandomPlan::Made RandomPlan::select(const SqlFrame& from, Choice& choice) {
  const std::vector<std::string> names = choice.names(from.names(), 8);
  std::vector<SqlColumn> columns;
  std::vector<std::string> values;
  for (const std::string& name : names) columns.push_back(from.at(name)), values.push_back(sql_name(name));
  return made(from.frame[names], "SELECT " + joined(values) + ", \"#\" FROM " + from.table, std::move(columns), from.ordered,
              from.most_rows);
}

RandomPlan::Made RandomPlan::rename(const SqlFrame& from, Choice& choice) {
  const std::string old_name = choice.name(from.names()), name = new_name();
  std::vector<SqlColumn> columns = from.columns;
  std::vector<std::string> values;
  for (SqlColumn& column : columns) {
    const std::string own = column.name;
    if (own == old_name) column.name = name;
    values.push_back(sql_name(own) + " AS " + sql_name(column.name));
  }
  return made(from.frame.rename({{old_name, name}}), "SELECT " + joined(values) + ", \"#\" FROM " + from.table,
              std::move(columns), from.ordered, from.most_rows);
}

RandomPlan::Made RandomPlan::dropna(const SqlFrame& from, Choice& choice) {
  const std::vector<std::string> names = choice.names(from.names(), 2);
  const bool any = choice.percent(60);
  std::vector<std::string> missing;
  for (const std::string& name : names) missing.push_back(sql_missing(sql_name(name), from.at(name).type));
  return some_rows(from, from.frame.dropna({.how = any ? "any" : "all", .subset = names}),
                   "WHERE NOT (" + joined(missing, any ? " OR " : " AND ") + ")", from.ordered, from.most_rows);
}

RandomPlan::Made RandomPlan::divide(const SqlFrame& from, Choice& choice) {
  switch (choice.below(4)) {
    case 0:
      return some_rows(from, from.frame.repartition({.npartitions = 1 + choice.below(6)}), "", from.ordered, from.most_rows);
    case 1:
      return some_rows(from, from.frame.repartition({.partition_size = "2kB"}), "", from.ordered, from.most_rows);
    case 2:
      return some_rows(from, from.frame.persist(), "", from.ordered, from.most_rows);
    default:
      return some_rows(from, from.frame.shuffle(choice.names(from.names(), 2), {.npartitions = 1 + choice.below(5)}), "", false,
                       from.most_rows);
  }
}

RandomPlan::Made RandomPlan::melt(const SqlFrame& from, Choice& choice) {
  const std::vector<std::string> numbers = from.names_if([](const SqlColumn& column) { return dd::is_numeric(column.type); });
  if (numbers.empty()) return std::nullopt;
  const std::vector<std::string> values = choice.names(numbers, 3);
  std::vector<std::string> ids = choice.names(from.names(), 3);
  std::erase_if(ids, [&](const std::string& id) { return std::find(values.begin(), values.end(), id) != values.end(); });
  const std::string variable = new_name(), value = new_name();
  const DataFrame melted = from.frame.melt({.id_vars = ids, .value_vars = values, .var_name = variable, .value_name = value});
  std::vector<SqlColumn> columns;
  std::string selected;
  for (const std::string& id : ids) columns.push_back(from.at(id)), selected += sql_name(id) + ", ";
  columns.push_back({variable, dd::string, {}});
  columns.push_back({value, melted.dtypes().back(), from.at(values[0]).facts});
  std::vector<std::string> parts;
  for (const std::string& name : values) {
    columns.back().facts = either(columns.back().facts, from.at(name).facts);
    parts.push_back("SELECT " + selected + sql_text(name) + " AS " + sql_name(variable) + ", " +
                    sql_cast(sql_name(name), columns.back().type) + " AS " + sql_name(value) + " FROM " + from.table);
  }
  return made(melted, joined(parts, " UNION ALL "), std::move(columns), false,
              from.most_rows * static_cast<double>(values.size()));
}

}  // namespace weft::fuzz
