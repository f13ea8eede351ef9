// One row for each group of rows, or one row in all.
#include "plan/ops/aggregate.h"

#include <array>
#include <utility>

#include <weft/error.h>

#include "base/text.h"
#include "plan/ops/category.h"
#include "plan/inputs.h"

namespace weft::plan {
namespace {

using enum AggregateFunction;
constexpr std::array<std::pair<AggregateFunction, std::string_view>, 6> function_names{
    {{sum, "sum"}, {mean, "mean"}, {min, "min"}, {max, "max"}, {count, "count"}, {size, "size"}}};

}  // namespace

std::string_view to_string(AggregateFunction function) {
  for (const auto& [value, name] : function_names)
    if (value == function) return name;
  throw Error(ErrorKind::cluster, "Encoded plan holds an unknown aggregation");
}

AggregateFunction aggregate_function(std::string_view name) {
  std::vector<std::string> names;
  for (const auto& [value, known] : function_names) {
    if (known == name) return value;
    names.emplace_back(known);
  }
  throw Error(ErrorKind::user, base::not_found("Aggregation", name, names));
}

dd::DType result_type(AggregateFunction function, dd::DType value) {
  bool summable = dd::is_numeric(value) || value == dd::DType::boolean;
  switch (function) {
    case count:
    case size:
      return dd::DType::int64;
    case min:
    case max:
      return value;
    case sum:
      if (value == dd::DType::duration) return value;
      if (!summable) break;
      if (dd::is_floating(value)) return value;
      return value >= dd::DType::uint8 && value <= dd::DType::uint64 ? dd::DType::uint64 : dd::DType::int64;
    case mean:
      if (value == dd::DType::duration || value == dd::DType::timestamp) return value;
      if (!summable) break;
      return value == dd::DType::float32 ? value : dd::DType::float64;
  }
  throw Error(ErrorKind::user, std::string(to_string(function)) + " needs numbers, not " + std::string(dd::to_string(value)));
}

std::size_t Aggregate::value_input(std::size_t index) const {
  if (items[index].function == size) return 0;
  std::size_t input = 1 + keys.size();
  for (std::size_t before = 0; before < index; ++before) input += items[before].function != size;
  return input;
}

Schema Aggregate::schema(std::span<const Expr> inputs) const {
  std::size_t num_values = 0;
  for (const AggregateItem& item : items) num_values += item.function != size;
  const Schema& input = frame_schema(name, inputs, keys.size() + num_values);
  std::vector<Field> columns;
  for (std::size_t index = 0; index < keys.size(); ++index) columns.push_back({keys[index], type_of(inputs[1 + index], input)});
  for (std::size_t index = 0; index < items.size(); ++index) {
    const AggregateItem& item = items[index];
    if (item.function == size) {
      columns.push_back({item.output, dd::DType::int64});
      continue;
    }
    const Expr& value = inputs[value_input(index)];
    try {
      const Type type = type_of(value, input);
      const dd::DType result = result_type(item.function, type);
      columns.push_back({item.output, result == type.id() ? type : Type(result)});  // with a timestamp's time zone
    } catch (const Error& error) {
      throw Error(error.kind(), error.message() + ": " + to_string(value), error.context());
    }
  }
  return Schema(std::move(columns));
}

std::string Aggregate::text(std::span<const std::string> inputs) const {
  std::vector<std::string> parts;
  for (std::size_t index = 0; index < items.size(); ++index) {
    std::string call = std::string(to_string(items[index].function)) + "(";
    if (std::size_t input = value_input(index)) call += inputs[input];
    parts.push_back(items[index].output + " = " + call + ")");
  }
  std::vector<std::string> by;
  for (std::size_t index = 0; index < keys.size(); ++index)
    by.push_back(inputs[1 + index] == keys[index] ? keys[index] : keys[index] + " = " + inputs[1 + index]);
  return "aggregate [" + base::join(parts) + "]" + (keys.empty() ? "" : " by [" + base::join(by) + "]");
}

}  // namespace weft::plan
