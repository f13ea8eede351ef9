// A frame -> random expressions over its columns, in both languages: what those of all types share.
#include "fuzz/scalar_pieces.h"

namespace weft::fuzz {

using dd::DType;
using dd::Series;
using dd::Value;

namespace {

std::string float_comparison(const std::string& op) {
  return op == "=="   ? "float_eq"
         : op == "!=" ? "float_ne"
         : op == "<"  ? "float_lt"
         : op == "<=" ? "float_le"
         : op == ">"  ? "float_gt"
                      : "float_ge";
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
    std::string x = as_huge(left.sql, left.type()), y = as_huge(right.sql, right.type);
    // Products of the largest fit into 128 bits only when both are cut as signed numbers, which have the same lowest bits.
    if (op == '*' && type == dd::uint64)
      x = as_huge(sql_wrapped(x, dd::int64), dd::int64), y = as_huge(sql_wrapped(y, dd::int64), dd::int64);
    sql = sql_wrapped(op == 'f'   ? "floordiv_int(" + x + ", " + y + ')'
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

}  // namespace weft::fuzz
