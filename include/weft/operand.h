// What a method of a column takes beside the column: another column, or one value.
#pragma once

#include <concepts>
#include <memory>
#include <type_traits>
#include <variant>

#include <weft/value.h>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

class Scalar;
class Series;

/// A column of the same rows, or one value for all of them, computed or not; without either, null.
class Operand {
 public:
  Operand() = default;
  Operand(const Series& series);
  Operand(const Scalar& scalar);
  template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, Operand> && !std::same_as<std::remove_cvref_t<T>, Series> &&
             std::convertible_to<T, Value>)
  Operand(T&& value) : held_(Value(std::forward<T>(value))) {}

  /// Null for what is no column.
  const plan::Expr* series() const { return std::get_if<plan::Expr>(&held_); }
  /// Null for what is no value that is known.
  const Value* value() const { return std::get_if<Value>(&held_); }
  /// The frame of one value that is not computed yet; null for everything else.
  const plan::Expr* lazy_value() const {
    const auto* lazy = std::get_if<LazyValue>(&held_);
    return lazy ? &lazy->frame : nullptr;
  }
  /// Whether it is the value null.
  bool is_null() const { return value() && value()->is_null(); }

 private:
  struct LazyValue {
    plan::Expr frame;
  };
  std::variant<Value, plan::Expr, LazyValue> held_;
};

}  // namespace weft::dd
