// A frame -> about how many rows it will have.
#include "plan/estimate.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <arrow/table.h>

#include "plan/literal_order.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/comparison.h"
#include "plan/ops/concat.h"
#include "plan/ops/filter.h"
#include "plan/ops/in_memory.h"
#include "plan/ops/join.h"
#include "plan/ops/limit.h"
#include "plan/ops/project.h"
#include "plan/ops/read_parquet.h"
#include "plan/ops/scalar.h"
#include "plan/ops/sort.h"
#include "plan/ops/string_function.h"
#include "plan/rewrite.h"

namespace weft::plan {
namespace {

// What is assumed where nothing is known, about as other planners do.
constexpr double of_equality = 0.05, of_comparison = 1.0 / 3, of_text_search = 0.1, of_anything = 0.3;
constexpr double bytes_of_text = 32;
constexpr double different_keys = 0.1;  // of a column of which no range is known, the part of its rows

double bytes_of(dd::DType type) {
  using enum dd::DType;
  if (dd::is_text(type)) return bytes_of_text;
  if (type == boolean || type == int8 || type == uint8) return 1;
  if (type == int16 || type == uint16) return 2;
  if (type == int32 || type == uint32 || type == float32 || type == date) return 4;
  return 8;
}

std::optional<double> number_of(const Literal& value, dd::DType type) {
  if (dd::is_temporal(type)) {
    if (const auto count = temporal_count(value, type)) return static_cast<double>(*count);
    return std::nullopt;
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) return static_cast<double>(*number);
  if (const auto* number = std::get_if<double>(&value)) return *number;
  return std::nullopt;
}

/// What a comparison of a column with a constant says.
struct Comparison {
  const ColumnRef* column;
  BinaryOp op;
  const Literal* value;
};

std::optional<Comparison> comparison_of(const Expr& condition) {
  const auto* binary = condition->as<Binary>();
  if (!binary || !is_comparison(binary->op)) return std::nullopt;
  const auto *left = condition->input(0)->as<ColumnRef>(), *right = condition->input(1)->as<ColumnRef>();
  const auto *value = condition->input(1)->as<LiteralValue>(), *first = condition->input(0)->as<LiteralValue>();
  if (left && value) return Comparison{left, binary->op, &value->value};
  if (right && first) return Comparison{right, mirrored(binary->op), &first->value};
  return std::nullopt;
}

/// The part of a column's range that comparisons leave.
struct Interval {
  ValueRange range;
  double low, high;

