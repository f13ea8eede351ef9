// Operators on all columns of a frame.
#pragma once

#include <weft/operand.h>

namespace weft::dd {

class DataFrame;

#define WEFT_FRAME_OPERATOR(op)                                         \
  DataFrame operator op(const DataFrame& left, const DataFrame& right); \
  DataFrame operator op(const DataFrame& left, const Operand& right);   \
  DataFrame operator op(const Operand& left, const DataFrame& right);
/// Element by element, of all columns but the index: types, nulls and errors are those of the operators of Series. The other
/// operand is a value, computed or not, for all columns; a column of the same rows, which meets each of them (pandas' `axis=0`);
/// a frame of the same rows and columns; or a frame of one row, as reductions give it, whose values meet the columns of their
/// names: `(df - df.mean()) / df.std()`. Throw a user Error for frames whose columns have other names or that are not of the same
/// rows, and for a column that does not have the operator.
WEFT_FRAME_OPERATOR(+)
WEFT_FRAME_OPERATOR(-)
WEFT_FRAME_OPERATOR(*)
WEFT_FRAME_OPERATOR(/)
WEFT_FRAME_OPERATOR(%)
/// Comparisons, of the same operands: all columns but the index become boolean, null where an operand is.
WEFT_FRAME_OPERATOR(==)
WEFT_FRAME_OPERATOR(!=)
WEFT_FRAME_OPERATOR(<)
WEFT_FRAME_OPERATOR(<=)
WEFT_FRAME_OPERATOR(>)
WEFT_FRAME_OPERATOR(>=)
#undef WEFT_FRAME_OPERATOR
#define WEFT_FRAME_LOGIC(op)                                            \
  DataFrame operator op(const DataFrame& left, const DataFrame& right); \
  DataFrame operator op(const DataFrame& left, const Series& right);    \
  DataFrame operator op(const Series& left, const DataFrame& right);
/// Logic of frames of booleans, `&&` and `||`, and these or the bits of integers, `&`, `|` and `^`: with a frame of the same rows
/// and columns, or with a column of the same rows, which meets each of them. Nulls, types and errors are those of Series.
WEFT_FRAME_LOGIC(&&)
WEFT_FRAME_LOGIC(||)
WEFT_FRAME_LOGIC(&)
WEFT_FRAME_LOGIC(|)
WEFT_FRAME_LOGIC(^)
#undef WEFT_FRAME_LOGIC
/// Each value negated; `!` and `~` of booleans, `~` of the bits of integers.
DataFrame operator-(const DataFrame& frame);
DataFrame operator!(const DataFrame& frame);
DataFrame operator~(const DataFrame& frame);
/// floordiv and pow of Series, of the operands that + has.
DataFrame floordiv(const DataFrame& left, const DataFrame& right);
DataFrame floordiv(const DataFrame& left, const Operand& right);
DataFrame pow(const DataFrame& base, const DataFrame& exponent);
DataFrame pow(const DataFrame& base, const Operand& exponent);

}  // namespace weft::dd
