// Series: values chosen, replaced and bounded, element by element.
#include <algorithm>

#include <weft/series.h>

#include "base/text.h"
#include "frame/category_order.h"
#include "frame/row_scalars.h"
#include "frame/series_parts.h"
#include "plan/ops/bitwise.h"
#include "plan/ops/extremum.h"
#include "plan/ops/hash_values.h"
#include "plan/ops/if_else.h"
#include "plan/ops/replace_values.h"
#include "plan/ops/round_number.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;
using frame::map_scalar;
using frame::map_scalars;
using Scalars = std::vector<Expr>;

namespace {

bool is_integer_column(const Operand& operand) { return operand.series() && is_integer((*operand.series())->schema()[0].type); }

/// Of integers bit by bit, of booleans by Kleene's logic.
Series combine_bits(BitwiseOp bits, BinaryOp logic, const Operand& left, const Operand& right) {
  const bool integers = is_integer_column(left) || is_integer_column(right);
  return map_scalars({left, right}, "An operation on two columns", [&](const Scalars& scalars) {
    return integers ? make(Bitwise{bits}, scalars) : binary(logic, scalars[0], scalars[1]);
  });
}

Series exclusive_or(const Operand& left, const Operand& right) {
  return map_scalars({left, right}, "An operation on two columns",
                     [](const Scalars& scalars) { return make(Bitwise{BitwiseOp::bit_xor}, scalars); });
}

/// Values that a dictionary may look for in the column: the check that isin makes, on the caller's line.
void check_keys(const Series& series, const std::vector<Literal>& keys) {
  map_scalar(series.expr(), [&](const Expr& scalar) { return make(IsIn{keys}, {scalar}); });
}

Series replace_values(const Series& series, const std::vector<std::pair<Value, Operand>>& pairs, const Operand& otherwise) {
  ReplaceValues op;
  std::vector<Operand> operands{series, otherwise};
  for (const auto& [what, with] : pairs) {
    op.from.push_back(what.variant());
    operands.push_back(with);
  }
  check_keys(series, op.from);
  return map_scalars(operands, "replace", [&](const Scalars& scalars) { return make(std::move(op), scalars); });
}

}  // namespace

Operand::Operand(const Series& series) : held_(series.expr()) {}

Series operator&(const Series& left, const Series& right) {
  return combine_bits(BitwiseOp::bit_and, BinaryOp::logical_and, left, right);
}
Series operator&(const Series& left, const Value& right) {
  return combine_bits(BitwiseOp::bit_and, BinaryOp::logical_and, left, right);
}
Series operator&(const Value& left, const Series& right) {
  return combine_bits(BitwiseOp::bit_and, BinaryOp::logical_and, left, right);
}
Series operator|(const Series& left, const Series& right) {
  return combine_bits(BitwiseOp::bit_or, BinaryOp::logical_or, left, right);
}
Series operator|(const Series& left, const Value& right) {
  return combine_bits(BitwiseOp::bit_or, BinaryOp::logical_or, left, right);
}
Series operator|(const Value& left, const Series& right) {
  return combine_bits(BitwiseOp::bit_or, BinaryOp::logical_or, left, right);
}
Series operator^(const Series& left, const Series& right) { return exclusive_or(left, right); }
Series operator^(const Series& left, const Value& right) { return exclusive_or(left, right); }
Series operator^(const Value& left, const Series& right) { return exclusive_or(left, right); }

Series operator~(const Series& series) {
  if (!is_integer(series.dtype())) return !series;
  return map_scalar(series.expr(), [](const Expr& scalar) { return make(Bitwise{BitwiseOp::bit_not}, {scalar}); });
}

Series Series::isin(const Column& values) const {
  std::vector<Value> list;
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (values.is_null(row))
      list.emplace_back();
    else if (values.dtype() == DType::boolean)
      list.emplace_back(values.at<bool>(row));
    else if (is_integer(values.dtype()))
      list.emplace_back(values.at<std::int64_t>(row));
    else if (is_floating(values.dtype()))
      list.emplace_back(values.at<double>(row));
    else
      list.emplace_back(values.to_string(row));
  }
  return isin(list);
}

