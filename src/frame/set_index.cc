// DataFrame: the index, and what is found by it.
#include <algorithm>

#include <weft/dataframe.h>

#include "base/temporal_text.h"
#include "base/text.h"
#include "base/time_span.h"
#include "frame/category_order.h"
#include "frame/division_check.h"
#include "frame/missing_index.h"
#include "frame/results.h"
#include "frame/series_parts.h"
#include "plan/index.h"
#include "plan/literal_order.h"
#include "plan/ops/filter.h"
#include "plan/ops/partition_summary.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/select_partitions.h"
#include "plan/ops/set_index.h"
#include "plan/values.h"

namespace weft {

using namespace plan;

namespace frame {

std::vector<Literal> checked_divisions(const std::string& what, const std::vector<dd::Value>& divisions, const Field& column) {
  if (divisions.size() < 2) throw Error(ErrorKind::user, what + ": .divisions needs at least two values");
  const Schema schema({column});
  std::vector<Literal> made;
  for (const dd::Value& value : divisions) {
    const Literal literal = value.variant();
    // What takes the place of a missing value has to be of the column's type, or the column changes its type.
    const bool fits =
        !value.is_null() && type_of(make(Coalesce{}, {plan::column(column.name), plan::literal(literal)}), schema) == column.type;
    if (!fits)
      throw Error(ErrorKind::user,
                  what + ": not a value of a " + type_name(column.type) + " column: " + plan::to_string(literal));
    if (!made.empty()) {
      const bool is_last = made.size() + 1 == divisions.size();
      const auto order = compare_literals(made.back(), literal, column.type);
      if (!order || *order > 0 || (*order == 0 && !is_last))
        throw Error(ErrorKind::user,
                    what + ": .divisions must ascend: " + plan::to_string(made.back()) + ", " + plan::to_string(literal));
    }
    made.push_back(literal);
  }
  return made;
}

}  // namespace frame

namespace dd {

namespace {

Index required_index(const Expr& frame, const char* what) {
  auto index = index_of(frame);
  if (!index) frame::fail_without_index(std::string(what) + " needs an index");
  return *index;
}

/// The partition of known divisions that holds a value, were it there.
std::size_t partition_of(const std::vector<Literal>& divisions, const Literal& value, DType type) {
  std::size_t partition = 0;
  while (partition + 2 < divisions.size() && compare_literals(divisions[partition + 1], value, type).value_or(1) <= 0)
    ++partition;
  return partition;
}

/// The partitions that can hold values between two, null for no bound.
Expr prune(const Expr& frame, const Index& index, const Value& from, const Value& to) {
  const DType type = frame->schema().at(index.column).type;
  const std::size_t count = index.divisions.empty() ? 0 : index.divisions.size() - 1;
  if (count < 2) return frame;
  // A bound that has no place among the divisions, such as a date with a time in a column of dates, says nothing of partitions.
  const auto has_place = [&](const Value& value) {
    return !value.is_null() && compare_literals(index.divisions[0], value.variant(), type).has_value();
  };
  const std::size_t begin = has_place(from) ? partition_of(index.divisions, from.variant(), type) : 0;
  const std::size_t end = has_place(to) ? partition_of(index.divisions, to.variant(), type) + 1 : count;
  return begin == 0 && end == count ? frame : make(SelectPartitions{begin, std::max(end, begin + 1)}, {frame});
}

/// The first and the last value that a label means: in an index of timestamps, all of the period that its text names.
std::pair<Value, Value> values_meant(const Expr& frame, const Index& index, const Value& label) {
  const auto* text = std::get_if<std::string>(&label.variant());
  if (!text || frame->schema().at(index.column).type != DType::timestamp) return {label, label};
  const auto span = base::parse_time_span(*text);
  if (!span) return {label, label};
  return {base::format_timestamp(span->first), base::format_timestamp(span->last)};
}

}  // namespace

DataFrame DataFrame::set_index(const std::string& name, const SetIndexOptions& options) const {
  SetIndex op{.column = name, .sorted = options.sorted, .num_partitions = options.npartitions.value_or(0)};
  const Field& field = expr_->schema().at(name);
  if (frame::has_own_order(field.type))
    throw Error(ErrorKind::user, "set_index: the categories of an index are in the order of their texts, which those of '" +
                                     name + "' are not; their codes can be one: cat().codes()");
  if (options.npartitions && *options.npartitions == 0)
    throw Error(ErrorKind::user, "set_index: .npartitions must be at least 1");
  if (options.npartitions && (options.sorted || !options.divisions.empty()))
    throw Error(ErrorKind::user, "set_index: .npartitions does not go with .sorted or .divisions, which say it already");
  if (options.partition_size) {
    if (options.npartitions || options.sorted || !options.divisions.empty())
      throw Error(ErrorKind::user, "set_index: .partition_size does not go with .npartitions, .sorted or .divisions");
    op.partition_bytes = options.partition_size->count();
    if (op.partition_bytes == 0) throw Error(ErrorKind::user, "set_index: .partition_size must be above 0");
  }
  if (!options.divisions.empty()) op.divisions = frame::checked_divisions("set_index", options.divisions, field);
  std::vector<std::string> names{name};
  for (const std::string& other : columns())
    if (other != name) names.push_back(other);
  return DataFrame(make(std::move(op), {select(expr_, names)}));
}

DataFrame DataFrame::set_index(const Series& column, const SetIndexOptions& options) const {
  return assign(column.name(), column).set_index(column.name(), options);
}

DataFrame DataFrame::reset_index(const ResetIndex& options) const {
  const std::string index = required_index(expr_, "reset_index").column;
  std::vector<std::string> names;
  for (const std::string& name : columns())
    if (!options.drop || name != index) names.push_back(name);
  return DataFrame(make(SetIndex{"", true, 0, {}}, {select(expr_, names)}));
}

Series DataFrame::index() const { return (*this)[required_index(expr_, "index").column]; }

std::optional<std::string> DataFrame::index_name() const {
  const auto index = index_of(expr_);
  return index ? std::optional(index->column) : std::nullopt;
}

bool DataFrame::known_divisions() const {
  const auto index = index_of(expr_);
  return index && index->divides;
}

DataFrame DataFrame::clear_divisions() const {
  const Index index = required_index(expr_, "clear_divisions");
  return DataFrame(make(SetIndex{.column = index.column, .sorted = true, .cleared = true}, {expr_}));
}

DataFrame DataFrame::rename_axis(const std::string& name) const {
  return rename({{required_index(expr_, "rename_axis").column, name}});
}

std::vector<Value> DataFrame::divisions() const {
  const Index index = required_index(expr_, "divisions");
  std::vector<Value> made;
  if (!index.divisions.empty()) {
    for (const Literal& value : index.divisions) made.push_back(value_of(value));
    return made;
  }
  const Table ends = frame::compute_table(make(PartitionSummary{{index.column}}, {expr_}));
  const Column first = ends["first"], last = ends["last"];
  Value next;
  for (std::size_t row = ends.num_rows(); row > 0; --row) {
    if (next.is_null() && !last.is_null(row - 1)) made.push_back(next = value_at(last, row - 1));
    // A partition without rows begins where the next one does.
    if (!first.is_null(row - 1)) next = value_at(first, row - 1);
    made.push_back(next);
  }
  std::reverse(made.begin(), made.end());
  return made;
}

DataFrame DataFrame::loc(const Value& begin, const Value& end) const {
  const Index index = required_index(expr_, "loc");
  const Value from = values_meant(expr_, index, begin).first, to = values_meant(expr_, index, end).second;
  Expr kept;
  const auto add = [&](BinaryOp op, const Value& bound) {
    if (bound.is_null()) return;
    Expr condition = binary(op, column(index.column), literal(bound.variant()));
    kept = kept ? binary(BinaryOp::logical_and, std::move(kept), std::move(condition)) : std::move(condition);
  };
  add(BinaryOp::ge, from);
  add(BinaryOp::le, to);
  return kept ? DataFrame(filter(prune(expr_, index, from, to), kept)) : *this;
}

DataFrame DataFrame::loc(const Value& label) const {
  if (label.is_null()) throw Error(ErrorKind::user, "loc: null is no label; loc(from, nullptr) has no end");
  const Index index = required_index(expr_, "loc");
  const auto [first, last] = values_meant(expr_, index, label);
  if (first.variant() != last.variant()) return loc(first, last);
  return DataFrame(
      filter(prune(expr_, index, first, first), binary(BinaryOp::eq, column(index.column), literal(first.variant()))));
}

DataFrame DataFrame::loc(const std::vector<Value>& labels) const {
  const Index index = required_index(expr_, "loc");
  const DType type = expr_->schema().at(index.column).type;
  Value least, most;
  bool any_missing = false;
  std::vector<Literal> literals;
  for (const Value& label : labels) {
    literals.push_back(label.variant());
    any_missing |= is_missing(label.variant());
    if (is_missing(label.variant())) continue;
    if (least.is_null() || compare_literals(label.variant(), least.variant(), type).value_or(0) < 0) least = label;
    if (most.is_null() || compare_literals(label.variant(), most.variant(), type).value_or(0) > 0) most = label;
  }
  if (any_missing) most = nullptr;  // missing values come last
  return DataFrame(filter(prune(expr_, index, least, most), make(IsIn{std::move(literals)}, {column(index.column)})));
}

DataFrame DataFrame::loc(const Series& mask) const { return (*this)[mask]; }
DataFrame DataFrame::loc(const Series& mask, const Columns& columns) const { return (*this)[mask][columns.names()]; }
DataFrame DataFrame::loc(const Value& from, const Value& to, const Columns& columns) const {
  return loc(from, to)[columns.names()];
}
DataFrame DataFrame::loc(const Value& label, std::initializer_list<const char*> columns) const { return loc(label)[columns]; }
DataFrame DataFrame::loc(const Value& label, const std::vector<std::string>& columns) const { return loc(label)[columns]; }
DataFrame DataFrame::loc(const std::vector<Value>& labels, const Columns& columns) const { return loc(labels)[columns.names()]; }

}  // namespace dd
}  // namespace weft
