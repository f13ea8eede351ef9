// Steps that bring two frames together.
#include <algorithm>
#include <utility>

#include "fuzz/random_plan.h"
#include "plan/ops/scalar.h"

namespace weft::fuzz {

using dd::DType;

namespace {

constexpr double most_pairs = 50'000;

bool is_moment(DType type) { return type == dd::date || type == dd::timestamp; }

/// The type in which keys of two columns meet; nothing when they cannot.
std::optional<DType> meeting_type(const SqlColumn& a, const SqlColumn& b) {
  if (!is_key(a) || !is_key(b)) return std::nullopt;
  if (dd::is_text(a.type) && dd::is_text(b.type)) return a.type == b.type ? a.type : dd::string;
  if (is_moment(a.type) && is_moment(b.type) && a.type != b.type) return dd::timestamp;
  return plan::common_type(a.type, b.type);
}

struct KeyPair {
  std::string left, right;
  DType type;
};

std::string meets(const KeyPair& pair) {
  const auto side = [&](const std::string& of, const std::string& name) {
    const std::string column = of + '.' + sql_name(name);
    return sql_present(sql_cast(column, pair.type), pair.type);
  };
  return side("l", pair.left) + " IS NOT DISTINCT FROM " + side("r", pair.right);
}

std::vector<KeyPair> random_keys(const SqlFrame& left, const SqlFrame& right, Choice& choice, bool& shared) {
  std::vector<KeyPair> made;
  std::vector<std::string> names;
  for (const SqlColumn& column : left.columns)
    if (const SqlColumn* other = right.find(column.name); other && meeting_type(column, *other)) names.push_back(column.name);
  shared = !names.empty() && choice.percent(75);
  if (shared) {
    for (const std::string& name : choice.names(names, 2))
      made.push_back({name, name, *meeting_type(left.at(name), right.at(name))});
    return made;
  }
  std::vector<std::string> pairs;
  for (const SqlColumn& a : left.columns)
    for (const SqlColumn& b : right.columns)
      if (meeting_type(a, b)) pairs.push_back(a.name + '\n' + b.name);
  if (pairs.empty()) return made;
  const std::string pair = choice.name(pairs);
  const std::size_t at = pair.find('\n');
  const std::string a = pair.substr(0, at), b = pair.substr(at + 1);
  made.push_back({a, b, *meeting_type(left.at(a), right.at(b))});
  shared = a == b;
  return made;
}

/// The columns of a join, as pandas names them: where a name of the right side comes twice, both get a suffix.
struct JoinedColumns {
  std::vector<SqlColumn> columns;
  std::vector<std::string> values;
  bool unique = true;
};

JoinedColumns joined_columns(const SqlFrame& left, const SqlFrame& right, const std::vector<std::string>& shared,
                             const std::vector<std::string>& shared_values) {
  JoinedColumns made;
  const auto shared_at = [&](const std::string& name) { return std::find(shared.begin(), shared.end(), name) - shared.begin(); };
  const auto is_shared = [&](const std::string& name) { return shared_at(name) < static_cast<std::ptrdiff_t>(shared.size()); };
  const auto add = [&](const SqlColumn& column, std::string value, bool twice, const char* suffix) {
    made.columns.push_back(column);
    if (twice) made.columns.back().name += suffix;
    made.values.push_back(std::move(value) + " AS " + sql_name(made.columns.back().name));
  };
  for (const SqlColumn& column : left.columns) {
    if (is_shared(column.name))
      add(column, shared_values[static_cast<std::size_t>(shared_at(column.name))], false, "");
    else
      add(column, "l." + sql_name(column.name), right.find(column.name), "_x");
  }
  for (const SqlColumn& column : right.columns)
    if (!is_shared(column.name)) add(column, "r." + sql_name(column.name), left.find(column.name), "_y");
  std::set<std::string> seen;
  for (const SqlColumn& column : made.columns) made.unique &= seen.insert(column.name).second;
  return made;
}

}  // namespace

SqlFrame RandomPlan::one_row_a_key(const SqlFrame& from, const std::vector<std::string>& keys, Choice& choice) {
  std::vector<dd::Aggregation> aggregations;
  std::vector<SqlColumn> columns;
  std::vector<std::string> values, positions;
  for (const std::string& key : keys) {
    columns.push_back(from.at(key));
    columns.back().facts.loose |= dd::is_floating(columns.back().type);
    values.push_back(sql_present(sql_name(key), columns.back().type) + " AS " + sql_name(key));
    positions.push_back(std::to_string(columns.size()));
  }
  std::vector<std::string> others = from.names_if([](const SqlColumn& column) { return has_order(column); });
  std::erase_if(others, [&](const std::string& name) { return std::find(keys.begin(), keys.end(), name) != keys.end(); });
  for (const std::string& name : choice.names(others, 4)) {
    aggregations.push_back({name, "max", name});
    columns.push_back(from.at(name));
    columns.back().facts.loose |= dd::is_floating(columns.back().type);
    values.push_back("max(" + sql_present(sql_name(name), columns.back().type) + ") AS " + sql_name(name));
  }
  if (aggregations.empty()) {
    aggregations.push_back({"", "size", new_name()});
    columns.push_back({aggregations[0].name, dd::int64, {.whole = 18}});
    values.push_back("count(*) AS " + sql_name(aggregations[0].name));
  }
  return made(from.frame.groupby(keys, {.dropna = false}).agg(aggregations),
              "SELECT " + joined(values) + " FROM " + from.table + " GROUP BY " + joined(positions), std::move(columns), false,
              from.most_rows);
}

RandomPlan::Made RandomPlan::merge(const SqlFrame& from, Choice& choice) {
  SqlFrame right = another(choice);
  std::string how = choice.of({"inner", "inner", "left", "right", "outer", "semi", "anti", "cross"});
  if (how == "cross" && from.most_rows * right.most_rows > 20'000) how = "inner";
  bool shared = false;
  const std::vector<KeyPair> pairs = random_keys(from, right, choice, shared);
  if (how != "cross" && pairs.empty()) return std::nullopt;
  std::vector<std::string> left_keys, right_keys, equal, shared_names, shared_values;
  for (const KeyPair& pair : pairs)
    left_keys.push_back(pair.left), right_keys.push_back(pair.right), equal.push_back(meets(pair));

  double most_rows = how == "semi" || how == "anti" ? from.most_rows : from.most_rows * right.most_rows;
  if (how != "cross" && how != "semi" && how != "anti" && (most_rows > most_pairs || choice.percent(30))) {
    right = one_row_a_key(right, right_keys, choice);
    most_rows = from.most_rows + right.most_rows;
  } else if (how == "left" || how == "right" || how == "outer") {
    most_rows += from.most_rows + right.most_rows;
  }

  if (how != "cross" && shared) {
    for (const KeyPair& pair : pairs) {
      const std::string l = "l." + sql_name(pair.left), r = "r." + sql_name(pair.right);
      shared_names.push_back(pair.left);
      shared_values.push_back(how == "right"   ? r
                              : how == "outer" ? "coalesce(" + sql_cast(l, pair.type) + ", " + sql_cast(r, pair.type) + ')'
                                               : l);
    }
  }
  JoinedColumns columns;
  if (how == "semi" || how == "anti") {
    columns.columns = from.columns;
    for (const SqlColumn& column : from.columns) columns.values.push_back("l." + sql_name(column.name));
  } else {
    columns = joined_columns(from, right, shared_names, shared_values);
    if (!columns.unique) return std::nullopt;
    for (SqlColumn& column : columns.columns) {
      const bool is_shared = std::find(shared_names.begin(), shared_names.end(), column.name) != shared_names.end();
      if (!is_shared) continue;
      const Facts& other = right.at(column.name).facts;
      column.facts = either(column.facts, other);
      column.facts.loose |= dd::is_floating(column.type) || dd::is_floating(right.at(column.name).type);
      column.categories.clear();
    }
  }
  dd::Merge options{.how = how};
  if (how != "cross") {
    if (shared)
      options.on = dd::MergeKeys(left_keys);
    else
      options.left_on = dd::MergeKeys(left_keys), options.right_on = dd::MergeKeys(right_keys);
  }
  if (how != "semi" && how != "anti" && how != "cross" && choice.percent(20)) {
    const std::string name = new_name();
    options.indicator = name;
    columns.columns.push_back({name, dd::string, {}});
    columns.values.push_back(
        "CASE WHEN l.there IS NULL THEN 'right_only' WHEN r.there IS NULL THEN 'left_only' ELSE 'both' END AS " + sql_name(name));
  }
  const std::string join = how == "outer" ? "FULL" : how;
  const std::string select = "SELECT " + joined(columns.values) + " FROM (SELECT *, true AS there FROM " + from.table + ") l " +
                             join + " JOIN (SELECT *, true AS there FROM " + right.table + ") r" +
                             (how == "cross" ? "" : " ON " + joined(equal, " AND "));
  return made(from.frame.merge(right.frame, options), select, std::move(columns.columns), false, most_rows);
}

RandomPlan::Made RandomPlan::merge_asof(const SqlFrame& from, Choice& choice) {
  const SqlFrame& other = another(choice);
  const auto places = [](const SqlColumn& column) {
    return is_key(column) && (column.type == dd::int64 || column.type == dd::timestamp || column.type == dd::float64);
  };
  std::vector<std::string> pairs;
  for (const std::string& a : from.names_if(places))
    for (const std::string& b : other.names_if(places))
      if (from.at(a).type == other.at(b).type) pairs.push_back(a + '\n' + b);
  if (pairs.empty()) return std::nullopt;
  const std::string pair = choice.name(pairs);
  const std::string left_on = pair.substr(0, pair.find('\n')), right_on = pair.substr(pair.find('\n') + 1);
  std::vector<std::string> by;
  for (const SqlColumn& column : from.columns) {
    const SqlColumn* same = other.find(column.name);
    if (same && is_key(column) && is_key(*same) && same->type == column.type && column.type != dd::category &&
        column.name != left_on && column.name != right_on)
      by.push_back(column.name);
  }
  if (!by.empty()) by = choice.percent(60) ? std::vector<std::string>{choice.name(by)} : std::vector<std::string>{};
  std::vector<std::string> keys = by;
  keys.push_back(right_on);
  // One row a place, so that the nearest is one.
  const SqlFrame right = one_row_a_key(other, keys, choice);
  const bool backward = choice.percent(50), exact = choice.percent(70);
  dd::MergeAsof options;
  std::vector<std::string> shared = by, shared_values, equal;
  for (const std::string& name : by) {
    shared_values.push_back("l." + sql_name(name));
    equal.push_back(meets({name, name, from.at(name).type}));
  }
  if (left_on == right_on) {
    options.on = dd::MergeKeys(left_on);
    shared.push_back(left_on);
    shared_values.push_back("l." + sql_name(left_on));
  } else {
    options.left_on = dd::MergeKeys(left_on), options.right_on = dd::MergeKeys(right_on);
  }
  if (!by.empty()) options.by = dd::MergeKeys(by);
  options.direction = backward ? "backward" : "forward";
  options.allow_exact_matches = exact;
  JoinedColumns columns = joined_columns(from, right, shared, shared_values);
  if (!columns.unique) return std::nullopt;
  const DType type = from.at(left_on).type;
  equal.push_back(sql_present("l." + sql_name(left_on), type) + (backward ? " >" : " <") + (exact ? "= " : " ") +
                  sql_present("r." + sql_name(right_on), type));
  const std::string nearest = "SELECT l.\"number\", " + std::string(backward ? "max" : "min") + "(r." + sql_name(right_on) +
                              ") AS place FROM l JOIN r ON " + joined(equal, " AND ") + " GROUP BY 1";
  equal.back() = "n.place = r." + sql_name(right_on);
  const std::string select = "WITH l AS MATERIALIZED (SELECT *, row_number() OVER () AS \"number\" FROM " + from.table +
                             "), r AS (SELECT * FROM " + right.table + " WHERE NOT " + sql_missing(sql_name(right_on), type) +
                             "), n AS (" + nearest + ") SELECT " + joined(columns.values) +
                             ", l.\"#\" FROM l LEFT JOIN n ON n.\"number\" = l.\"number\" LEFT JOIN r ON " +
                             joined(equal, " AND ");
  if (from.most_rows * right.most_rows > 2'000'000) return std::nullopt;
  return made(dd::merge_asof(from.frame, right.frame, options), select, std::move(columns.columns), from.ordered && by.empty(),
              from.most_rows);
}

RandomPlan::Made RandomPlan::concat(const SqlFrame& from, Choice& choice) {
  const SqlFrame& other = another(choice);
  // Columns that have one type in both, or one that holds both.
  const auto fitting = [](const SqlFrame& frame, const SqlFrame& beside) {
    std::vector<std::string> names;
    for (const SqlColumn& column : frame.columns) {
      const SqlColumn* same = beside.find(column.name);
      if (!same || (column.type == same->type && column.categories == same->categories) ||
          (dd::is_numeric(column.type) && dd::is_numeric(same->type)))
        names.push_back(column.name);
    }
    return names;
  };
  const std::vector<std::string> names = fitting(from, other), other_names = fitting(other, from);
  if (names.empty() || other_names.empty() || from.most_rows + other.most_rows > most_pairs) return std::nullopt;
  const bool outer = choice.percent(70);
  const dd::DataFrame frame = dd::concat({from.frame[names], other.frame[other_names]}, {.join = outer ? "outer" : "inner"});
  std::vector<SqlColumn> columns;
  std::vector<std::string> first, second;
  const std::vector<std::string> all = frame.columns();
  if (all.empty()) return std::nullopt;
  const std::vector<DType> types = frame.dtypes();
  for (std::size_t index = 0; index < all.size(); ++index) {
    const SqlColumn *a = from.find(all[index]), *b = other.find(all[index]);
    columns.push_back(a ? *a : *b);
    if (a && b) columns.back().facts = either(a->facts, b->facts);
    if (dd::is_floating(types[index]) && !dd::is_floating((a ? a : b)->type)) columns.back().facts.infinite = false;
    const auto value = [&](const SqlColumn* own) {
      return sql_cast(own ? sql_name(all[index]) : "NULL", types[index]) + " AS " + sql_name(all[index]);
    };
    first.push_back(value(a)), second.push_back(value(b));
  }
  const std::string select = "SELECT " + joined(first) + ", 0 AS part, \"#\" AS place FROM " + from.table + " UNION ALL SELECT " +
                             joined(second) + ", 1 AS part, \"#\" AS place FROM " + other.table;
  return made(frame, numbered(select, {"part", "place"}), std::move(columns), from.ordered && other.ordered,
              from.most_rows + other.most_rows);
}

}  // namespace weft::fuzz
