// Operators on all columns of a frame.
#pragma once

#include <weft/operand.h>

namespace weft::dd {

class DataFrame;

/// Element by element, as those of Series. The other operand is a value, computed or not, for all columns; a column of the same
/// rows, which meets each of them (pandas' `axis=0`); a frame of the same rows and columns; or a frame of one row, as reductions
/// give it, whose values meet the columns of their names: `(df - df.mean()) / df.std()`. Throws a user Error for frames whose
/// columns have other names, and for a column that does not have the operator.
#define WEFT_FRAME_OPERATOR(op)                                         \
  DataFrame operator op(const DataFrame& left, const DataFrame& right); \
  DataFrame operator op(const DataFrame& left, const Operand& right);   \
  DataFrame operator op(const Operand& left, const DataFrame& right);
WEFT_FRAME_OPERATOR(+)
WEFT_FRAME_OPERATOR(-)
WEFT_FRAME_OPERATOR(*)
WEFT_FRAME_OPERATOR(/)
WEFT_FRAME_OPERATOR(%)
WEFT_FRAME_OPERATOR(==)
WEFT_FRAME_OPERATOR(!=)
WEFT_FRAME_OPERATOR(<)
WEFT_FRAME_OPERATOR(<=)
WEFT_FRAME_OPERATOR(>)
WEFT_FRAME_OPERATOR(>=)
#undef WEFT_FRAME_OPERATOR
/// Of frames of booleans.
DataFrame operator&&(const DataFrame& left, const DataFrame& right);
DataFrame operator||(const DataFrame& left, const DataFrame& right);
DataFrame operator-(const DataFrame& frame);
DataFrame operator!(const DataFrame& frame);
DataFrame floordiv(const DataFrame& left, const DataFrame& right);
DataFrame floordiv(const DataFrame& left, const Operand& right);
DataFrame pow(const DataFrame& base, const DataFrame& exponent);
DataFrame pow(const DataFrame& base, const Operand& exponent);

}  // namespace weft::dd
