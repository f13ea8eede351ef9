// DataFrame: what is done to the values of all columns, or of some, alike.
#include <algorithm>

#include <weft/dataframe.h>

#include "base/text.h"
#include "frame/map_columns.h"
#include "frame/names.h"
#include "frame/row_label.h"
#include "frame/series_parts.h"
#include "plan/ops/filter.h"
#include "plan/ops/hash_values.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;
using frame::contains;
using frame::map_columns;
using frame::Names;
using frame::operand_of;

namespace {

/// Whether a column of that type can be asked for the value: text among text and moments, numbers among numbers.
bool may_hold(DType type, const Value& value) {
  const auto kind = type_of(value.variant());
  if (!kind) return true;
  if (*kind == DType::string) return is_text(type);
  return *kind == DType::boolean ? type == DType::boolean : is_numeric(type);
}

}  // namespace

DataFrame DataFrame::dropna(const DropNa& options) const {
  if (options.how != "any" && options.how != "all")
    throw Error(ErrorKind::user, "dropna: .how is \"any\" or \"all\", not " + options.how);
  for (const std::string& name : options.subset) expr_->schema().index_of(name);
  const std::vector<std::string> looked_at = options.subset.empty() ? frame::data_columns(expr_) : options.subset;
  Expr kept;
  for (const std::string& name : looked_at) {
    Expr there = unary(UnaryOp::is_valid, column(name));
    if (options.thresh) there = make(Cast{DType::int64}, {there});
    const BinaryOp join = options.thresh ? BinaryOp::add : options.how == "any" ? BinaryOp::logical_and : BinaryOp::logical_or;
    kept = kept ? binary(join, kept, there) : there;
  }
  if (!kept) return *this;
  if (options.thresh) kept = binary(BinaryOp::ge, kept, literal(static_cast<std::int64_t>(*options.thresh)));
  return DataFrame(filter(expr_, kept));
}

DataFrame DataFrame::fill_all(const Value& value) const {
  return map_columns(*this, [&](const Series& column) { return column.fillna(value); });
}

DataFrame DataFrame::fillna(const std::map<std::string, Value>& values) const {
  for (const auto& [name, value] : values) expr_->schema().index_of(name);
  return map_columns(*this, [&](const Series& column) {
    const auto found = values.find(column.name());
    return found == values.end() ? column : column.fillna(found->second);
  });
}

DataFrame DataFrame::fillna(const DataFrame& values) const {
  const Names there = values.columns();
  return map_columns(*this, [&](const Series& column) {
    return contains(there, column.name()) ? column.fillna(operand_of(values, column.name())) : column;
  });
}

DataFrame DataFrame::isna() const {
  return map_columns(*this, [](const Series& column) { return column.isna(); });
}

DataFrame DataFrame::notna() const {
  return map_columns(*this, [](const Series& column) { return column.notna(); });
}

DataFrame DataFrame::round(int decimals) const {
  return map_columns(*this, [&](const Series& column) { return is_numeric(column.dtype()) ? column.round(decimals) : column; });
}

DataFrame DataFrame::round(const std::map<std::string, int>& decimals) const {
  for (const auto& [name, count] : decimals) expr_->schema().index_of(name);
  return map_columns(*this, [&](const Series& column) {
    const auto found = decimals.find(column.name());
    return found == decimals.end() ? column : column.round(found->second);
  });
}

DataFrame DataFrame::clip(const Value& lower, const Value& upper) const {
  return map_columns(*this, [&](const Series& column) { return column.clip(lower, upper); });
}

DataFrame DataFrame::abs() const {
  return map_columns(*this, [](const Series& column) { return column.abs(); });
}