  explicit Interval(const ValueRange& all) : range(all), low(all.least), high(all.greatest) {}
  void narrow(BinaryOp op, double bound) {
    if (op == BinaryOp::gt || op == BinaryOp::ge) low = std::max(low, bound);
    if (op == BinaryOp::lt || op == BinaryOp::le) high = std::min(high, bound);
  }
  double fraction() const {
    const double width = range.greatest - range.least;
    if (width <= 0) return high >= low ? 1 : 0;
    return std::clamp((high - low) / width, 0.0, 1.0);
  }
};

double rows_in_memory(const InMemory& source) {
  if (source.table) return static_cast<double>(source.table->num_rows());
  double bytes = 0;
  for (std::size_t index = 0; source.held && index < source.held->size(); ++index)
    bytes += static_cast<double>(source.held->bytes(index));
  return bytes / row_bytes(source.columns);
}

/// A source says how many rows it has, or of how many bytes they are made.
double rows_of_source(const Expr& source) {
  if (const auto* parquet = source->as<ReadParquet>()) {
    double rows = 0;
    for (const ParquetFile& file : parquet->files)
      for (const ParquetRowGroup& group : file.row_groups) rows += static_cast<double>(group.rows);
    return rows;
  }
  double bytes = 0;
  for (const std::uint64_t size : source->op().part_sizes()) bytes += static_cast<double>(size);
  return bytes / std::max(1.0, row_bytes(source->schema()));
}

/// Where a join has the column from.
const JoinColumn* join_column(const Join& join, const std::string& name) {
  const auto found =
      std::find_if(join.columns.begin(), join.columns.end(), [&](const auto& column) { return column.name == name; });
  return found == join.columns.end() ? nullptr : &*found;
}

std::optional<ValueRange> range_in_source(const Node& source, const std::string& name) {
  const auto* parquet = source.as<ReadParquet>();
  if (!parquet) return std::nullopt;
  for (std::size_t index = 0; index < std::min(parquet->file_columns.size(), parquet->value_ranges.size()); ++index)
    if (parquet->file_columns[index].name == name) return parquet->value_ranges[index];
  return std::nullopt;
}

/// The type of a column that a condition over the frame reads: that of a source may read what does not come out of it.
std::optional<dd::DType> type_of_column(const Expr& frame, const std::string& name) {
  const auto* parquet = frame->as<ReadParquet>();
  const Schema available = parquet ? parquet->available() : frame->schema();
  const auto place = available.find(name);
  if (!place) return std::nullopt;
  return available[*place].type;
}

}  // namespace

double row_bytes(const Schema& schema) {
  double bytes = 0;
  for (const Field& field : schema.columns()) bytes += bytes_of(field.type);
  return std::max(bytes, 1.0);
}

std::optional<ValueRange> value_range(const Expr& frame, const Expr& scalar) {
  // Where a column comes from is followed through so many ops, and not for ever: plans may be long.
  constexpr int most_steps = 32;
  const Node* at = frame.get();
  const Node* value = scalar.get();  // null: the column of `name`
  std::string name;
  for (int step = 0; step < most_steps; ++step) {
    while (value && value->as<Cast>() && dd::is_numeric(value->as<Cast>()->to)) value = value->input().get();
    if (value && !value->as<ColumnRef>()) return std::nullopt;
    if (value) name = value->as<ColumnRef>()->column;
    value = nullptr;
    if (at->op().is_source()) return range_in_source(*at, name);
    if (at->inputs().empty() || at->input()->kind() != OpKind::frame) return std::nullopt;
    const Node* next = at->input().get();
    if (const auto* project = at->as<Project>()) {
      const auto found = std::find(project->names.begin(), project->names.end(), name);
      if (found == project->names.end()) return std::nullopt;
      value = at->input(1 + static_cast<std::size_t>(found - project->names.begin())).get();
    } else if (const auto* aggregate = at->as<Aggregate>()) {
      const auto found = std::find(aggregate->keys.begin(), aggregate->keys.end(), name);
      if (found == aggregate->keys.end()) return std::nullopt;
      value = at->input(1 + static_cast<std::size_t>(found - aggregate->keys.begin())).get();
    } else if (const auto* join = at->as<Join>()) {
      const JoinColumn* found = join_column(*join, name);
      if (!found) return std::nullopt;
      if (found->side == JoinSide::key)
        value = join_keys(*at, JoinSide::left)[found->key].get();
      else
        name = std::string(found->column);
      if (found->side == JoinSide::right) next = at->input(1).get();
    } else if (!next->schema().find(name)) {
      return std::nullopt;
    }
    at = next;
  }
  return std::nullopt;
}

const Estimate& Estimator::of(const Expr& frame) {
  if (const auto found = known_.find(frame); found != known_.end()) return found->second;
  const Estimate made = make(frame);
  return known_.emplace(frame, made).first->second;
}

double Estimator::bytes(const Expr& frame) { return of(frame).rows * row_bytes(frame->schema()); }

Estimate Estimator::make(const Expr& frame) {
  if (const auto* source = frame->as<InMemory>()) {
    const double rows = rows_in_memory(*source);
    return {rows, rows};
  }
  if (frame->op().is_source()) {
    const double rows = rows_of_source(frame);
    const Expr all = with_inputs(frame, {});
    return {frame->inputs().empty() ? rows : rows * selectivity(all, frame->input()), rows};
  }
  if (frame->as<Join>()) return of_join(frame);
  if (frame->as<Aggregate>()) return of_aggregate(frame);
  if (frame->inputs().empty() || frame->input()->kind() != OpKind::frame) return {1, 1};
  Estimate input = of(frame->input());
  if (frame->as<Filter>()) {
    input.rows *= selectivity(frame->input(), frame->input(1));
  } else if (const auto* limit = frame->as<Limit>()) {
    input.rows = std::min(input.rows, static_cast<double>(limit->rows));
  } else if (const auto* sort = frame->as<Sort>(); sort && sort->limit) {
    input.rows = std::min(input.rows, static_cast<double>(*sort->limit));
  } else if (frame->as<Concat>()) {
    for (std::size_t index = 1; index < frame->inputs().size(); ++index) {
      const Estimate& other = of(frame->input(index));
      input.rows += other.rows;
      input.domain += other.domain;
    }
  }
  return input;
}

Estimate Estimator::of_join(const Expr& join) {
  const Estimate left = of(join->input(0)), right = of(join->input(1));
  const JoinHow how = join->as<Join>()->how;
  if (how == JoinHow::cross) return {left.rows * right.rows, left.domain * right.domain};
  double left_keys = 1, right_keys = 1, keys = 1;
  for (std::size_t key = 0; key < join->as<Join>()->num_keys; ++key) {
    const double on_left = distinct(join->input(0), join_keys(*join, JoinSide::left)[key]);
    const double on_right = distinct(join->input(1), join_keys(*join, JoinSide::right)[key]);
    left_keys *= on_left;
    right_keys *= on_right;
    keys *= std::min(on_left, on_right);
  }
  // Of several keys together there are no more values than rows.
  keys = std::max(1.0, std::min({keys, std::max(left.domain, 1.0), std::max(right.domain, 1.0)}));
  const double pairs = left.rows * right.rows / keys, all_pairs = left.domain * right.domain / keys;
  const double left_part = std::min(1.0, right.rows / keys), right_part = std::min(1.0, left.rows / keys);
  switch (how) {
    case JoinHow::semi:
      return {left.rows * left_part, left.domain};
    case JoinHow::anti:
      return {left.rows * std::max(0.1, 1 - left_part), left.domain};
    case JoinHow::right_semi:
      return {right.rows * right_part, right.domain};
    case JoinHow::right_anti:
      return {right.rows * std::max(0.1, 1 - right_part), right.domain};
    case JoinHow::left:
      return {std::max(pairs, left.rows), std::max(all_pairs, left.domain)};
    case JoinHow::right:
      return {std::max(pairs, right.rows), std::max(all_pairs, right.domain)};
    case JoinHow::outer:
      return {std::max({pairs, left.rows, right.rows}), std::max({all_pairs, left.domain, right.domain})};
    default:
      return {pairs, all_pairs};
  }
}

Estimate Estimator::of_aggregate(const Expr& aggregate) {
  const Estimate input = of(aggregate->input());
  double groups = 1;
  for (std::size_t key = 0; key < aggregate->as<Aggregate>()->keys.size(); ++key) {
    const Expr& scalar = aggregate->input(1 + key);
    groups *= value_range(aggregate->input(), scalar) ? distinct(aggregate->input(), scalar)
                                                      : std::max(1.0, input.domain * different_keys);
  }
  return {std::min(groups, input.rows), std::min(groups, input.domain)};
}

double Estimator::distinct(const Expr& frame, const Expr& scalar) {
  const double most = std::max(1.0, of(frame).domain);
  const auto range = value_range(frame, scalar);
  if (!range) return most;
  const dd::DType type = type_of(scalar, frame->schema());
  if (!dd::is_integer(type) && type != dd::DType::date) return most;
  return std::clamp(range->greatest - range->least + 1, 1.0, most);
}

double Estimator::selectivity(const Expr& frame, const Expr& condition) {
  double all = 1;
  std::map<std::string, Interval> intervals;  // comparisons of one column are not independent of one another
  for (const Expr& part : split_conjunction(condition)) {
    const auto comparison = comparison_of(part);
    if (comparison && comparison->op != BinaryOp::eq && comparison->op != BinaryOp::ne) {
      const std::string& name = comparison->column->column;
      const auto range = value_range(frame, column(name));
      const auto type = type_of_column(frame, name);
      const auto bound = type ? number_of(*comparison->value, *type) : std::nullopt;
      if (range && bound) {
        intervals.try_emplace(name, *range).first->second.narrow(comparison->op, *bound);
        continue;
      }
    }
    all *= fraction(frame, part);
  }
  for (const auto& [name, interval] : intervals) all *= interval.fraction();
  return all;
}

double Estimator::fraction_equal(const Expr& frame, const Expr& scalar) {
  const auto range = scalar->as<ColumnRef>() ? value_range(frame, scalar) : std::nullopt;
  const double rows = std::max(1.0, of(frame).domain);
  if (range && range->greatest - range->least < rows) return 1 / (range->greatest - range->least + 1);
  return range ? 1 / rows : std::max(of_equality, 1 / rows);
}

double Estimator::fraction(const Expr& frame, const Expr& condition) {
  if (const auto* binary = condition->as<Binary>()) {
    if (binary->op == BinaryOp::logical_and) return selectivity(frame, condition);
    if (binary->op == BinaryOp::logical_or) {
      const double a = fraction(frame, condition->input(0)), b = fraction(frame, condition->input(1));
      return a + b - a * b;
    }
    if (binary->op != BinaryOp::eq && binary->op != BinaryOp::ne) return of_comparison;
    const double equal = fraction_equal(frame, condition->input(condition->input(0)->as<LiteralValue>() ? 1 : 0));
    return binary->op == BinaryOp::eq ? equal : 1 - equal;
  }
  if (const auto* unary = condition->as<Unary>(); unary && unary->op == UnaryOp::logical_not)
    return 1 - fraction(frame, condition->input());
  if (const auto* isin = condition->as<IsIn>())
    return std::min(1.0, static_cast<double>(isin->values.size()) * fraction_equal(frame, condition->input()));
  if (const auto* literal = condition->as<LiteralValue>()) return literal->value == Literal(true) ? 1 : 0;
  return condition->as<StringFunction>() ? of_text_search : of_anything;
}

}  // namespace weft::plan
