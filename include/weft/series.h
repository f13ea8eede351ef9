// One lazy column.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <weft/dtype.h>
#include <weft/function.h>
#include <weft/scalar.h>
#include <weft/string_methods.h>
#include <weft/table.h>
#include <weft/value.h>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

/// One lazy column: rows of a frame, and what to compute from each. Building an expression computes nothing, and fails on the
/// line where a name or a type is wrong. Operators act element by element; both operands must be columns of the same rows.
class Series {
 public:
  explicit Series(plan::Expr expr) : expr_(std::move(expr)) {}

  const std::string& name() const;
  DType dtype() const;
  const plan::Expr& expr() const { return expr_; }

  /// Whether each value is one of these. boolean; false for null. Throws a user Error for a value of another kind.
  Series isin(std::initializer_list<Value> values) const;
  Series isin(const std::vector<Value>& values) const;
  Series isin(const std::vector<std::string>& values) const;
  /// `left <= value <= right`.
  Series between(const Value& left, const Value& right) const;
  Series isna() const;
  Series notna() const;
  Series fillna(const Value& value) const;
  Series abs() const;
  /// As another type. A value that has no such form is a data Error when it is computed.
  Series astype(DType type) const;
  /// Under another name.
  Series rename(std::string name) const;
  StringMethods str() const;

  /// Applies a function that WEFT_FUNCTION registered to each value.
  template <auto Fn>
  Series map() const {
    static_assert(!function_name<Fn>.empty(),
                  "map: the function is not registered: write WEFT_FUNCTION(name); at namespace scope");
    return call(std::string(function_name<Fn>));
  }

  /// Reductions: one value for the column. Null and NaN are left out, as in pandas: the sum of nothing is 0; mean, min, max of
  /// nothing are null.
  Scalar sum() const;
  Scalar mean() const;
  Scalar min() const;
  Scalar max() const;
  Scalar count() const;  ///< values that are neither null nor NaN
  Scalar size() const;   ///< rows

  /// The first `n` values, computed: reads no more partitions than it needs.
  Column head(std::size_t n = 5) const;
  /// The rows where `mask` is true.
  Series operator[](const Series& mask) const;
  Column compute() const;
  std::string explain() const;

  template <class B>
    requires std::same_as<B, bool>
  explicit operator B() const {
    static_assert(!std::same_as<B, B>,
                  "A lazy Series has no truth value: use it as a filter, df[series], or call compute() and look at the values.");
    return false;
  }

 private:
  Series call(const std::string& function) const;
  plan::Expr expr_;
};

#define WEFT_SERIES_OPERATOR(op)                               \
  Series operator op(const Series& left, const Series& right); \
  Series operator op(const Series& left, const Value& right);  \
  Series operator op(const Value& left, const Series& right);
WEFT_SERIES_OPERATOR(+)
WEFT_SERIES_OPERATOR(-)
WEFT_SERIES_OPERATOR(*)
WEFT_SERIES_OPERATOR(/)
WEFT_SERIES_OPERATOR(%)
WEFT_SERIES_OPERATOR(==)
WEFT_SERIES_OPERATOR(!=)
WEFT_SERIES_OPERATOR(<)
WEFT_SERIES_OPERATOR(<=)
WEFT_SERIES_OPERATOR(>)
WEFT_SERIES_OPERATOR(>=)
WEFT_SERIES_OPERATOR(&&)
WEFT_SERIES_OPERATOR(||)
WEFT_SERIES_OPERATOR(&)
WEFT_SERIES_OPERATOR(|)
#undef WEFT_SERIES_OPERATOR
// `mask && true` would otherwise be two conversions away from the language's own operator, and ambiguous.
Series operator&&(const Series& left, bool right);
Series operator&&(bool left, const Series& right);
Series operator||(const Series& left, bool right);
Series operator||(bool left, const Series& right);
Series operator-(const Series& series);
Series operator!(const Series& series);
Series operator~(const Series& series);
/// Floor division, rounding toward minus infinity; pandas' `//`.
Series floordiv(const Series& left, const Series& right);
Series floordiv(const Series& left, const Value& right);
Series pow(const Series& base, const Series& exponent);
Series pow(const Series& base, const Value& exponent);

std::ostream& operator<<(std::ostream& out, const Series& series);

}  // namespace weft::dd
