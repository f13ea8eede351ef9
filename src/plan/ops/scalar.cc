// Scalar ops -> the type of their values, and their text.
#include "plan/ops/scalar.h"

#include <weft/error.h>

#include "plan/functions.h"
#include "plan/ops/category.h"

namespace weft::plan {
namespace {

using dd::DType;

// Messages end without their changing part: coerce_literals() adds the expression, which an op alone does not know.
[[noreturn]] void refuse(std::string message) { throw Error(ErrorKind::user, std::move(message)); }

std::string named(const Type& type) { return type_name(type); }

const char* symbol(BinaryOp op) {
  switch (op) {
    case BinaryOp::add:
      return "+";
    case BinaryOp::sub:
      return "-";
    case BinaryOp::mul:
      return "*";
    case BinaryOp::div:
      return "/";
    case BinaryOp::floordiv:
      return "//";
    case BinaryOp::mod:
      return "%";
    case BinaryOp::pow:
      return "**";
    case BinaryOp::eq:
      return "==";
    case BinaryOp::ne:
      return "!=";
    case BinaryOp::lt:
      return "<";
    case BinaryOp::le:
      return "<=";
    case BinaryOp::gt:
      return ">";
    case BinaryOp::ge:
      return ">=";
    case BinaryOp::logical_and:
      return "&&";
    case BinaryOp::logical_or:
      return "||";
  }
  return "?";
}

bool is_number_or_bool(DType type) { return dd::is_numeric(type) || type == DType::boolean; }

bool is_instant(DType type) { return type == DType::date || type == DType::timestamp; }
bool has_zone(const Type& type) { return !type.detail().time_zone.empty(); }

/// Whether both are points on one line of time: a clock's without a zone, or UTC's.
bool comparable_instants(const Type& left, const Type& right) {
  return is_instant(left) && is_instant(right) && has_zone(left) == has_zone(right);
}

DType comparison_type(const Type& left, const Type& right) {
  if (comparable_instants(left, right)) return DType::boolean;
  const bool same = (left == right.id() && !is_instant(left) && left != DType::list) || (dd::is_text(left) && dd::is_text(right));
  if (same || (is_number_or_bool(left) && is_number_or_bool(right))) return DType::boolean;
  refuse("Cannot compare " + named(left) + " with " + named(right));
}

/// The type of an operation on instants and durations; nothing when there is none.
std::optional<Type> temporal_type(BinaryOp op, const Type& left, const Type& right) {
  constexpr DType duration = DType::duration;
  if (op == BinaryOp::sub && comparable_instants(left, right)) return duration;
  const auto moved = [](const Type& instant) { return instant == DType::date ? Type(DType::timestamp) : instant; };
  if ((op == BinaryOp::add || op == BinaryOp::sub) && is_instant(left) && right == duration) return moved(left);
  if (op == BinaryOp::add && left == duration && is_instant(right)) return moved(right);
  if (left == duration && right == duration) {
    if (op == BinaryOp::add || op == BinaryOp::sub || op == BinaryOp::mod) return duration;
    if (op == BinaryOp::div) return DType::float64;
    if (op == BinaryOp::floordiv) return DType::int64;
  }
  if (left == duration && dd::is_numeric(right))
    if (op == BinaryOp::mul || op == BinaryOp::div || op == BinaryOp::floordiv) return duration;
  if (op == BinaryOp::mul && dd::is_numeric(left) && right == duration) return duration;
  return std::nullopt;
}

Type arithmetic_type(BinaryOp op, const Type& left, const Type& right) {
  if (op == BinaryOp::add && left == DType::string && right == DType::string) return DType::string;
  if (const auto temporal = temporal_type(op, left, right)) return *temporal;
  if (!is_number_or_bool(left) || !is_number_or_bool(right))
    refuse("Cannot compute " + named(left) + ' ' + symbol(op) + ' ' + named(right));
  const DType common = *common_type(left, right);
  if (op == BinaryOp::div || op == BinaryOp::pow) return common == DType::float32 ? DType::float32 : DType::float64;
  return common == DType::boolean ? DType::int64 : common;
}

DType logic_type(BinaryOp op, DType left, DType right) {
  if (left == DType::boolean && right == DType::boolean) return DType::boolean;
  refuse("Cannot compute " + named(left) + ' ' + symbol(op) + ' ' + named(right));
}

bool can_cast(DType from, DType to) {
  if (from == DType::list || to == DType::list) return false;
  if (dd::is_text(from) || dd::is_text(to)) return true;
  if (from == to) return true;
  if (is_number_or_bool(from) && is_number_or_bool(to)) return true;
  if (dd::is_integer(from) || dd::is_integer(to)) return from != DType::boolean && to != DType::boolean;
  if (from == DType::duration || to == DType::duration) return false;
  if (from == DType::timestamp) return dd::is_temporal(to);
  return from == DType::date && to == DType::timestamp;
}

struct IntegerShape {
  int bytes;
  bool is_signed;
};

IntegerShape integer_shape(DType type) {
  switch (type) {
    case DType::int8:
      return {1, true};
    case DType::int16:
      return {2, true};
    case DType::int32:
      return {4, true};
    case DType::int64:
      return {8, true};
    case DType::uint8:
      return {1, false};
    case DType::uint16:
      return {2, false};
    case DType::uint32:
      return {4, false};
    default:
      return {8, false};
  }
}

DType common_integer(DType a, DType b) {
  const IntegerShape left = integer_shape(a), right = integer_shape(b);
  if (left.is_signed == right.is_signed) return left.bytes >= right.bytes ? a : b;
  const IntegerShape with_sign = left.is_signed ? left : right;
  const IntegerShape without = left.is_signed ? right : left;
  if (with_sign.bytes > without.bytes) return left.is_signed ? a : b;
  switch (without.bytes) {
    case 1:
      return DType::int16;
    case 2:
      return DType::int32;
    case 4:
      return DType::int64;
    default:
      return DType::float64;  // no integer holds both int64 and uint64
  }
}

// A plan that came as bytes may be wired wrongly.
template <class AnyType>
void expect_inputs(std::string_view op, std::span<const AnyType> inputs, std::size_t count) {
  if (inputs.size() != count)
    throw Error(ErrorKind::cluster, "A plan has " + std::to_string(inputs.size()) + " inputs for " + std::string(op) + ", not " +
                                        std::to_string(count));
}

std::string join(std::span<const std::string> texts) {
  std::string joined;
  for (const std::string& text : texts) {
    if (!joined.empty()) joined += ", ";
    joined += text;
  }
  return joined;
}

}  // namespace

std::optional<dd::DType> common_type(dd::DType a, dd::DType b) {
  if (a == b) return a;
  if (!is_number_or_bool(a) || !is_number_or_bool(b)) return std::nullopt;
  if (a == DType::boolean) return b;
  if (b == DType::boolean) return a;
  if (dd::is_integer(a) && dd::is_integer(b)) return common_integer(a, b);
  if (a == DType::float64 || b == DType::float64) return DType::float64;
  const DType integer = a == DType::float32 ? b : a;
  return integer_shape(integer).bytes <= 2 ? DType::float32 : DType::float64;
}

std::optional<Type> common_detailed_type(const Type& a, const Type& b) {
  if (a == b) return a;
  if (dd::is_text(a) && dd::is_text(b)) return common_category(a, b);
  if (a.detail() != b.detail()) return std::nullopt;
  const auto common = common_type(a.id(), b.id());
  return common ? std::optional(Type(*common, a.detail())) : std::nullopt;
}

dd::DType ColumnRef::type(std::span<const dd::DType>) const {
  // Only a schema knows: type_of() and coerce_literals() never ask the op.
  throw Error(ErrorKind::internal, "The type of a column was asked for without a schema: " + column);
}
std::string ColumnRef::text(std::span<const std::string>) const { return column; }

Type LiteralValue::type(std::span<const Type>) const {
  // A null that meets nothing is pandas' NaN.
  return as.value_or(type_of(value).value_or(DType::float64));
}
std::string LiteralValue::text(std::span<const std::string>) const { return to_string(value); }

Type Binary::type(std::span<const Type> inputs) const {
  expect_inputs(name, inputs, 2);
  if (op > BinaryOp::logical_or) throw Error(ErrorKind::cluster, "A plan holds an unknown binary operation");
  if (op >= BinaryOp::logical_and) return logic_type(op, inputs[0], inputs[1]);
  if (op > BinaryOp::ne && (inputs[0] == DType::category || inputs[1] == DType::category))
    refuse("Only ordered categories compare by <, <=, > and >=, among themselves or with one of them");
  if (op >= BinaryOp::eq) return comparison_type(inputs[0], inputs[1]);
  return arithmetic_type(op, inputs[0], inputs[1]);
}
std::string Binary::text(std::span<const std::string> inputs) const {
  return '(' + inputs[0] + ' ' + symbol(op) + ' ' + inputs[1] + ')';
}

dd::DType Unary::type(std::span<const dd::DType> inputs) const {
  expect_inputs(name, inputs, 1);
  if (op > UnaryOp::null_if_zero) throw Error(ErrorKind::cluster, "A plan holds an unknown unary operation");
  const DType input = inputs[0];
  switch (op) {
    case UnaryOp::is_null:
    case UnaryOp::is_valid:
      return DType::boolean;
    case UnaryOp::logical_not:
      if (input != DType::boolean) refuse("Cannot invert " + named(input) + ", only " + named(DType::boolean));
      return DType::boolean;
    case UnaryOp::negate:
      if (!is_number_or_bool(input) && input != DType::duration) refuse("Cannot negate " + named(input));
      break;
    case UnaryOp::abs:
      if (!is_number_or_bool(input) && input != DType::duration) refuse("Cannot take the absolute value of " + named(input));
      break;
    case UnaryOp::null_if_zero:
      if (!is_number_or_bool(input)) refuse("Cannot compare with zero: " + named(input));
      break;
  }
  return input == DType::boolean ? DType::int64 : input;
}
std::string Unary::text(std::span<const std::string> inputs) const {
  switch (op) {
    case UnaryOp::negate:
      return "(-" + inputs[0] + ')';
    case UnaryOp::logical_not:
      return "(!" + inputs[0] + ')';
    case UnaryOp::is_null:
      return "is_null(" + inputs[0] + ')';
    case UnaryOp::is_valid:
      return "is_valid(" + inputs[0] + ')';
    case UnaryOp::abs:
      return "abs(" + inputs[0] + ')';
    case UnaryOp::null_if_zero:
      return "null_if_zero(" + inputs[0] + ')';
  }
  return {};
}

dd::DType IsIn::type(std::span<const dd::DType> inputs) const {
  expect_inputs(name, inputs, 1);
  const DType input = inputs[0];
  for (const Literal& value : values) {
    const auto kind = type_of(value);
    if (is_missing(value) || *kind == input) continue;
    const bool written_as_text = dd::is_temporal(input) && *kind == DType::string;
    if (!written_as_text && !(dd::is_numeric(input) && dd::is_numeric(*kind)))
      refuse("Cannot look for " + to_string(value) + " among values of type " + named(input));
  }
  return DType::boolean;
}
std::string IsIn::text(std::span<const std::string> inputs) const {
  std::vector<std::string> texts;
  for (const Literal& value : values) texts.push_back(to_string(value));
  return '(' + inputs[0] + " isin [" + join(texts) + "])";
}

Type Cast::type(std::span<const Type> inputs) const {
  expect_inputs(name, inputs, 1);
  if (to == DType::category && inputs[0] == to) return inputs[0];
  if (has_zone(inputs[0]) && !dd::is_integer(to) && !dd::is_text(to))
    refuse("Cannot convert " + named(inputs[0]) + " to " + named(to) +
           ", only to integers and text: dt() has what its clocks show");
  if (!can_cast(inputs[0], to)) refuse("Cannot convert " + named(inputs[0]) + " to " + named(to));
  return to;
}
std::string Cast::text(std::span<const std::string> inputs) const { return "cast(" + inputs[0] + ", " + named(to) + ')'; }

Type Coalesce::type(std::span<const Type> inputs) const {
  if (inputs.empty()) expect_inputs(name, inputs, 2);
  Type type = inputs[0];
  for (const Type& next : inputs.subspan(1)) {
    if (type == DType::category && next == DType::string && !type.detail().known) continue;
    const auto common = type == DType::category && next == DType::string ? std::nullopt : common_detailed_type(type, next);
    // A boolean is no number to fill a gap with, nor the other way round.
    if (!common || (type == DType::boolean) != (next == DType::boolean))
      refuse("Cannot fill " + named(type) + " with " + named(next));
    type = *common;
  }
  return type;
}
std::string Coalesce::text(std::span<const std::string> inputs) const { return "coalesce(" + join(inputs) + ')'; }

dd::DType CallScalar::type(std::span<const dd::DType> inputs) const {
  const FunctionInfo& info = find_function(function);
  if (!info.call) refuse("Function takes a table, not values");
  if (info.arguments.size() != inputs.size())
    refuse("Function takes " + std::to_string(info.arguments.size()) + " arguments, not " + std::to_string(inputs.size()));
  for (std::size_t index = 0; index < inputs.size(); ++index) {
    const DType wanted = info.arguments[index];
    if (inputs[index] != wanted && !(is_number_or_bool(inputs[index]) && is_number_or_bool(wanted)))
      refuse("Function takes " + named(wanted) + " as argument " + std::to_string(index + 1) + ", not " + named(inputs[index]));
  }
  return info.result;
}
std::string CallScalar::text(std::span<const std::string> inputs) const { return function + '(' + join(inputs) + ')'; }

Expr column(std::string name) { return make(ColumnRef{std::move(name)}); }
Expr literal(Literal value) { return make(LiteralValue{std::move(value), std::nullopt}); }
Expr binary(BinaryOp op, Expr left, Expr right) { return make(Binary{op}, {std::move(left), std::move(right)}); }
Expr unary(UnaryOp op, Expr input) { return make(Unary{op}, {std::move(input)}); }

}  // namespace weft::plan
