// Steps that bring rows of equal keys together.
#include <algorithm>
#include <array>

#include "fuzz/random_plan.h"

namespace weft::fuzz {

using dd::DType;

namespace {

/// An aggregate function of the values that are there.
std::string of(const std::string& call, const std::string& present) {
  return call + " FILTER (WHERE " + present + " IS NOT NULL)";
}

std::string null_unless(const std::string& condition, const std::string& sql) {
  return "CASE WHEN " + condition + " THEN " + sql + " ELSE NULL END";
}

std::string huge(const std::string& sql, DType type) {
  return "CAST(" + (type == dd::boolean ? sql_cast(sql, dd::int8) : sql) + " AS HUGEINT)";
}

bool is_unsigned(DType type) { return type >= dd::uint8 && type <= dd::uint64; }

std::string moment(const std::string& function, const std::string& x, int ddof) {
  const std::string count = "count(" + x + ')';
  // DuckDB divides by the count less one, or by the count.
  const std::string squares = "var_pop(" + x + ") * " + count;
  const std::string variance =
      null_unless(count + " > " + std::to_string(ddof), squares + " / (" + count + " - " + std::to_string(ddof) + ')');
  if (function == "var") return variance;
  if (function == "std") return "sqrt(" + variance + ')';
  if (function == "sem") return "sqrt((" + variance + ") / " + count + ')';
  const std::string differ = "min(" + x + ") <> max(" + x + ')';
  if (function == "skew") return null_unless(count + " > 2 AND " + differ, "skewness(" + x + ')');
  return null_unless(count + " > 3 AND " + differ, "kurtosis(" + x + ')');
}

std::vector<std::string> group_keys(const SqlFrame& from, Choice& choice, std::size_t most) {
  const std::vector<std::string> all = from.names_if(is_key);
  std::vector<std::string> few;
  // Mostly such as have few different values.
  for (const std::string& name : all)
    if (name.size() <= 2 || from.at(name).type == dd::boolean || !from.at(name).categories.empty()) few.push_back(name);
  if (all.empty()) return {};
  return choice.names(few.empty() || choice.percent(25) ? all : few, most);
}

struct Keys {
  std::vector<std::string> values, missing, order;
  std::vector<SqlColumn> columns;
};

Keys keys_of(const SqlFrame& from, const std::vector<std::string>& names) {
  Keys keys;
  for (const std::string& name : names) {
    SqlColumn column = from.at(name);
    column.facts.loose |= dd::is_floating(column.type);
    keys.values.push_back(sql_present(sql_name(name), column.type));
    keys.missing.push_back(sql_missing(sql_name(name), column.type));
    keys.order.push_back(sql_order(sql_name(name), column));
    keys.columns.push_back(column);
  }
  return keys;
}

std::vector<std::string> with_names(const Keys& keys) {
  std::vector<std::string> made;
  for (std::size_t key = 0; key < keys.values.size(); ++key)
    made.push_back(keys.values[key] + " AS " + sql_name(keys.columns[key].name));
  return made;
}

std::string positions(std::size_t count) {
  std::vector<std::string> made;
  for (std::size_t position = 1; position <= count; ++position) made.push_back(std::to_string(position));
  return joined(made);
}

}  // namespace

std::optional<SqlAggregation> random_aggregation(const SqlFrame& frame, const std::string& name, Choice& choice) {
  const std::string function =
      choice.of({"sum",  "sum", "prod", "mean", "min", "max", "min",  "max",  "count",   "size",   "first",
                 "last", "any", "all",  "var",  "std", "sem", "skew", "kurt", "nunique", "median", "quantile"});
  const auto fits = [&]() -> bool (*)(const SqlColumn&) {
    if (function == "sum") return is_summable;
    if (function == "prod")
      return [](const SqlColumn& column) { return dd::is_integer(column.type) || column.type == dd::boolean; };
    if (function == "mean")
      return [](const SqlColumn& column) {
        return column.type == dd::timestamp ? !column.facts.about : is_small(column) && !column.facts.infinite;
      };
    if (function == "min" || function == "max") return has_order;
    if (function == "nunique") return is_key;
    if (function == "any" || function == "all")
      return [](const SqlColumn& column) {
        return is_key(column) && (is_countable(column) || column.type == dd::string || column.type == dd::duration);
      };
    if (function == "count" || function == "size" || function == "first" || function == "last")
      return [](const SqlColumn&) { return true; };
    if (function == "quantile") return [](const SqlColumn& column) { return is_small(column) && column.type != dd::boolean; };
    return is_small;
  }();
  const std::vector<std::string> names = frame.names_if(fits);
  if (names.empty() || ((function == "first" || function == "last") && !frame.ordered)) return std::nullopt;
  const SqlColumn& column = frame.at(choice.name(names));
  SqlAggregation made{{column.name, function, name}, "", column.facts};
  const DType type = column.type;
  const std::string raw = sql_name(column.name), x = sql_present(raw, type);
  const std::string number = sql_cast(type == dd::boolean ? sql_cast(x, dd::int8) : x, dd::float64);
  Facts about = column.facts;
  about.about = true;
  if (function == "sum") {
    if (dd::is_floating(type))
      made.sql = "coalesce(sum(" + number + "), 0)";
    else if (type == dd::duration)
      made.sql = "coalesce(sum(" + x + "), 0)";
    else
      made.sql = std::string(is_unsigned(type) ? "wrap_uint64(" : "wrap_int64(") + "coalesce(sum(" + huge(x, type) + "), 0))";
    made.facts.whole = dd::is_floating(type) ? column.facts.whole + 18 : std::min(64, column.facts.whole + 18);
  } else if (function == "prod") {
    made.sql = std::string(is_unsigned(type) ? "product_uint64(" : "product_int64(") + of("list(" + huge(x, type) + ')', x) + ')';
    made.facts = {};
  } else if (function == "mean") {
    made.sql = type == dd::timestamp
                   ? "make_timestamp(CAST(round(sum(CAST(epoch_us(" + x + ") AS HUGEINT)) / count(" + x + ")) AS BIGINT))"
                   : "avg(" + number + ')';
    made.facts = about;
  } else if (function == "min" || function == "max") {
    made.sql = function + '(' + x + ')';
    made.facts.loose |= dd::is_floating(type);
  } else if (function == "count" || function == "size" || function == "nunique") {
    made.sql = function == "size" ? "count(*)" : function == "count" ? "count(" + x + ')' : "count(DISTINCT " + x + ')';
    made.facts = {.whole = 18};
  } else if (function == "first" || function == "last") {
    made.sql = of((function == "first" ? "arg_min(" : "arg_max(") + raw + ", \"#\")", x);
  } else if (function == "any" || function == "all") {
    const std::string truth = type == dd::string ? x + " <> ''" : type == dd::boolean ? x : x + " <> 0";
    made.sql = function == "any" ? "coalesce(bool_or(" + truth + "), false)" : "coalesce(bool_and(" + truth + "), true)";
    made.facts = {.whole = 1};
  } else if (function == "median" || function == "quantile") {
    made.aggregation.q = function == "median" ? 0.5 : choice.of({0.0, 0.1, 0.5, 0.75, 1.0});
    made.sql = "quantile_cont(" + number + ", " + std::to_string(made.aggregation.q) + ')';
    made.facts = about;
  } else {
    made.aggregation.ddof = choice.percent(80) ? 1 : 0;
    made.sql = moment(function, number, made.aggregation.ddof);
    made.facts = about;
  }
  return made;
}

RandomPlan::Made RandomPlan::group(const SqlFrame& from, Choice& choice) {
  const std::vector<std::string> names = group_keys(from, choice, 3);
  if (names.empty()) return std::nullopt;
  const Keys keys = keys_of(from, names);
  std::vector<dd::Aggregation> aggregations;
  std::vector<SqlColumn> columns = keys.columns;
  std::vector<std::string> values = with_names(keys);
  for (std::size_t left = 1 + choice.below(4); left > 0; --left) {
    const auto made = random_aggregation(from, new_name(), choice);
    if (!made) continue;
    aggregations.push_back(made->aggregation);
    columns.push_back({made->aggregation.name, dd::int64, made->facts, from.at(made->aggregation.column).categories});
    values.push_back(made->sql + " AS " + sql_name(made->aggregation.name));
  }
  if (aggregations.empty()) return std::nullopt;
  const dd::GroupByOptions options{.dropna = choice.percent(50), .sort = choice.percent(50)};
  std::string select = "SELECT " + joined(values) + " FROM " + from.table;
  if (options.dropna) select += " WHERE NOT (" + joined(keys.missing, " OR ") + ')';
  select += " GROUP BY " + positions(names.size());
  if (options.sort) select = numbered(select, keys.order);
  return made(from.frame.groupby(names, options).agg(aggregations), select, std::move(columns), options.sort, from.most_rows);
}

RandomPlan::Made RandomPlan::reduce(const SqlFrame& from, Choice& choice) {
  std::vector<dd::Aggregation> aggregations;
  std::vector<SqlColumn> columns;
  std::vector<std::string> values;
  for (std::size_t left = 1 + choice.below(5); left > 0; --left) {
    const auto made = random_aggregation(from, new_name(), choice);
    if (!made) continue;
    aggregations.push_back(made->aggregation);
    columns.push_back({made->aggregation.name, dd::int64, made->facts, from.at(made->aggregation.column).categories});
    values.push_back(made->sql + " AS " + sql_name(made->aggregation.name));
  }
  if (aggregations.empty()) return std::nullopt;
  return made(from.frame.agg(aggregations), "SELECT " + joined(values) + ", 0 AS \"#\" FROM " + from.table, std::move(columns),
              true, 1);
}

RandomPlan::Made RandomPlan::transform(const SqlFrame& from, Choice& choice) {
  const std::vector<std::string> names = group_keys(from, choice, 2);
  const auto aggregation = random_aggregation(from, new_name(), choice);
  if (names.empty() || !aggregation || aggregation->aggregation.function == "size" || aggregation->aggregation.ddof != 1 ||
      aggregation->aggregation.function == "quantile" ||
      std::find(names.begin(), names.end(), aggregation->aggregation.column) != names.end())
    return std::nullopt;
  const Keys keys = keys_of(from, names);
  const bool dropna = choice.percent(50);
  const std::string& name = aggregation->aggregation.name;
  const dd::Series series =
      from.frame.groupby(names, {.dropna = dropna})[aggregation->aggregation.column].transform(aggregation->aggregation.function);
  std::vector<SqlColumn> columns = from.columns;
  columns.push_back({name, series.dtype(), aggregation->facts, from.at(aggregation->aggregation.column).categories});
  std::string select = "SELECT l.* EXCLUDE (\"#\"), r.value AS " + sql_name(name) + ", l.\"#\" FROM " + from.table +
                       " l LEFT JOIN (SELECT " + joined(with_names(keys)) + ", " + aggregation->sql + " AS value FROM " +
                       from.table + (dropna ? " WHERE NOT (" + joined(keys.missing, " OR ") + ')' : "") + " GROUP BY " +
                       positions(names.size()) + ") r ON ";
  std::vector<std::string> equal;
  for (const std::string& key : names)
    equal.push_back(sql_present("l." + sql_name(key), from.at(key).type) + " IS NOT DISTINCT FROM r." + sql_name(key));
  return made(from.frame.assign(name, series), select + joined(equal, " AND "), std::move(columns), from.ordered, from.most_rows);
}

RandomPlan::Made RandomPlan::group_rows(const SqlFrame& from, Choice& choice) {
  const std::vector<std::string> names = group_keys(from, choice, 2);
  if (names.empty() || !from.ordered) return std::nullopt;
  const Keys keys = keys_of(from, names);
  const bool dropna = choice.percent(50), head = choice.percent(50);
  const std::size_t count = choice.below(4);
  const dd::GroupBy groups = from.frame.groupby(names, {.dropna = dropna});
  std::string condition = "row_number() OVER (PARTITION BY " + joined(keys.values) + " ORDER BY \"#\"" + (head ? "" : " DESC") +
                          ") <= " + std::to_string(count);
  if (dropna) condition += " AND NOT (" + joined(keys.missing, " OR ") + ')';
  return some_rows(from, head ? groups.head(count) : groups.tail(count), "QUALIFY " + condition, false, from.most_rows);
}

RandomPlan::Made RandomPlan::drop_duplicates(const SqlFrame& from, Choice& choice) {
  const std::vector<std::string> all = from.names_if(is_key);
  if (!from.ordered || choice.percent(40)) {
    if (all.size() != from.columns.size()) return std::nullopt;
    std::vector<SqlColumn> columns = from.columns;
    std::vector<std::string> values;
    for (SqlColumn& column : columns) {
      values.push_back(sql_present(sql_name(column.name), column.type) + " AS " + sql_name(column.name));
      column.facts.loose |= dd::is_floating(column.type);
    }
    return made(from.frame.drop_duplicates(), "SELECT DISTINCT " + joined(values) + " FROM " + from.table, std::move(columns),
                false, from.most_rows);
  }
  const std::vector<std::string> subset = group_keys(from, choice, 2);
  if (subset.empty()) return std::nullopt;
  const std::string keep = choice.of({"first", "last", "none"});
  const std::string partition = " OVER (PARTITION BY " + joined(keys_of(from, subset).values);
  const std::string condition = keep == "none"
                                    ? "count(*)" + partition + ") = 1"
                                    : "row_number()" + partition + " ORDER BY \"#\"" + (keep == "last" ? " DESC" : "") + ") = 1";
  return some_rows(from, from.frame.drop_duplicates({.subset = subset, .keep = keep}), "QUALIFY " + condition, false,
                   from.most_rows);
}

RandomPlan::Made RandomPlan::value_counts(const SqlFrame& from, Choice& choice) {
  const std::vector<std::string> names = group_keys(from, choice, 2);
  if (names.empty()) return std::nullopt;
  const dd::ValueCounts options{
      .normalize = choice.percent(30), .sort = choice.percent(70), .ascending = choice.percent(30), .dropna = choice.percent(50)};
  const std::string count = options.normalize ? "proportion" : "count";
  if (std::find(names.begin(), names.end(), count) != names.end()) return std::nullopt;
  const Keys keys = keys_of(from, names);
  std::vector<SqlColumn> columns = keys.columns;
  columns.push_back({count, dd::int64, {.about = options.normalize, .whole = 18}});
  std::string select = "SELECT " + joined(with_names(keys)) + ", " +
                       (options.normalize ? "CAST(count(*) AS DOUBLE) / sum(count(*)) OVER ()" : std::string("count(*)")) +
                       " AS " + sql_name(count) + " FROM " + from.table;
  if (options.dropna) select += " WHERE NOT (" + joined(keys.missing, " OR ") + ')';
  select += " GROUP BY " + positions(names.size());
  std::vector<std::string> order{sql_name(count) + (options.ascending ? " ASC" : " DESC")};
  order.insert(order.end(), keys.order.begin(), keys.order.end());
  if (options.sort) select = numbered(select, order);
  return made(from.frame[names].value_counts(options), select, std::move(columns), options.sort, from.most_rows);
}

}  // namespace weft::fuzz
