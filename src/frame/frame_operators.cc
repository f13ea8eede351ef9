// Operators on all columns of a frame -> assignments of what they give for each.
#include <algorithm>
#include <functional>

#include <weft/dataframe.h>

#include "base/text.h"
#include "frame/map_columns.h"
#include "frame/row_label.h"

namespace weft::dd {

using frame::has_one_row;

namespace {

/// Makes one column of two operands, of which one is a column.
using Operation = std::function<Series(const Series& column, const Operand& other)>;

void check_names(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  std::vector<std::string> mine = left, theirs = right;
  std::sort(mine.begin(), mine.end());
  std::sort(theirs.begin(), theirs.end());
  if (mine != theirs)
    throw Error(ErrorKind::user, "An operation on two frames needs columns of the same names: " + base::join(left) +
                                     "; and: " + base::join(right));
}

/// The columns of `frame` with those of the same names of the other one.
DataFrame operate(const DataFrame& frame, const DataFrame& other, const Operation& operation) {
  check_names(frame::data_columns(frame.expr()), frame::data_columns(other.expr()));
  return frame::map_columns(frame,
                            [&](const Series& column) { return operation(column, frame::operand_of(other, column.name())); });
}

DataFrame operate(const DataFrame& frame, const Operand& other, const Operation& operation) {
  return frame::map_columns(frame, [&](const Series& column) { return operation(column, other); });
}

}  // namespace

#define WEFT_FRAME_OPERATOR(symbol, method, reversed)                                                                 \
  DataFrame operator symbol(const DataFrame& left, const DataFrame& right) {                                          \
    if (has_one_row(left.expr()) && !has_one_row(right.expr()))                                                       \
      return operate(right, left, [](const Series& column, const Operand& other) { return column.reversed(other); }); \
    return operate(left, right, [](const Series& column, const Operand& other) { return column.method(other); });     \
  }                                                                                                                   \
  DataFrame operator symbol(const DataFrame& left, const Operand& right) {                                            \
    return operate(left, right, [](const Series& column, const Operand& other) { return column.method(other); });     \
  }                                                                                                                   \
  DataFrame operator symbol(const Operand& left, const DataFrame& right) {                                            \
    return operate(right, left, [](const Series& column, const Operand& other) { return column.reversed(other); });   \
  }
WEFT_FRAME_OPERATOR(+, add, radd)
WEFT_FRAME_OPERATOR(-, sub, rsub)
WEFT_FRAME_OPERATOR(*, mul, rmul)
WEFT_FRAME_OPERATOR(/, div, rdiv)
WEFT_FRAME_OPERATOR(%, mod, rmod)
WEFT_FRAME_OPERATOR(==, eq, eq)
WEFT_FRAME_OPERATOR(!=, ne, ne)
WEFT_FRAME_OPERATOR(<, lt, gt)
WEFT_FRAME_OPERATOR(<=, le, ge)
WEFT_FRAME_OPERATOR(>, gt, lt)
WEFT_FRAME_OPERATOR(>=, ge, le)
#undef WEFT_FRAME_OPERATOR

namespace {

/// Frames of the same rows; values of one row have no place in conditions.
template <class Combine>
DataFrame combine_conditions(const DataFrame& left, const DataFrame& right, Combine combine) {
  check_names(frame::data_columns(left.expr()), frame::data_columns(right.expr()));
  return frame::map_columns(left, [&](const Series& column) { return combine(column, right[column.name()]); });
}

}  // namespace

#define WEFT_FRAME_LOGIC(symbol)                                                                         \
  DataFrame operator symbol(const DataFrame& left, const DataFrame& right) {                             \
    return combine_conditions(left, right, [](const Series& a, const Series& b) { return a symbol b; }); \
  }                                                                                                      \
  DataFrame operator symbol(const DataFrame& left, const Series& right) {                                \
    return frame::map_columns(left, [&](const Series& column) { return column symbol right; });          \
  }                                                                                                      \
  DataFrame operator symbol(const Series& left, const DataFrame& right) {                                \
    return frame::map_columns(right, [&](const Series& column) { return left symbol column; });          \
  }
WEFT_FRAME_LOGIC(&&)
WEFT_FRAME_LOGIC(||)
WEFT_FRAME_LOGIC(&)
WEFT_FRAME_LOGIC(|)
WEFT_FRAME_LOGIC(^)
#undef WEFT_FRAME_LOGIC

DataFrame operator-(const DataFrame& frame) {
  return frame::map_columns(frame, [](const Series& column) { return -column; });
}
DataFrame operator!(const DataFrame& frame) {
  return frame::map_columns(frame, [](const Series& column) { return !column; });
}
DataFrame operator~(const DataFrame& frame) {
  return frame::map_columns(frame, [](const Series& column) { return ~column; });
}

DataFrame floordiv(const DataFrame& left, const DataFrame& right) {
  return operate(left, right, [](const Series& column, const Operand& other) { return column.floordiv(other); });
}
DataFrame floordiv(const DataFrame& left, const Operand& right) {
  return operate(left, right, [](const Series& column, const Operand& other) { return column.floordiv(other); });
}
DataFrame pow(const DataFrame& base, const DataFrame& exponent) {
  return operate(base, exponent, [](const Series& column, const Operand& other) { return column.pow(other); });
}
DataFrame pow(const DataFrame& base, const Operand& exponent) {
  return operate(base, exponent, [](const Series& column, const Operand& other) { return column.pow(other); });
}

namespace {

/// Makes a column of two operands as the methods of Series do.
using Method = Series (Series::*)(const Operand& other, const Arithmetic& options) const;

/// `reversed` is the method whose operands are the other way round: where the frame itself has one row, its values are the
/// operand of the other frame's columns.
DataFrame call_method(const DataFrame& frame, const DataFrame& other, Method method, Method reversed, const Arithmetic& options) {
  if (has_one_row(frame.expr()) && !has_one_row(other.expr()))
    return operate(other, frame, [&](const Series& column, const Operand& value) { return (column.*reversed)(value, options); });
  return operate(frame, other, [&](const Series& column, const Operand& value) { return (column.*method)(value, options); });
}

}  // namespace

#define WEFT_FRAME_METHOD(name, method, reversed)                                                                            \
  DataFrame DataFrame::name(const DataFrame& other, const Arithmetic& options) const {                                       \
    return call_method(*this, other, &Series::method, &Series::reversed, options);                                           \
  }                                                                                                                          \
  DataFrame DataFrame::name(const Operand& other, const Arithmetic& options) const {                                         \
    return operate(*this, other, [&](const Series& column, const Operand& value) { return column.method(value, options); }); \
  }
WEFT_FRAME_METHOD(add, add, radd)
WEFT_FRAME_METHOD(radd, radd, add)
WEFT_FRAME_METHOD(sub, sub, rsub)
WEFT_FRAME_METHOD(rsub, rsub, sub)
WEFT_FRAME_METHOD(mul, mul, rmul)
WEFT_FRAME_METHOD(rmul, rmul, mul)
WEFT_FRAME_METHOD(div, div, rdiv)
WEFT_FRAME_METHOD(rdiv, rdiv, div)
WEFT_FRAME_METHOD(floordiv, floordiv, rfloordiv)
WEFT_FRAME_METHOD(rfloordiv, rfloordiv, floordiv)
WEFT_FRAME_METHOD(mod, mod, rmod)
WEFT_FRAME_METHOD(rmod, rmod, mod)
WEFT_FRAME_METHOD(pow, pow, rpow)
WEFT_FRAME_METHOD(rpow, rpow, pow)
WEFT_FRAME_METHOD(truediv, div, rdiv)
WEFT_FRAME_METHOD(rtruediv, rdiv, div)
#undef WEFT_FRAME_METHOD

#define WEFT_FRAME_COMPARISON(name, reversed)                                                                     \
  DataFrame DataFrame::name(const DataFrame& other) const {                                                       \
    return call_method(*this, other, &Series::name, &Series::reversed, {});                                       \
  }                                                                                                               \
  DataFrame DataFrame::name(const Operand& other) const {                                                         \
    return operate(*this, other, [&](const Series& column, const Operand& value) { return column.name(value); }); \
  }
WEFT_FRAME_COMPARISON(eq, eq)
WEFT_FRAME_COMPARISON(ne, ne)
WEFT_FRAME_COMPARISON(lt, gt)
WEFT_FRAME_COMPARISON(le, ge)
WEFT_FRAME_COMPARISON(gt, lt)
WEFT_FRAME_COMPARISON(ge, le)
#undef WEFT_FRAME_COMPARISON

}  // namespace weft::dd