namespace {

/// `what` a frame has for each column is missing for this one: an Error.
void check_has(const DataFrame& frame, const Series& column, const std::string& what) {
  const Names names = frame.columns();
  if (!contains(names, column.name())) throw Error(ErrorKind::user, base::not_found(what, column.name(), names));
}

/// Of a frame of conditions, that of a column's name.
Series condition_of(const DataFrame& conditions, const Series& column, const std::string& method) {
  check_has(conditions, column, method + ": condition of a column");
  return conditions[column.name()];
}

/// Of a frame of other values, those of a column's name.
Operand other_of(const DataFrame& others, const Series& column, const std::string& method) {
  check_has(others, column, method + ": other value of a column");
  return operand_of(others, column.name());
}

}  // namespace

DataFrame DataFrame::where(const Series& condition, const Operand& other) const {
  return map_columns(*this, [&](const Series& column) { return column.where(condition, other); });
}

DataFrame DataFrame::where(const DataFrame& conditions, const Operand& other) const {
  return map_columns(*this, [&](const Series& column) { return column.where(condition_of(conditions, column, "where"), other); });
}

DataFrame DataFrame::where(const Series& condition, const DataFrame& other) const {
  return map_columns(*this, [&](const Series& column) { return column.where(condition, other_of(other, column, "where")); });
}

DataFrame DataFrame::where(const DataFrame& conditions, const DataFrame& other) const {
  return map_columns(*this, [&](const Series& column) {
    return column.where(condition_of(conditions, column, "where"), other_of(other, column, "where"));
  });
}

DataFrame DataFrame::mask(const Series& condition, const Operand& other) const {
  return map_columns(*this, [&](const Series& column) { return column.mask(condition, other); });
}

DataFrame DataFrame::mask(const DataFrame& conditions, const Operand& other) const {
  return map_columns(*this, [&](const Series& column) { return column.mask(condition_of(conditions, column, "mask"), other); });
}

DataFrame DataFrame::mask(const Series& condition, const DataFrame& other) const {
  return map_columns(*this, [&](const Series& column) { return column.mask(condition, other_of(other, column, "mask")); });
}

DataFrame DataFrame::mask(const DataFrame& conditions, const DataFrame& other) const {
  return map_columns(*this, [&](const Series& column) {
    return column.mask(condition_of(conditions, column, "mask"), other_of(other, column, "mask"));
  });
}

DataFrame DataFrame::isin(const std::vector<Value>& values) const {
  return map_columns(*this, [&](const Series& column) {
    std::vector<Value> possible;
    for (const Value& value : values)
      if (plan::is_missing(value.variant()) || may_hold(column.dtype(), value)) possible.push_back(value);
    return column.isin(possible);
  });
}

DataFrame DataFrame::isin(const std::map<std::string, std::vector<Value>>& values) const {
  for (const auto& [name, list] : values) expr_->schema().index_of(name);
  return map_columns(*this, [&](const Series& column) {
    const auto found = values.find(column.name());
    return column.isin(found == values.end() ? std::vector<Value>() : found->second);
  });
}

DataFrame DataFrame::replace(const Value& what, const Value& with) const { return replace({{what, with}}); }

DataFrame DataFrame::replace(const std::vector<std::pair<Value, Value>>& pairs) const {
  return map_columns(*this, [&](const Series& column) {
    std::vector<std::pair<Value, Operand>> possible;
    for (const auto& [what, with] : pairs)
      if (may_hold(column.dtype(), what)) possible.emplace_back(what, with);
    return possible.empty() ? column : column.replace(possible);
  });
}

DataFrame DataFrame::replace(const Value& what, const Value& with, const Replace& options) const {
  return replace({{what, with}}, options);
}

DataFrame DataFrame::replace(const std::vector<std::pair<Value, Value>>& pairs, const Replace& options) const {
  if (!options.regex) return replace(pairs);
  return map_columns(*this,
                     [&](const Series& column) { return column.dtype() == string ? column.replace(pairs, options) : column; });
}

Series DataFrame::hash() const {
  std::vector<Expr> scalars;
  for (const std::string& name : columns()) scalars.push_back(column(name));
  if (scalars.empty()) throw Error(ErrorKind::user, "hash needs at least one column");
  return Series(frame::make_series(expr_, "hash", make(HashValues{}, std::move(scalars))));
}

}  // namespace weft::dd