Series Series::between(const Operand& left, const Operand& right, std::string_view inclusive) const {
  static const std::vector<std::string> choices{"both", "neither", "left", "right"};
  if (std::find(choices.begin(), choices.end(), inclusive) == choices.end())
    throw Error(ErrorKind::user, base::not_found("between: inclusive", inclusive, choices));
  const bool left_equal = inclusive == "both" || inclusive == "left", right_equal = inclusive == "both" || inclusive == "right";
  return map_scalars({*this, left, right}, "between", [&](const Scalars& s) {
    return binary(BinaryOp::logical_and, binary(left_equal ? BinaryOp::ge : BinaryOp::gt, s[0], s[1]),
                  binary(right_equal ? BinaryOp::le : BinaryOp::lt, s[0], s[2]));
  });
}

Series Series::fillna(const Operand& other) const {
  return map_scalars({*this, other}, "fillna", [](const Scalars& scalars) { return make(Coalesce{}, scalars); });
}

Series Series::round(int decimals) const {
  return map_scalar(expr_, [&](const Expr& scalar) { return make(RoundNumber{decimals}, {scalar}); });
}

Series Series::clip(const Operand& lower, const Operand& upper) const {
  const bool by_list = frame::has_own_order(expr_->schema()[0].type);
  const auto bounded = [&](const Expr& value, bool from_below, const Expr& bound) {
    if (!by_list) return make(Extremum{from_below, true}, {value, bound});
    return if_else(binary(from_below ? BinaryOp::lt : BinaryOp::gt, value, bound), bound, value);
  };
  return map_scalars({*this, lower, upper}, "clip", [&](const Scalars& s) {
    const Expr clipped = lower.is_null() ? s[0] : bounded(s[0], true, s[1]);
    return upper.is_null() ? clipped : bounded(clipped, false, s[2]);
  });
}

Series Series::where(const Series& condition, const Operand& other) const {
  return map_scalars({*this, condition, other}, "where", [](const Scalars& s) { return if_else(s[1], s[0], s[2]); });
}

Series Series::mask(const Series& condition, const Operand& other) const {
  return map_scalars({*this, condition, other}, "mask", [](const Scalars& s) { return if_else(s[1], s[2], s[0]); });
}

Series Series::case_when(const std::vector<std::pair<Series, Operand>>& cases) const {
  std::vector<Operand> operands{*this};
  for (const auto& [condition, value] : cases) operands.insert(operands.end(), {Operand(condition), value});
  return map_scalars(operands, "case_when", [](const Scalars& s) {
    Expr result = s[0];
    for (std::size_t index = s.size(); index > 1; index -= 2) result = if_else(s[index - 2], s[index - 1], result);
    return result;
  });
}

Series Series::replace(const Value& what, const Operand& with) const { return replace({{what, with}}); }

Series Series::replace(const std::vector<std::pair<Value, Operand>>& pairs) const { return replace_values(*this, pairs, *this); }

Series Series::replace(const Value& what, const Value& with, const Replace& options) const {
  return replace({{what, with}}, options);
}

Series Series::replace(const std::vector<std::pair<Value, Value>>& pairs, const Replace& options) const {
  if (!options.regex) return replace(std::vector<std::pair<Value, Operand>>(pairs.begin(), pairs.end()));
  Series result = *this;
  for (const auto& [what, with] : pairs) {
    const auto* pattern = std::get_if<std::string>(&what.variant());
    const auto* text = std::get_if<std::string>(&with.variant());
    if (!pattern || (!text && !with.is_null()))
      throw Error(ErrorKind::user, "replace: with .regex both are texts, or the second is null, not " + what.to_string() +
                                       " and " + with.to_string());
    const Series matches = str().contains(*pattern);
    result = result.mask(matches, text ? Operand(result.str().replace(*pattern, *text, {.regex = true})) : Operand());
  }
  return result;
}

Series Series::map(const std::vector<std::pair<Value, Operand>>& pairs) const { return replace_values(*this, pairs, {}); }

Series Series::hash() const {
  return map_scalar(expr_, [](const Expr& scalar) { return make(HashValues{}, {scalar}); });
}

}  // namespace weft::dd
