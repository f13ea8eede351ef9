// One row for each group of rows, or one row in all.
#include "plan/ops/aggregate.h"

#include <algorithm>
#include <array>
#include <utility>

#include <weft/error.h>

#include "base/text.h"
#include "plan/functions.h"
#include "plan/inputs.h"
#include "plan/ops/category.h"
#include "plan/ops/coerce_all.h"

namespace weft::plan {
namespace {

using enum AggregateFunction;
using dd::DType;

struct Named {
  AggregateFunction function;
  std::string_view name;
};
/// In the order of the enum.
constexpr std::array<Named, 40> functions{{
    {sum, "sum"},
    {mean, "mean"},
    {min, "min"},
    {max, "max"},
    {count, "count"},
    {size, "size"},
    {prod, "prod"},
    {first, "first"},
    {last, "last"},
    {any, "any"},
    {all, "all"},
    {var, "var"},
    {AggregateFunction::std, "std"},
    {sem, "sem"},
    {skew, "skew"},
    {kurt, "kurt"},
    {nunique, "nunique"},
    {median, "median"},
    {quantile, "quantile"},
    {mode, "mode"},
    {idxmin, "idxmin"},
    {idxmax, "idxmax"},
    {cov, "cov"},
    {corr, "corr"},
    {list, "list"},
    {unique, "unique"},
    {custom, "custom"},
    {quantiles, "quantiles"},
    {moments, "moments"},
    {merge_moments, "merge_moments"},
    {comoments, "comoments"},
    {merge_comoments, "merge_comoments"},
    {arg_min, "arg_min"},
    {arg_max, "arg_max"},
    {custom_state, "custom_state"},
    {merge_custom, "merge_custom"},
    {merge_list, "merge_list"},
    {merge_unique, "merge_unique"},
    {merge_sum, "merge_sum"},
    {merge_prod, "merge_prod"},
}};

constexpr std::size_t num_comoments = 8;

/// Columns of a state of moments up to that power: the number, the mean, one for each power from 2 on, and the rest of the mean.
std::size_t num_moments(const AggregateItem& item) {
  if (item.parameters.size() != 1 || !(item.parameters[0] >= 2 && item.parameters[0] <= 4))
    throw Error(ErrorKind::cluster, "Encoded plan holds moments of no known power");
  return static_cast<std::size_t>(item.parameters[0]) + 2;
}

bool has_time_mean(DType type) { return type == DType::duration || type == DType::timestamp; }
bool is_summable(DType type) { return dd::is_numeric(type) || type == DType::boolean; }

/// Columns of text go to aggregations of text, those of numbers to all others.
DType custom_type(const std::string& name, DType value) {
  const detail::AggregationInfo& info = find_aggregation(name);
  const bool takes_text = info.argument == DType::string;
  if (takes_text ? value == DType::string : is_summable(value)) return info.result;
  throw Error(ErrorKind::user,
              name + " needs " + (takes_text ? "text" : "numbers") + ", not " + std::string(dd::to_string(value)));
}

DType float_of(DType value) { return value == DType::float32 ? value : DType::float64; }

DType sum_type(DType value) {
  if (dd::is_floating(value)) return value;
  return value >= DType::uint8 && value <= DType::uint64 ? DType::uint64 : DType::int64;
}

}  // namespace

std::string_view to_string(AggregateFunction function) { return functions[static_cast<std::size_t>(function)].name; }

AggregateFunction aggregate_function(std::string_view name) {
  std::vector<std::string> names;
  for (const Named& known : functions) {
    if (known.function == custom) break;
    if (known.function == cov || known.function == corr) continue;
    if (known.name == name) return known.function;
    names.emplace_back(known.name);
  }
  if (name == "collect") return list;  // as Dask also calls it
  const std::vector<std::string> registered = aggregation_names();
  names.insert(names.end(), registered.begin(), registered.end());
  if (std::find(registered.begin(), registered.end(), name) != registered.end()) return custom;
  throw Error(ErrorKind::user, base::not_found("Aggregation", name, names));
}

bool takes_label(AggregateFunction function) { return function == idxmin || function == idxmax; }

bool is_holistic(AggregateFunction function) {
  return function == mode || function == nunique || function == median || function == quantile || function == quantiles;
}

std::optional<dd::DType> find_result_type(AggregateFunction function, dd::DType value) {
  switch (function) {
    case count:
    case size:
      return DType::int64;
    case first:
    case last:
      return value;
    case nunique:
      if (value != DType::list) return DType::int64;
      break;
    case min:
    case max:
    case mode:
    case idxmin:
    case idxmax:
    case arg_min:
    case arg_max:
      if (value != DType::list) return value;
      break;
    case list:
    case unique:
      if (value != DType::list) return DType::list;
      break;
    case merge_list:
    case merge_unique:
      if (value == DType::list) return DType::list;
      break;
    case any:
    case all:
      if (is_summable(value) || value == DType::string || value == DType::duration) return DType::boolean;
      break;
    case sum:
    case merge_sum:
      if (value == DType::duration) return value;
      if (is_summable(value)) return sum_type(value);
      break;
    case prod:
    case merge_prod:
      if (is_summable(value)) return sum_type(value);
      break;
    case mean:
    case median:
      if (has_time_mean(value)) return value;
      if (is_summable(value)) return float_of(value);
      break;
    case quantile:
      if (has_time_mean(value)) return value;
      if (dd::is_numeric(value)) return DType::float64;
      break;
    case AggregateFunction::std:
    case sem:
      if (has_time_mean(value)) return DType::duration;
      [[fallthrough]];
    case var:
    case skew:
    case kurt:
      if (is_summable(value)) return float_of(value);
      break;
    default:
      if (is_summable(value)) return DType::float64;
      break;
  }
  return std::nullopt;
}

dd::DType result_type(AggregateFunction function, dd::DType value) {
  if (const auto type = find_result_type(function, value)) return *type;
  const char* needs = value == DType::list ? " cannot be had of a " : " needs numbers, not ";
  throw Error(ErrorKind::user, std::string(to_string(function)) + needs + std::string(dd::to_string(value)));
}

std::size_t AggregateItem::num_values() const {
  switch (function) {
    case size:
      return 0;
    case cov:
    case corr:
    case comoments:
    case idxmin:
    case idxmax:
    case arg_min:
    case arg_max:
      return 2;
    case merge_moments:
      return num_moments(*this);
    case merge_comoments:
      return num_comoments;
    default:
      return 1;
  }
}

std::size_t AggregateItem::num_columns() const {
  switch (function) {
    case quantiles:
      return parameters.size();
    case arg_min:
    case arg_max:
      return 2;
    case moments:
    case merge_moments:
      return num_moments(*this);
    case comoments:
    case merge_comoments:
      return num_comoments;
    default:
      return 1;
  }
}

std::string AggregateItem::column(std::size_t index) const {
  return function < quantiles || function >= custom_state ? output : output + "." + std::to_string(index);
}

std::size_t AggregateItem::carried(std::size_t column) const {
  return takes_label(function) ? 1 : function == arg_min || function == arg_max ? column : 0;
}

Type AggregateItem::type(std::size_t column, std::span<const Type> values) const {
  if (takes_label(function) || function == arg_min || function == arg_max) {
    result_type(function, values[0]);
    check_ascends(values[0]);
    return values[carried(column)];
  }
  if (function == size) return DType::int64;
  if (function == custom_state || function == merge_custom) return DType::string;
  if (function == AggregateFunction::custom) return custom_type(custom, values[0]);
  for (const Type& value : values.subspan(1)) result_type(function, value);
  if (function == min || function == max) check_ascends(values[0]);
  const DType result = result_type(function == quantiles ? median : function, values[0]);
  if (function == list || function == unique) return list_of(values[0]);
  return result == values[0].id() ? values[0] : Type(result);
}

std::size_t Aggregate::value_input(std::size_t index) const {
  std::size_t input = 1 + keys.size();
  for (std::size_t before = 0; before < index; ++before) input += items[before].num_values();
  return input;
}

Schema Aggregate::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, value_input(items.size()) - 1);
  const std::vector<TypedScalar> scalars = coerce_all(inputs.subspan(1), input);
  std::vector<Field> columns;
  for (std::size_t index = 0; index < keys.size(); ++index) {
    columns.push_back({keys[index], scalars[index].type});
    check_key("group by", columns.back().type, keys[index]);
  }
  std::size_t next = 1 + keys.size();
  for (const AggregateItem& item : items) {
    const std::span<const Expr> values = inputs.subspan(next, item.num_values());
    std::vector<Type> types;
    for (std::size_t value = 0; value < values.size(); ++value) types.push_back(scalars[next - 1 + value].type);
    next += values.size();
    try {
      for (std::size_t column = 0; column < item.num_columns(); ++column)
        columns.push_back({item.column(column), item.type(column, types)});
    } catch (const Error& error) {
      throw Error(error.kind(), error.message() + ": " + to_string(values[0]), error.context());
    }
  }
  return Schema(std::move(columns));
}

std::string Aggregate::text(std::span<const std::string> inputs) const {
  std::vector<std::string> parts;
  std::size_t next = 1 + keys.size();
  for (const AggregateItem& item : items) {
    const std::string arguments = base::join(inputs.subspan(next, item.num_values()));
    next += item.num_values();
    parts.push_back(item.output + " = " + std::string(to_string(item.function)) + "(" + arguments + ")");
  }
  std::vector<std::string> by;
  for (std::size_t index = 0; index < keys.size(); ++index)
    by.push_back(inputs[1 + index] == keys[index] ? keys[index] : keys[index] + " = " + inputs[1 + index]);
  return "aggregate [" + base::join(parts) + "]" + (keys.empty() ? "" : " by [" + base::join(by) + "]");
}

}  // namespace weft::plan
