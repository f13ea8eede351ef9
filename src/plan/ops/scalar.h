// Scalar ops: one value a row.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::plan {

/// The value of a column. No inputs.
struct ColumnRef {
  static constexpr std::string_view name = "column";
  static constexpr OpKind kind = OpKind::scalar;
  std::string column;

  static void fields(auto& self, auto&& visit) { visit("column", self.column); }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// A constant. No inputs. With `as`, a typed constant: a string that stands for a date, a null of a type.
struct LiteralValue {
  static constexpr std::string_view name = "literal";
  static constexpr OpKind kind = OpKind::scalar;
  Literal value;
  std::optional<Type> as;

  static void fields(auto& self, auto&& visit) {
    visit("value", self.value);
    visit("as", self.as);
  }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// What a Binary does to its two inputs.
enum class BinaryOp : std::uint8_t { add, sub, mul, div, floordiv, mod, pow, eq, ne, lt, le, gt, ge, logical_and, logical_or };
template <>
struct EnumRange<BinaryOp> {
  static constexpr auto last = BinaryOp::logical_or;
};

/// Arithmetic, comparison, logic; null where either input is null, save that `false && null` is false and `true || null` is true.
/// Types as NumPy promotes them: the smallest type that holds both (float64 for uint64 with a signed integer, and for float32
/// with an integer above 16 bits), save that a literal takes the column's type where it fits; div and pow give float64, or
/// float32 where promotion gives it. Integers wrap. Booleans count as integers (int64 among themselves). `+` joins strings.
/// floordiv and mod round toward minus infinity, as Python does; by zero they give null for integers. Comparisons of an integer
/// column with a fractional literal are exact.
/// Instants (dates and timestamps) less instants are durations; instants plus or less a duration are timestamps; durations add,
/// scale by numbers (cut to whole microseconds, null for what is no finite number), and divide one another to float64, or by
/// floordiv to int64. A date counts as its midnight beside a timestamp. Timestamps with a time zone compare with and are taken
/// from timestamps of any zone, never from those without.
/// Categories are equal where their texts are, and compare by their position where they are ordered.
struct Binary {
  static constexpr std::string_view name = "binary";
  static constexpr OpKind kind = OpKind::scalar;
  static constexpr std::size_t literals_adapt_from = 0;
  static constexpr bool takes_categories = true;
  BinaryOp op = BinaryOp::add;

  static void fields(auto& self, auto&& visit) { visit("op", self.op); }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

enum class UnaryOp : std::uint8_t {
  negate,
  logical_not,
  is_null,
  is_valid,
  abs,
  null_if_zero,  // the input, and null where it is zero: a divisor that makes the quotient null
};
template <>
struct EnumRange<UnaryOp> {
  static constexpr auto last = UnaryOp::null_if_zero;
};

struct Unary {
  static constexpr std::string_view name = "unary";
  static constexpr OpKind kind = OpKind::scalar;
  UnaryOp op = UnaryOp::negate;

  static void fields(auto& self, auto&& visit) { visit("op", self.op); }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// Whether the input is one of the values; a missing one (null or NaN) is when any missing one is among them, as pandas' isin.
struct IsIn {
  static constexpr std::string_view name = "isin";
  static constexpr OpKind kind = OpKind::scalar;
  std::vector<Literal> values;

  static void fields(auto& self, auto&& visit) { visit("values", self.values); }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// The input as another type. Throws a data Error at the first value that has no such form; null stays null.
/// Floats are cut toward zero for integers; a number is true when it is not zero; text is Python's ("True", "1.0"), dates and
/// times ISO 8601, durations pandas' ("1 days 02:00:00"); a time since the epoch and a duration count in the type's own unit. Not
/// between boolean or float and temporal, nor between date, time and duration. Of a timestamp with a time zone only the count is
/// had this way: what a clock there shows is said by the ops of time zones.
struct Cast {
  static constexpr std::string_view name = "cast";
  static constexpr OpKind kind = OpKind::scalar;
  static constexpr bool takes_categories = true;
  dd::DType to = dd::DType::float64;

  static void fields(auto& self, auto&& visit) { visit("to", self.to); }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// The first input that is not null (two inputs: pandas' fillna).
struct Coalesce {
  static constexpr std::string_view name = "coalesce";
  static constexpr OpKind kind = OpKind::scalar;
  static constexpr std::size_t literals_adapt_from = 0;
  static constexpr bool takes_categories = true;

  static void fields(auto&, auto&&) {}
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// A registered function of the user, called with one value of each input; null where an input is null.
struct CallScalar {
  static constexpr std::string_view name = "call";
  static constexpr OpKind kind = OpKind::scalar;
  std::string function;

  static void fields(auto& self, auto&& visit) { visit("function", self.function); }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// A scalar made ready for rows of one schema, and its type.
struct TypedScalar {
  Expr scalar;
  Type type;
};

/// Gives each literal the type of what it meets: an integer that of an integer or float column that holds it, a number that of a
/// float column, text that of a date or time, null any. What type_of() and the evaluator see is this.
/// Throws a user Error for an unknown column, text that is no date, or operands that do not go together.
TypedScalar coerce_literals(const Expr& scalar, const Schema& schema);

/// The type that holds both as NumPy promotes numbers and booleans; equal types are themselves; nothing when there is none.
std::optional<dd::DType> common_type(dd::DType a, dd::DType b);
/// The same with the types' details, which must be equal; of categories with other lists, or beside strings: common_category().
std::optional<Type> common_detailed_type(const Type& a, const Type& b);

Expr column(std::string name);
Expr literal(Literal value);
Expr binary(BinaryOp op, Expr left, Expr right);
Expr unary(UnaryOp op, Expr input);

}  // namespace weft::plan
