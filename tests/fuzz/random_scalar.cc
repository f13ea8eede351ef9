// A frame -> random expressions over its columns, in both languages.
#include "fuzz/random_scalar.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "plan/ops/scalar.h"

namespace weft::fuzz {

using dd::DType;
using dd::Series;
using dd::Value;

struct RandomScalar::Side {
  dd::Operand operand;
  std::string sql;
  DType type = dd::int64;
  Facts facts = {};

  Side() = default;
  Side(const SqlScalar& scalar)
      : operand(scalar.series), sql(scalar.sql), type(scalar.type()), facts(scalar.facts), series(scalar.series) {}
  std::optional<Series> series = {};
  std::optional<dd::Scalar> lazy = {};
  Value value = {};
};

namespace {

bool is_boolean(const SqlColumn& column) { return column.type == dd::boolean; }
bool is_integer(const SqlColumn& column) { return dd::is_integer(column.type); }
bool is_floating(const SqlColumn& column) { return dd::is_floating(column.type) && !column.facts.about; }
bool is_any_floating(const SqlColumn& column) { return dd::is_floating(column.type); }
bool is_text(const SqlColumn& column) { return dd::is_text(column.type); }
bool is_date(const SqlColumn& column) { return column.type == dd::date; }
bool is_timestamp(const SqlColumn& column) { return column.type == dd::timestamp && !column.facts.about; }
bool is_duration(const SqlColumn& column) { return column.type == dd::duration && !column.facts.about; }
bool is_any(const SqlColumn&) { return true; }

std::string as_huge(const std::string& sql, DType type) {
  return type == dd::boolean ? "CAST(CAST(" + sql + " AS TINYINT) AS HUGEINT)" : "CAST(" + sql + " AS HUGEINT)";
}
std::string as_number(const std::string& sql, DType from, DType to) {
  return from == dd::boolean ? sql_cast(sql_cast(sql, dd::int8), to) : sql_cast(sql, to);
}
std::string wrapped(const std::string& sql, DType type) { return "wrap_" + std::string(dd::to_string(type)) + '(' + sql + ')'; }

Facts limited(Facts facts, DType type) {
  if (dd::is_floating(type)) {
    facts.whole = std::min(facts.whole, any_fraction), facts.fraction = std::min(facts.fraction, any_fraction);
    facts.infinite |= !facts.adds();
  } else {
    facts.whole = std::min(facts.whole, bits_of(type));
  }
  return facts;
}

template <class Left, class Right>
auto apply(std::string_view op, const Left& a, const Right& b) {
  if (op == "+") return a + b;
  if (op == "-") return a - b;
  if (op == "*") return a * b;
  if (op == "/") return a / b;
  if (op == "%") return a % b;
  if (op == "==") return a == b;
  if (op == "!=") return a != b;
  if (op == "<") return a < b;
  if (op == "<=") return a <= b;
  if (op == ">") return a > b;
  return a >= b;
}

std::string float_comparison(const std::string& op) {
  return op == "=="   ? "float_eq"
         : op == "!=" ? "float_ne"
         : op == "<"  ? "float_lt"
         : op == "<=" ? "float_le"
         : op == ">"  ? "float_gt"
                      : "float_ge";
}
std::string sql_comparison(const std::string& op) { return op == "==" ? "=" : op == "!=" ? "<>" : op; }

std::string micros(const std::string& sql, DType type) {
  return type == dd::duration ? sql : "epoch_us(" + sql_cast(sql, dd::timestamp) + ')';
}

}  // namespace

bool RandomScalar::have(bool (*fits)(const SqlColumn&)) const { return !frame_.names_if(fits).empty(); }

SqlScalar RandomScalar::column(bool (*fits)(const SqlColumn&), bool& found) {
  const std::vector<std::string> names = frame_.names_if(fits);
  found = !names.empty();
  return frame_.scalar(found ? choice_.name(names) : frame_.columns[0].name);
}

RandomScalar::Side RandomScalar::small_whole(std::int64_t low, std::int64_t high) {
  const std::int64_t value = choice_.between(low, high);
  Side side;
  side.value = value, side.operand = value, side.sql = '(' + std::to_string(value) + ')';
  side.facts.whole = 5;
  return side;
}

RandomScalar::Side RandomScalar::quarter() {
  const double value = static_cast<double>(choice_.between(-40, 40)) / 4;
  Side side;
  side.value = value, side.operand = value, side.type = dd::float64;
  side.sql = "CAST(" + std::to_string(value) + " AS DOUBLE)";
  side.facts = {.whole = 5, .fraction = 2};
  return side;
}

RandomScalar::Side RandomScalar::reduction(DType like) {
  const std::vector<std::string> names =
      frame_.names_if(dd::is_floating(like) ? is_floating : [](const SqlColumn& column) { return dd::is_integer(column.type); });
  if (names.empty()) return dd::is_floating(like) ? quarter() : small_whole(-5, 5);
  const SqlScalar of = frame_.scalar(choice_.name(names));
  const char* function = choice_.of({"min", "max", "count"});
  Side side;
  side.lazy = function[0] == 'c' ? of.series.count() : function[1] == 'i' ? of.series.min() : of.series.max();
  side.operand = *side.lazy;
  side.type = side.lazy->dtype();
  side.sql = "(SELECT " + sql_cast(std::string(function) + '(' + sql_present(of.sql, of.type()) + ')', side.type) + " FROM " +
             frame_.table + ')';
  side.facts = function[0] == 'c' ? Facts{.whole = 20} : of.facts;
  return side;
}

SqlScalar RandomScalar::arithmetic(char op, const SqlScalar& left, const Side& right) {
  const std::string name(1, op);
  Series made = op == 'f'      ? (right.series ? floordiv(left.series, *right.series) : floordiv(left.series, right.value))
                : right.series ? apply(name, left.series, *right.series)
                : right.lazy   ? apply(name, left.series, *right.lazy)
                               : apply(name, left.series, right.value);
  const DType type = made.dtype();
  Facts facts = either(left.facts, right.facts);
  const int a = left.facts.whole, b = right.facts.whole;
  facts.whole = op == '+' || op == '-' ? std::max(a, b) + 1
                : op == '*'            ? a + b
                : op == 'f'            ? a + 1
                : op == '%'            ? b
                                       : any_fraction;
  if (op == '*') facts.fraction = left.facts.fraction + right.facts.fraction;
  if (op == '/') facts.fraction = any_fraction, facts.infinite = true;
  std::string sql;
  if (dd::is_integer(type)) {
    const std::string x = as_huge(left.sql, left.type()), y = as_huge(right.sql, right.type);
    sql = wrapped(op == 'f'   ? "floordiv_int(" + x + ", " + y + ')'
                  : op == '%' ? "mod_int(" + x + ", " + y + ')'
                              : '(' + x + ' ' + op + ' ' + y + ')',
                  type);
  } else {
    const std::string x = as_number(left.sql, left.type(), type), y = as_number(right.sql, right.type, type);
    sql = sql_cast(op == '%' ? "mod_float(" + x + ", " + y + ')' : '(' + x + ' ' + op + ' ' + y + ')', type);
  }
  return {made, sql, limited(facts, type)};
}

SqlScalar RandomScalar::compare(const std::string& op, const SqlScalar& left, const Side& right) {
  Series made = right.series ? apply(op, left.series, *right.series)
                : right.lazy ? apply(op, left.series, *right.lazy)
                             : apply(op, left.series, right.value);
  const DType a = left.type(), b = right.type;
  const auto is_number = [](DType type) { return dd::is_numeric(type) || type == dd::boolean; };
  std::string sql;
  if (dd::is_floating(a) || dd::is_floating(b)) {
    // A constant takes the type of the column beside it, where that is one of floats.
    DType common = right.series || right.lazy ? *plan::common_type(a, b) : dd::is_floating(a) ? a : DType::float64;
    sql = float_comparison(op) + '(' + as_number(left.sql, a, common) + ", " + as_number(right.sql, b, common) + ')';
  } else if (is_number(a) && is_number(b)) {
    sql = '(' + as_huge(left.sql, a) + ' ' + sql_comparison(op) + ' ' + as_huge(right.sql, b) + ')';
  } else {
    sql = '(' + left.sql + ' ' + sql_comparison(op) + ' ' + right.sql + ')';
  }
  return {made, sql, {.whole = 1}};
}

SqlScalar RandomScalar::any(int depth) {
  switch (choice_.below(9)) {
    case 0:
    case 1:
      return boolean(depth);
    case 2:
    case 3:
      return integer(depth);
    case 4:
      return floating(depth);
    case 5:
      return have(is_timestamp) ? timestamp(depth) : have(is_date) ? date(depth) : integer(depth);
    case 6:
      return have(is_duration) || have(is_timestamp) ? duration(depth) : floating(depth);
    default:
      return text(depth);
  }
}

SqlScalar RandomScalar::number(int depth) { return choice_.percent(60) ? integer(depth) : floating(depth); }

/// where, mask, fillna, clip and their like, of values of one type.
SqlScalar RandomScalar::choose(const SqlScalar& value, const SqlScalar& other, int depth) {
  const SqlScalar condition = boolean(depth);
  const Facts facts = either(value.facts, other.facts);
  Series made = value.series;
  std::string sql;
  switch (choice_.below(4)) {
    case 0:
      made = value.series.where(condition.series, other.series);
      sql = "CASE WHEN " + condition.sql + " THEN " + sql_cast(value.sql, made.dtype()) + " ELSE " +
            sql_cast(other.sql, made.dtype()) + " END";
      break;
    case 1:
      made = value.series.mask(condition.series);
      sql = "CASE WHEN " + condition.sql + " THEN NULL ELSE " + value.sql + " END";
      break;
    case 2: {
      made = value.series.fillna(other.series);
      sql = "CASE WHEN " + sql_missing(value.sql, value.type()) + " THEN " + sql_cast(other.sql, made.dtype()) + " ELSE " +
            sql_cast(value.sql, made.dtype()) + " END";
      break;
    }
    default: {
      const SqlScalar second = boolean(depth);
      made = value.series.case_when({{condition.series, other.series}, {second.series, Value()}});
      sql = "CASE WHEN " + condition.sql + " THEN " + sql_cast(other.sql, made.dtype()) + " WHEN " + second.sql +
            " THEN NULL ELSE " + sql_cast(value.sql, made.dtype()) + " END";
      break;
    }
  }
  return {made, sql_cast(sql, made.dtype()), limited(facts, made.dtype())};
}

SqlScalar RandomScalar::boolean(int depth) {
  bool found = false;
  if (depth <= 0 || choice_.percent(10)) {
    const SqlScalar of = column(is_boolean, found);
    if (found) return of;
    const SqlScalar any = column(is_any, found);
    return {any.series.notna(), "(NOT " + sql_missing(any.sql, any.type()) + ')', {.whole = 1}};
  }
  const auto truth = [](Series series, std::string sql) { return SqlScalar{std::move(series), std::move(sql), {.whole = 1}}; };
  switch (choice_.below(18)) {
    case 0:
      return compare(any_comparison(), integer(depth - 1), small_whole(-5, 10));
    case 1:
      return compare(any_comparison(), number(depth - 1), quarter());
    case 2:
      return compare(any_comparison(), number(depth - 1), number(depth - 1));
    case 3:
      return compare(any_comparison(), text(depth - 1), text(depth - 1));
    case 4:
    case 5: {
      const SqlScalar a = boolean(depth - 1), b = boolean(depth - 1);
      const bool both = choice_.percent(50);
      return truth(both ? a.series && b.series : a.series || b.series, '(' + a.sql + (both ? " AND " : " OR ") + b.sql + ')');
    }
    case 6: {
      const SqlScalar a = boolean(depth - 1);
      return truth(!a.series, "(NOT " + a.sql + ')');
    }
    case 7: {
      const SqlScalar a = boolean(depth - 1), b = boolean(depth - 1);
      return truth(a.series ^ b.series, '(' + a.sql + " <> " + b.sql + ')');
    }
    case 8: {
      const SqlScalar a = integer(depth - 1);
      std::vector<Value> values;
      std::vector<std::string> list;
      for (std::size_t left = 1 + choice_.below(4); left > 0; --left) {
        // Above all in int8, and of no unsigned type: a value that the column cannot have is among none of its values.
        const std::int64_t value =
            choice_.percent(10) ? choice_.of({std::int64_t{300}, std::int64_t{-200}}) : choice_.between(-3, 9);
        values.emplace_back(value);
        list.push_back('(' + std::to_string(value) + ')');
      }
      const bool with_null = choice_.percent(20);
      if (with_null) values.emplace_back(nullptr);
      return truth(a.series.isin(values),
                   "coalesce(" + as_huge(a.sql, a.type()) + " IN (" + joined(list) + "), " + (with_null ? "true)" : "false)"));
    }
    case 9: {
      const SqlScalar a = text(depth - 1);
      std::vector<std::string> values, list;
      for (std::size_t left = 1 + choice_.below(3); left > 0; --left) {
        values.push_back(choice_.of({"a", "ab", "", "Zürich", "abc", "12", "twelve bytes", "thirteen byte"}));
        list.push_back(sql_text(values.back()));
      }
      return truth(a.series.isin(values), "coalesce(" + a.sql + " IN (" + joined(list) + "), false)");
    }
    case 10: {
      const SqlScalar a = any(depth - 1);
      const bool missing = choice_.percent(50);
      return truth(missing ? a.series.isna() : a.series.notna(), (missing ? "(" : "(NOT ") + sql_missing(a.sql, a.type()) + ')');
    }
    case 11: {
      const SqlScalar a = text(depth - 1);
      const std::string what = choice_.of({"a", "b", "é", "", "本", "prefix", "aa"});
      switch (choice_.below(4)) {
        case 0:
          return truth(a.series.str().contains(what, {.regex = false}), "contains(" + a.sql + ", " + sql_text(what) + ')');
        case 1:
          return truth(a.series.str().startswith(what), "starts_with(" + a.sql + ", " + sql_text(what) + ')');
        case 2:
          return truth(a.series.str().endswith(what), "ends_with(" + a.sql + ", " + sql_text(what) + ')');
        default: {
          const std::string pattern = choice_.of({"a+b", "^s", "[cd]$", "\\d", "^$", "(ab|é)", "\\pL\\pL"});
          return truth(a.series.str().contains(pattern), "regexp_matches(" + a.sql + ", " + sql_text(pattern) + ')');
        }
      }
    }
    case 12: {
      const SqlScalar a = integer(depth - 1);
      const std::int64_t low = choice_.between(-5, 5), high = low + choice_.between(0, 9);
      const std::string x = as_huge(a.sql, a.type());
      return truth(a.series.between(low, high),
                   '(' + x + " >= " + std::to_string(low) + " AND " + x + " <= " + std::to_string(high) + ')');
    }
    case 13:
      if (have(is_timestamp) || have(is_date)) {
        const bool is_day = !have(is_timestamp) || (have(is_date) && choice_.percent(50));
        const SqlScalar a = is_day ? date(depth - 1) : timestamp(depth - 1);
        const std::string at = choice_.of({"2000-01-03", "2000-01-01", "1969-12-31", "2031-05-05"});
        const std::string op = any_comparison();
        return truth(apply(op, a.series, Value(at)),
                     '(' + a.sql + ' ' + sql_comparison(op) + (is_day ? " DATE " : " TIMESTAMP ") + sql_text(at) + ')');
      }
      return boolean(depth - 1);
    case 14:
      if (have(is_timestamp) && have(is_date)) return compare(any_comparison(), timestamp(depth - 1), Side(timestamp(depth - 1)));
      if (have(is_date)) return compare(any_comparison(), date(depth - 1), Side(date(depth - 1)));
      return boolean(depth - 1);
    case 15: {
      const SqlScalar a = number(depth - 1);
      return compare(any_comparison(), a, reduction(a.type()));
    }
    case 16: {
      const SqlScalar a = boolean(depth - 1);
      const bool value = choice_.percent(50);
      return truth(a.series.fillna(value), "coalesce(" + a.sql + (value ? ", true)" : ", false)"));
    }
    default:
      return choose(boolean(depth - 1), boolean(depth - 1), depth - 1);
  }
}

SqlScalar RandomScalar::from_text(int depth) {
  const SqlScalar a = text(depth);
  switch (choice_.below(4)) {
    case 0:
      return {a.series.str().len(), "length(" + a.sql + ')', {.whole = 12}};
    case 1: {
      const std::string what = choice_.of({"a", "b", "é", "本", "fix"});
      return {a.series.str().find(what), "(strpos(" + a.sql + ", " + sql_text(what) + ") - 1)", {.whole = 12}};
    }
    case 2: {
      const std::string pattern = choice_.of({"a", "[ab]+", "é", "\\d"});
      return {a.series.str().count(pattern), "len(regexp_extract_all(" + a.sql + ", " + sql_text(pattern) + "))", {.whole = 12}};
    }
    default:
      return {a.series.str().split(" ").len(), "len(string_split(" + a.sql + ", ' '))", {.whole = 12}};
  }
}

SqlScalar RandomScalar::number_from_time(int depth) {
  const bool use_date = !have(is_timestamp) || (have(is_date) && choice_.percent(50));
  const SqlScalar a = use_date ? date(depth) : timestamp(depth);
  const auto dt = a.series.dt();
  const auto made = [&](Series series, const std::string& sql) {
    const DType type = series.dtype();
    return SqlScalar{std::move(series), sql_cast(sql, type), {.whole = 12}};
  };
  const auto part = [&](const char* name) { return std::string(name) + '(' + a.sql + ')'; };
  switch (choice_.below(use_date ? 6 : 9)) {
    case 0:
      return made(dt.year(), part("year"));
    case 1:
      return made(dt.month(), part("month"));
    case 2:
      return made(dt.day(), part("day"));
    case 3:
      return made(dt.dayofweek(), '(' + part("isodow") + " - 1)");
    case 4:
      return made(dt.dayofyear(), part("dayofyear"));
    case 5:
      return made(dt.quarter(), part("quarter"));
    case 6:
      return made(dt.hour(), part("hour"));
    case 7:
      return made(dt.minute(), part("minute"));
    default:
      return made(dt.microsecond(), "(epoch_us(" + a.sql + ") - floor_us(epoch_us(" + a.sql + "), 1000000))");
  }
}

SqlScalar RandomScalar::integer(int depth) {
  bool found = false;
  if (depth <= 0 || choice_.percent(30)) {
    const SqlScalar of = column(is_integer, found);
    if (found) return of;
    if (depth <= 0) {
      const SqlScalar any = column(is_any, found);
      return {any.series.isna().astype(dd::int64), sql_cast(sql_missing(any.sql, any.type()), dd::int64), {.whole = 1}};
    }
  }
  switch (choice_.below(15)) {
    case 0:
    case 1:
      return arithmetic(choice_.of({'+', '-', '*'}), integer(depth - 1), integer(depth - 1));
    case 2:
      return arithmetic(choice_.of({'+', '-', '*', '%', 'f'}), integer(depth - 1), small_whole(1, 9));
    case 3: {
      // Not all integers have one type with all others; then it is one of floats.
      const SqlScalar a = integer(depth - 1), b = integer(depth - 1);
      if (!dd::is_integer(*plan::common_type(a.type(), b.type()))) return a;
      return arithmetic(choice_.of({'%', 'f'}), a, b);
    }
    case 4: {
      const SqlScalar a = integer(depth - 1);
      return {a.series.abs(), wrapped("abs(" + as_huge(a.sql, a.type()) + ')', a.type()), a.facts};
    }
    case 5: {
      const SqlScalar a = integer(depth - 1);
      return {-a.series, wrapped("-(" + as_huge(a.sql, a.type()) + ')', a.type()), a.facts};
    }
    case 6:
    case 7:
      return from_text(depth - 1);
    case 8:
      return have(is_timestamp) || have(is_date) ? number_from_time(depth - 1) : from_text(depth - 1);
    case 9: {
      const SqlScalar a = boolean(depth - 1);
      return {a.series.astype(dd::int64), sql_cast(a.sql, dd::int64), {.whole = 1}};
    }
    case 10:
      return arithmetic('+', boolean(depth - 1), integer(depth - 1));
    case 11: {
      const SqlScalar a = integer(depth - 1);
      const bool is_unsigned = a.type() >= dd::uint8 && a.type() <= dd::uint64;
      const std::int64_t low = is_unsigned ? choice_.between(0, 5) : choice_.between(-9, 5), high = low + choice_.between(0, 50);
      const Series made = a.series.clip(low, high);
      const std::string x = as_huge(a.sql, a.type());
      return {made,
              sql_cast("CASE WHEN " + x + " < " + std::to_string(low) + " THEN " + std::to_string(low) + " WHEN " + x + " > " +
                           std::to_string(high) + " THEN " + std::to_string(high) + " ELSE " + x + " END",
                       made.dtype()),
              {.whole = 6}};
    }
    case 12: {
      const SqlScalar a = floating(depth - 1);
      if (a.facts.about) return from_text(depth - 1);
      // Within bounds and without missing values, so that the cast cannot fail.
      const Series made = floor(a.series.fillna(0).clip(-100, 100)).astype(dd::int64);
      return {made,
              sql_cast("floor(least(greatest(coalesce(" + sql_present(a.sql, a.type()) + ", 0), -100), 100))", dd::int64),
              {.whole = 7}};
    }
    case 13: {
      const SqlScalar a = integer(depth - 1);
      const Side with = small_whole(-3, 9);
      const Series made = a.series.fillna(with.value);
      return {made, sql_cast("coalesce(" + as_huge(a.sql, a.type()) + ", " + with.sql + ')', made.dtype()),
              either(a.facts, with.facts)};
    }
    default: {
      const SqlScalar a = integer(depth - 1), b = integer(depth - 1);
      return dd::is_integer(*plan::common_type(a.type(), b.type())) ? choose(a, b, depth - 1) : a;
    }
  }
}

SqlScalar RandomScalar::floating(int depth) {
  bool found = false;
  if (depth <= 0 || choice_.percent(30)) {
    const SqlScalar of = column(is_floating, found);
    if (found) return of;
  }
  if (depth <= 0) {
    const SqlScalar a = integer(0);
    return {a.series.astype(dd::float64), sql_cast(a.sql, dd::float64), a.facts};
  }
  switch (choice_.below(12)) {
    case 0:
    case 1:
      return arithmetic(choice_.of({'+', '-', '*'}), floating(depth - 1), number(depth - 1));
    case 2:
      return arithmetic('/', number(depth - 1), choice_.percent(50) ? Side(number(depth - 1)) : quarter());
    case 3:
      return arithmetic(choice_.of({'+', '-', '*', '/'}), floating(depth - 1), quarter());
    case 4: {
      const SqlScalar a = floating(depth - 1), b = floating(depth - 1);
      return a.type() == dd::float64 && b.type() == dd::float64 ? arithmetic('%', a, b) : arithmetic('+', a, b);
    }
    case 5: {
      const SqlScalar a = floating(depth - 1);
      const bool negated = choice_.percent(50);
      return {negated ? -a.series : a.series.abs(), (negated ? "(-" : "abs(") + a.sql + ')', a.facts};
    }
    case 6: {
      const SqlScalar a = floating(depth - 1);
      const std::string function = choice_.of({"floor", "ceil", "trunc", "sign", "round"});
      const Series made = function == "floor"   ? floor(a.series)
                          : function == "ceil"  ? ceil(a.series)
                          : function == "trunc" ? trunc(a.series)
                          : function == "sign"  ? sign(a.series)
                                                : a.series.round();
      return {made,
              sql_cast((function == "sign"    ? "sign_float("
                        : function == "round" ? "round_even("
                                              : function + '(') +
                           a.sql + (function == "round" ? ", 0)" : ")"),
                       a.type()),
              a.facts};
    }
    case 7: {
      const SqlScalar a = floating(depth - 1);
      const Side with = quarter();
      return {a.series.fillna(with.value),
              "CASE WHEN missing(" + a.sql + ") THEN " + sql_cast(with.sql, a.type()) + " ELSE " + a.sql + " END",
              either(a.facts, with.facts)};
    }
    case 8: {
      const SqlScalar a = floating(depth - 1);
      const double low = static_cast<double>(choice_.between(-40, 0)) / 4, high = static_cast<double>(choice_.between(1, 40)) / 4;
      return {a.series.clip(low, high),
              sql_cast("CASE WHEN missing(" + a.sql + ") THEN " + a.sql + " WHEN " + a.sql + " < " + std::to_string(low) +
                           " THEN " + std::to_string(low) + " WHEN " + a.sql + " > " + std::to_string(high) + " THEN " +
                           std::to_string(high) + " ELSE " + a.sql + " END",
                       a.type()),
              either(a.facts, {.whole = 5, .fraction = 2})};
    }
    case 9: {
      const SqlScalar a = number(depth - 1);
      return {a.series.astype(dd::float64), sql_cast(a.sql, dd::float64), limited(a.facts, dd::float64)};
    }
    case 10:
      if (const std::vector<std::string> rounded =
              frame_.names_if([](const SqlColumn& column) { return is_any_floating(column) && column.facts.about; });
          !rounded.empty())
        return arithmetic(choice_.of({'*', '+'}), frame_.scalar(choice_.name(rounded)), quarter());
      return floating(depth - 1);
    default: {
      const SqlScalar a = floating(depth - 1), b = floating(depth - 1);
      return choose(a, b, depth - 1);
    }
  }
}

SqlScalar RandomScalar::text(int depth) {
  bool found = false;
  if (depth <= 0 || choice_.percent(40)) {
    const SqlScalar of = column(is_text, found);
    if (found) return of.type() == dd::category ? SqlScalar{of.series.astype(dd::string), of.sql, {}} : of;
  }
  if (depth <= 0) {
    const SqlScalar a = integer(0);
    return {a.series.astype(dd::string), sql_cast(a.sql, dd::string), {}};
  }
  const SqlScalar a = text(depth - 1);
  const auto str = a.series.str();
  const auto made = [](Series series, std::string sql) { return SqlScalar{std::move(series), std::move(sql), {}}; };
  switch (choice_.below(20)) {
    case 0: {
      const SqlScalar b = text(depth - 1);
      return made(a.series + b.series, '(' + a.sql + " || " + b.sql + ')');
    }
    case 1:
      return made(str.upper(), "upper(" + a.sql + ')');
    case 2:
      return made(str.lower(), "lower(" + a.sql + ')');
    case 3:
    case 4: {
      const std::int64_t begin = choice_.between(-4, 4), end = choice_.between(-3, 7);
      return made(str.slice(begin, end), "slice_text(" + a.sql + ", " + std::to_string(begin) + ", " + std::to_string(end) + ')');
    }
    case 5: {
      const std::string what = choice_.of({"a", "ab", "é", " ", "q"}), with = choice_.of({"", "oo", "本", "a"});
      return made(str.replace(what, with), "replace(" + a.sql + ", " + sql_text(what) + ", " + sql_text(with) + ')');
    }
    case 6: {
      const std::string pattern = choice_.of({"[ab]+", "\\d", "(a)(b)", "é|本"}), with = choice_.of({"", "<x>"});
      return made(str.replace(pattern, with, {.regex = true}),
                  "regexp_replace(" + a.sql + ", " + sql_text(pattern) + ", " + sql_text(with) + ", 'g')");
    }
    case 7: {
      const int kind = static_cast<int>(choice_.below(3));
      return made(kind == 0   ? str.strip(" a")
                  : kind == 1 ? str.lstrip(" a")
                              : str.rstrip(" a"),
                  std::string(kind == 0   ? "trim("
                              : kind == 1 ? "ltrim("
                                          : "rtrim(") +
                      a.sql + ", ' a')");
    }
    case 8: {
      const bool left = choice_.percent(50);
      return made(left ? str.rjust(6, "é") : str.ljust(6, "-"),
                  (left ? "pad_left(" : "pad_right(") + a.sql + ", 6, " + (left ? "'é')" : "'-')"));
    }
    case 9: {
      const std::int64_t at = choice_.between(-3, 4);
      return made(str.get(at), "character_at(" + a.sql + ", " + std::to_string(at) + ')');
    }
    case 10: {
      const std::int64_t times = choice_.between(0, 3);
      return made(str.repeat(times), "repeat(" + a.sql + ", " + std::to_string(times) + ')');
    }
    case 11: {
      const std::size_t at = choice_.below(3);
      const std::string separator = choice_.of({" ", "-", "a"});
      return made(str.split(separator)[static_cast<std::int64_t>(at)],
                  "string_split(" + a.sql + ", " + sql_text(separator) + ")[" + std::to_string(at + 1) + ']');
    }
    case 12: {
      const std::string pattern = choice_.of({"([ab]+)", "(\\pL)-", "p(re|ix)"});
      return made(str.extract(pattern), "CASE WHEN regexp_matches(" + a.sql + ", " + sql_text(pattern) +
                                            ") THEN regexp_extract(" + a.sql + ", " + sql_text(pattern) + ", 1) ELSE NULL END");
    }
    case 13: {
      const SqlScalar number = integer(depth - 1);
      return made(number.series.astype(dd::string), sql_cast(number.sql, dd::string));
    }
    case 14: {
      const std::string with = choice_.of({"none", "", "é"});
      return made(a.series.fillna(with), "coalesce(" + a.sql + ", " + sql_text(with) + ')');
    }
    case 15:
      if (have(is_timestamp) || have(is_date)) {
        const bool use_date = !have(is_timestamp);
        const SqlScalar at = use_date ? date(depth - 1) : timestamp(depth - 1);
        const std::string format = use_date ? "%Y/%m/%d" : choice_.of({"%Y-%m-%d %H:%M:%S", "%d.%m.%y", "%j %H"});
        return made(at.series.dt().strftime(format), "strftime(" + at.sql + ", " + sql_text(format) + ')');
      }
      return a;
    case 16:
      return made(a.series.replace("a", "A!"), "CASE WHEN " + a.sql + " = 'a' THEN 'A!' ELSE " + a.sql + " END");
    case 17:
      return made(str.removeprefix("a"),
                  "CASE WHEN starts_with(" + a.sql + ", 'a') THEN substring(" + a.sql + ", 2) ELSE " + a.sql + " END");
    case 18: {
      const SqlScalar number = floating(depth - 1);
      if (number.facts.about) return a;
      return made(number.series.astype(dd::string), "float_text(" + number.sql + ')');
    }
    default:
      return choose(a, text(depth - 1), depth - 1);
  }
}

SqlScalar RandomScalar::date(int depth) {
  bool found = false;
  const SqlScalar of = column(is_date, found);
  if (depth <= 0 || choice_.percent(60)) {
    if (found) return of;
    const SqlScalar at = column(is_timestamp, found);
    return {at.series.dt().date(), sql_cast(at.sql, dd::date), {}};
  }
  return choose(date(depth - 1), date(depth - 1), depth - 1);
}

SqlScalar RandomScalar::timestamp(int depth) {
  bool found = false;
  const SqlScalar of = column(is_timestamp, found);
  if (!found) {
    const SqlScalar day = column(is_date, found);
    return {day.series.astype(dd::timestamp), sql_cast(day.sql, dd::timestamp), {}};
  }
  if (depth <= 0 || choice_.percent(40)) return of;
  const SqlScalar a = timestamp(depth - 1);
  switch (choice_.below(4)) {
    case 0: {
      const dd::Duration by{.days = choice_.between(-9, 9), .minutes = choice_.between(-90, 90)};
      return {a.series + by, "moved(" + a.sql + ", (" + std::to_string(by.count()) + "))", {}};
    }
    case 1: {
      const auto& [name, step] =
          choice_.of<std::pair<const char*, const char*>>({{"h", "3600000000"}, {"D", "86400000000"}, {"15min", "900000000"}});
      return {a.series.dt().floor(name), "make_timestamp(floor_us(epoch_us(" + a.sql + "), " + step + "))", {}};
    }
    case 2:
      return {a.series.dt().normalize(), "date_trunc('day', " + a.sql + ')', {}};
    default:
      return choose(a, timestamp(depth - 1), depth - 1);
  }
}

SqlScalar RandomScalar::duration(int depth) {
  bool found = false;
  const SqlScalar of = column(is_duration, found);
  if (found && (depth <= 0 || choice_.percent(40))) return of;
  if (!found || choice_.percent(30)) {
    if (!have(is_timestamp)) {
      if (!found) return integer(depth);
      return of;
    }
    const SqlScalar a = timestamp(depth - 1), b = have(is_date) && choice_.percent(40) ? date(depth - 1) : timestamp(depth - 1);
    return {a.series - b.series, '(' + micros(a.sql, a.type()) + " - " + micros(b.sql, b.type()) + ')', {.whole = 54}};
  }
  const SqlScalar a = duration(depth - 1);
  if (a.type() != dd::duration || a.facts.whole > 56) return a;
  Facts facts = a.facts;
  ++facts.whole;
  switch (choice_.below(4)) {
    case 0: {
      const SqlScalar b = duration(depth - 1);
      if (b.type() != dd::duration || b.facts.whole > 56) return a;
      return {a.series - b.series, '(' + a.sql + " - " + b.sql + ')', {.whole = std::max(a.facts.whole, b.facts.whole) + 1}};
    }
    case 1:
      return {a.series + dd::Duration{.hours = 5}, '(' + a.sql + " + 18000000000)", facts};
    case 2:
      return {a.series * 2, '(' + a.sql + " * 2)", facts};
    default: {
      const SqlScalar b = duration(depth - 1);
      return b.type() == dd::duration ? choose(a, b, depth - 1) : a;
    }
  }
}

}  // namespace weft::fuzz
