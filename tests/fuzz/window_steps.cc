// Steps that look at the rows around each row.
#include <algorithm>
#include <cstdlib>

#include "fuzz/random_plan.h"

namespace weft::fuzz {

using dd::DType;
using dd::Series;

namespace {

bool is_number(const SqlColumn& column) { return dd::is_numeric(column.type) && !column.facts.about; }
bool is_exact_small(const SqlColumn& column) { return dd::is_numeric(column.type) && column.facts.is_small(); }

/// `OVER (...)` of the rows of equal keys in their order.
std::string over(const std::vector<std::string>& partition, const std::string& rows) {
  return " OVER (" + (partition.empty() ? "" : "PARTITION BY " + joined(partition) + ' ') + "ORDER BY \"#\"" + rows + ')';
}

}  // namespace

RandomPlan::Made RandomPlan::window(const SqlFrame& from, Choice& choice) {
  if (!from.ordered) return std::nullopt;
  const std::string function = choice.of(
      {"cumsum", "cummin", "cummax", "shift", "shift", "diff", "ffill", "bfill", "rolling", "rolling", "expanding", "cumcount"});
  const std::vector<std::string> names =
      function == "shift" || function == "cumcount" ? from.names()
      : function == "ffill" || function == "bfill"
          ? from.names_if([](const SqlColumn& column) { return column.type != dd::category; })
      : function == "rolling" || function == "expanding" ? from.names_if(is_exact_small)
      : function == "cumsum"
          ? from.names_if([](const SqlColumn& column) { return dd::is_numeric(column.type) && is_summable(column); })
          : from.names_if(is_number);
  if (names.empty()) return std::nullopt;
  const SqlColumn& column = from.at(choice.name(names));
  const DType type = column.type;
  const std::string raw = sql_name(column.name), x = sql_present(raw, type), missing = sql_missing(raw, type);
  std::vector<std::string> keys = from.names_if(is_key);
  std::erase(keys, column.name);
  std::vector<std::string> by, partition, missing_keys;
  if (!keys.empty() && (function == "cumcount" || choice.percent(40))) by = choice.names(keys, 2);
  if (by.empty() && function == "cumcount") return std::nullopt;
  for (const std::string& key : by) {
    partition.push_back(sql_present(sql_name(key), from.at(key).type));
    missing_keys.push_back(sql_missing(sql_name(key), from.at(key).type));
  }
  const bool dropna = choice.percent(50);
  const std::string so_far = over(partition, " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW");
  // The same methods of a column and of groups.
  const auto call = [&](auto method) -> Series {
    if (by.empty()) return method(from.frame[column.name]);
    return method(from.frame.groupby(by, {.dropna = dropna})[column.name]);
  };
  SqlScalar made{from.frame[column.name], "", column.facts};
  const auto null_where_missing = [&](const std::string& sql) {
    return "CASE WHEN " + missing + " THEN NULL ELSE " + sql + " END";
  };
  if (function == "cumsum") {
    made.series = call([](const auto& of) { return of.cumsum(); });
    const DType result = made.series.dtype();
    made.sql = null_where_missing(dd::is_integer(result) ? sql_wrapped("sum(CAST(" + x + " AS HUGEINT))" + so_far, result)
                                                         : "sum(" + sql_cast(x, dd::float64) + ')' + so_far);
    made.facts.whole = dd::is_integer(result) ? std::min(64, column.facts.whole + 18) : column.facts.whole + 18;
  } else if (function == "cummin" || function == "cummax") {
    made.series = function == "cummin" ? call([](const auto& of) { return of.cummin(); })
                                       : call([](const auto& of) { return of.cummax(); });
    made.sql = null_where_missing((function == "cummin" ? "min(" : "max(") + x + ')' + so_far);
    made.facts.loose |= dd::is_floating(type);
  } else if (function == "shift") {
    const std::int64_t periods = choice.of<std::int64_t>({-3, -1, 1, 1, 2, 50});
    const bool fill = dd::is_integer(type) && choice.percent(40);
    made.series = call([&](const auto& of) { return fill ? of.shift(periods, 7) : of.shift(periods); });
    made.sql = std::string(periods < 0 ? "lead(" : "lag(") + raw + ", " + std::to_string(periods < 0 ? -periods : periods) +
               (fill ? ", " + sql_cast("7", type) : "") + ')' + over(partition, "");
  } else if (function == "diff") {
    const std::int64_t periods = choice.of<std::int64_t>({1, 2, -1});
    made.series = call([&](const auto& of) { return of.diff(periods); });
    const DType result = made.series.dtype();
    const std::string before =
        std::string(periods < 0 ? "lead(" : "lag(") + raw + ", " + std::to_string(std::abs(periods)) + ')' + over(partition, "");
    made.sql = dd::is_integer(result) ? sql_wrapped("CAST(" + raw + " AS HUGEINT) - CAST(" + before + " AS HUGEINT)", result)
                                      : raw + " - " + before;
    ++made.facts.whole;
  } else if (function == "ffill" || function == "bfill") {
    const bool forward = function == "ffill";
    const std::optional<std::int64_t> limit =
        choice.percent(50) ? std::optional<std::int64_t>(choice.between(1, 3)) : std::nullopt;
    made.series =
        forward ? call([&](const auto& of) { return of.ffill(limit); }) : call([&](const auto& of) { return of.bfill(limit); });
    const std::string reach = limit ? std::to_string(*limit) : "UNBOUNDED";
    const std::string window = over(partition, forward ? " ROWS BETWEEN " + reach + " PRECEDING AND CURRENT ROW"
                                                       : " ROWS BETWEEN CURRENT ROW AND " + reach + " FOLLOWING");
    made.sql = "CASE WHEN " + missing + " THEN " + (forward ? "last_value(" : "first_value(") + x + " IGNORE NULLS)" + window +
               " ELSE " + raw + " END";
    made.facts.loose |= dd::is_floating(type);
  } else if (function == "cumcount") {
    made.series = from.frame.groupby(by, {.dropna = dropna}).cumcount();
    made.sql = "row_number()" + over(partition, "") + " - 1";
    made.facts = {.whole = 18};
  } else {
    const bool rolling = function == "rolling";
    const std::int64_t rows = choice.of<std::int64_t>({1, 2, 3, 7, 40});
    const bool center = rolling && choice.percent(25);
    const std::int64_t least = rolling ? choice.between(1, rows) : choice.between(1, 5);
    const std::string closed = rolling && choice.percent(30) ? choice.of({"left", "both", "neither"}) : "";
    const std::string what = choice.of({"sum", "mean", "min", "max", "count", "var", "std", "median"});
    const int ddof = choice.percent(30) ? 0 : 1;
    made.series = call([&](const auto& of) -> Series {
      const dd::Windows windows =
          rolling ? of.rolling(rows, {.min_periods = least, .center = center, .closed = closed}) : of.expanding(least);
      if (what == "sum") return windows.sum();
      if (what == "mean") return windows.mean();
      if (what == "min") return windows.min();
      if (what == "max") return windows.max();
      if (what == "count") return windows.count();
      if (what == "var") return windows.var(ddof);
      if (what == "std") return windows.std(ddof);
      return windows.median();
    });
    const std::int64_t before = (center ? rows / 2 : rows - 1) + (closed == "left" || closed == "both");
    const std::int64_t after = (center ? (rows - 1) / 2 : 0) - (closed == "left" || closed == "neither");
    const std::string last = std::to_string(std::abs(after)) + (after < 0 ? " PRECEDING" : " FOLLOWING");
    const std::string frame =
        rolling ? over(partition, " ROWS BETWEEN " + std::to_string(before) + " PRECEDING AND " + last) : so_far;
    const std::string number = sql_cast(x, dd::float64);
    const std::string name = what == "mean"  ? "avg"
                             : what == "var" ? (ddof == 0 ? "var_pop" : "var_samp")
                             : what == "std" ? (ddof == 0 ? "stddev_pop" : "stddev_samp")
                                             : what;
    made.sql = "CASE WHEN count(" + (what == "count" ? "*" : number) + ')' + frame + " >= " + std::to_string(least) + " THEN " +
               name + '(' + number + ')' + frame + " ELSE NULL END";
    made.facts.about = what == "mean" || what == "var" || what == "std" || what == "median";
    made.facts.loose = true;
    made.facts.whole += 18;
  }
  if (!by.empty() && dropna) made.sql = "CASE WHEN " + joined(missing_keys, " OR ") + " THEN NULL ELSE " + made.sql + " END";
  const std::string name = new_name();
  SqlFrame frame = with_column(from, name, made);
  if (type == dd::category && function == "shift") {
    for (SqlColumn& one : frame.columns)
      if (one.name == name) one.categories = column.categories;
  }
  return frame;
}

RandomPlan::Made RandomPlan::rank(const SqlFrame& from, Choice& choice) {
  const std::vector<std::string> names =
      from.names_if([](const SqlColumn& column) { return is_key(column) && has_order(column) && column.type != dd::boolean; });
  if (names.empty()) return std::nullopt;
  const SqlColumn& column = from.at(choice.name(names));
  const std::string method =
      from.ordered ? choice.of({"average", "min", "max", "first", "dense"}) : choice.of({"average", "min", "max", "dense"});
  const bool ascending = choice.percent(60);
  const std::string x = sql_present(sql_name(column.name), column.type),
                    missing = sql_missing(sql_name(column.name), column.type);
  const std::string order = " OVER (PARTITION BY " + missing + " ORDER BY " + x + (ascending ? " ASC" : " DESC") +
                            (method == "first" ? ", \"#\")" : ")");
  const std::string equal = "count(*) OVER (PARTITION BY " + x + ')';
  const std::string place = method == "first"   ? "row_number()" + order
                            : method == "dense" ? "dense_rank()" + order
                                                : "rank()" + order;
  SqlScalar made{from.frame[column.name].rank({.method = method, .ascending = ascending}), "", {.whole = 18, .fraction = 1}};
  made.sql = "CASE WHEN " + missing + " THEN NULL ELSE " + place +
             (method == "average" ? " + (" + equal + " - 1) / 2.0"
              : method == "max"   ? " + " + equal + " - 1"
                                  : "") +
             " END";
  return with_column(from, new_name(), made);
}

}  // namespace weft::fuzz
