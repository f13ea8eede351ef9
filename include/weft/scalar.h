// One value that is not computed yet.
#pragma once

#include <concepts>
#include <iosfwd>
#include <memory>
#include <string>
#include <utility>

#include <weft/computation.h>
#include <weft/dtype.h>
#include <weft/operand.h>
#include <weft/value.h>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

class Series;

/// One value that is not computed yet, such as a sum. It computes with other scalars, with values, and with every row of a
/// column: `df["x"] - df["x"].mean()`, `df[df["x"] > df["x"].quantile(0.9)]`. Types and nulls are those of operations on columns.
class Scalar {
 public:
  explicit Scalar(plan::Expr expr) : expr_(std::move(expr)) {}
  /// Computes the value now: null, bool, std::int64_t, double or std::string, times as text. Throws what the computation throws.
  Value compute(const ComputeOptions& options = {}) const;
  /// Series::abs, round, astype, floordiv and pow of the one value. `other` is a value, computed or not.
  Scalar abs() const;
  Scalar round(int decimals = 0) const;
  Scalar astype(DType type) const;
  Scalar floordiv(const Operand& other) const;
  Scalar pow(const Operand& other) const;
  /// The type that the value will have.
  DType dtype() const;
  /// The plan as text: as written, optimized, and as tasks.
  std::string explain() const;
  /// The plan that the scalar is: a frame of one row.
  const plan::Expr& expr() const { return expr_; }

  template <class B>
    requires std::same_as<B, bool>
  explicit operator B() const {
    static_assert(!std::same_as<B, B>, "A lazy Scalar has no truth value: call compute() first.");
    return false;
  }

 private:
  plan::Expr expr_;
};

#define WEFT_SCALAR_OPERATOR(op)                               \
  Scalar operator op(const Scalar& left, const Scalar& right); \
  Scalar operator op(const Scalar& left, const Value& right);  \
  Scalar operator op(const Value& left, const Scalar& right);  \
  Series operator op(const Series& left, const Scalar& right); \
  Series operator op(const Scalar& left, const Series& right);
/// A column with a scalar is a column under its name, in which each value meets the scalar; a scalar with a scalar or a value is
/// a scalar under the name of the first. Types, nulls and errors are those of the operators of Series: null where an operand is,
/// a user Error for types that do not go together.
WEFT_SCALAR_OPERATOR(+)
WEFT_SCALAR_OPERATOR(-)
WEFT_SCALAR_OPERATOR(*)
WEFT_SCALAR_OPERATOR(/)
WEFT_SCALAR_OPERATOR(%)
/// Comparisons, of the same operands: boolean, null where an operand is.
WEFT_SCALAR_OPERATOR(==)
WEFT_SCALAR_OPERATOR(!=)
WEFT_SCALAR_OPERATOR(<)
WEFT_SCALAR_OPERATOR(<=)
WEFT_SCALAR_OPERATOR(>)
WEFT_SCALAR_OPERATOR(>=)
#undef WEFT_SCALAR_OPERATOR
/// The negative, as that of a Series.
Scalar operator-(const Scalar& scalar);
/// Logic of booleans; null where the other does not decide.
Scalar operator&&(const Scalar& left, const Scalar& right);
Scalar operator||(const Scalar& left, const Scalar& right);
Scalar operator!(const Scalar& scalar);

/// Prints the type; computes nothing.
std::ostream& operator<<(std::ostream& out, const Scalar& scalar);

}  // namespace weft::dd
