// Scalars of constants alone -> the constant; conditions that are always true or false -> simpler plans.
#include <cmath>
#include <optional>

#include "optimize/rules.h"
#include "plan/ops/filter.h"
#include "plan/ops/limit.h"
#include "plan/ops/scalar.h"
#include "plan/rewrite.h"

namespace weft::optimize {
namespace {

using namespace plan;

const LiteralValue* constant(const Expr& scalar) {
  const auto* op = scalar->as<LiteralValue>();
  return op && !op->as ? op : nullptr;
}

bool is_bool(const Expr& scalar, bool value) {
  const auto* op = constant(scalar);
  return op && op->value == Literal(value);
}

/// The number as a double, when that is exact.
std::optional<double> exact_double(const Literal& value) {
  if (const auto* held = std::get_if<double>(&value)) return *held;
  constexpr std::int64_t largest_exact = std::int64_t{1} << 53;
  const auto* held = std::get_if<std::int64_t>(&value);
  if (held && *held >= -largest_exact && *held <= largest_exact) return static_cast<double>(*held);
  return std::nullopt;
}

template <class T>
std::optional<Literal> compare(BinaryOp op, const T& left, const T& right) {
  switch (op) {
    case BinaryOp::eq:
      return Literal(left == right);
    case BinaryOp::ne:
      return Literal(left != right);
    case BinaryOp::lt:
      return Literal(left < right);
    case BinaryOp::le:
      return Literal(left <= right);
    case BinaryOp::gt:
      return Literal(left > right);
    case BinaryOp::ge:
      return Literal(left >= right);
    default:
      return std::nullopt;
  }
}

/// Integers wrap, as the kernels do.
std::optional<Literal> fold_integers(BinaryOp op, std::int64_t left, std::int64_t right) {
  auto a = static_cast<std::uint64_t>(left), b = static_cast<std::uint64_t>(right);
  switch (op) {
    case BinaryOp::add:
      return Literal(static_cast<std::int64_t>(a + b));
    case BinaryOp::sub:
      return Literal(static_cast<std::int64_t>(a - b));
    case BinaryOp::mul:
      return Literal(static_cast<std::int64_t>(a * b));
    default:
      return compare(op, left, right);
  }
}

std::optional<Literal> fold_doubles(BinaryOp op, double left, double right) {
  switch (op) {
    case BinaryOp::add:
      return Literal(left + right);
    case BinaryOp::sub:
      return Literal(left - right);
    case BinaryOp::mul:
      return Literal(left * right);
    case BinaryOp::div:
      return Literal(left / right);
    default:
      return compare(op, left, right);
  }
}

std::optional<Literal> fold(BinaryOp op, const Literal& left, const Literal& right) {
  if (std::holds_alternative<std::int64_t>(left) && std::holds_alternative<std::int64_t>(right)) {
    if (auto folded = fold_integers(op, std::get<std::int64_t>(left), std::get<std::int64_t>(right))) return folded;
  }
  if (auto a = exact_double(left), b = exact_double(right); a && b) return fold_doubles(op, *a, *b);
  if (std::holds_alternative<std::string>(left) && std::holds_alternative<std::string>(right))
    return compare(op, std::get<std::string>(left), std::get<std::string>(right));
  return std::nullopt;
}

/// `true && x` is x, `false && x` is false, and so on, whatever x is: null included.
std::optional<Expr> fold_logic(BinaryOp op, const Expr& left, const Expr& right) {
  bool neutral = op == BinaryOp::logical_and;
  if (op != BinaryOp::logical_and && op != BinaryOp::logical_or) return std::nullopt;
  if (is_bool(left, neutral)) return right;
  if (is_bool(right, neutral)) return left;
  if (is_bool(left, !neutral) || is_bool(right, !neutral)) return literal(!neutral);
  return std::nullopt;
}

Expr fold_node(const Expr& expr) {
  if (const auto* op = expr->as<Binary>()) {
    if (auto simpler = fold_logic(op->op, expr->input(0), expr->input(1))) return *simpler;
    const auto *left = constant(expr->input(0)), *right = constant(expr->input(1));
    if (left && right)
      if (auto value = fold(op->op, left->value, right->value)) return literal(*value);
  }
  if (const auto* op = expr->as<Unary>(); op && op->op == UnaryOp::logical_not) {
    if (is_bool(expr->input(), true)) return literal(false);
    if (is_bool(expr->input(), false)) return literal(true);
    if (const auto* inner = expr->input()->as<Unary>(); inner && inner->op == UnaryOp::logical_not) return expr->input()->input();
  }
  if (expr->as<Filter>() && is_bool(expr->input(1), true)) return expr->input();
  if (expr->as<Filter>() && is_bool(expr->input(1), false)) return make(Limit{0}, {expr->input()});
  return expr;
}

std::vector<Expr> apply(const std::vector<Expr>& roots) { return rewrite(roots, fold_node); }

}  // namespace

const Rule fold_constants{"fold_constants", "what is constant is computed once, while planning", apply};

}  // namespace weft::optimize
