// What the parts of RandomScalar share: which columns fit, operations by their name, and pieces of SQL.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "fuzz/random_scalar.h"
#include "plan/ops/scalar.h"

namespace weft::fuzz {

struct RandomScalar::Side {
  dd::Operand operand;
  std::string sql;
  dd::DType type = dd::int64;
  Facts facts = {};

  Side() = default;
  Side(const SqlScalar& scalar)
      : operand(scalar.series), sql(scalar.sql), type(scalar.type()), facts(scalar.facts), series(scalar.series) {}
  std::optional<dd::Series> series = {};
  std::optional<dd::Scalar> lazy = {};
  dd::Value value = {};
};

// Which columns an expression may use: values that are about right are used by few.
inline bool is_boolean(const SqlColumn& column) { return column.type == dd::boolean; }
inline bool is_integer(const SqlColumn& column) { return dd::is_integer(column.type); }
inline bool is_floating(const SqlColumn& column) { return dd::is_floating(column.type) && !column.facts.about; }
inline bool is_about_floating(const SqlColumn& column) { return dd::is_floating(column.type) && column.facts.about; }
inline bool is_text(const SqlColumn& column) { return dd::is_text(column.type); }
inline bool is_date(const SqlColumn& column) { return column.type == dd::date; }
inline bool is_timestamp(const SqlColumn& column) { return column.type == dd::timestamp && !column.facts.about; }
inline bool is_duration(const SqlColumn& column) { return column.type == dd::duration && !column.facts.about; }
inline bool is_any(const SqlColumn&) { return true; }

/// In 128 bits.
inline std::string as_huge(const std::string& sql, dd::DType type) {
  return type == dd::boolean ? "CAST(CAST(" + sql + " AS TINYINT) AS HUGEINT)" : "CAST(" + sql + " AS HUGEINT)";
}
inline std::string as_number(const std::string& sql, dd::DType from, dd::DType to) {
  return from == dd::boolean ? sql_cast(sql_cast(sql, dd::int8), to) : sql_cast(sql, to);
}

/// Facts of values that were cast to a type.
inline Facts limited(Facts facts, dd::DType type) {
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

inline std::string sql_comparison(const std::string& op) { return op == "==" ? "=" : op == "!=" ? "<>" : op; }

}  // namespace weft::fuzz
