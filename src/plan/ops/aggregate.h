// One row for each group of rows, or one row in all.
#pragma once

#include <string>
#include <vector>

#include "plan/expr.h"

namespace weft::plan {

/// How values become one. Nulls and NaN, which pandas cannot tell apart, are left out, save by `size`. As pandas: the sum of
/// nothing is 0; mean, min and max of nothing are null. Sums of integers wrap; sums of float32 are added up as float64.
enum class AggregateFunction : std::uint8_t {
  sum,    // int64 (booleans and integers), uint64 (unsigned), float64; float32 stays float32 in the result
  mean,   // float64 (float32 of float32); lowered to sum and count before it runs
  min,    // the input's type
  max,    // the input's type
  count,  // int64: values that are not null
  size,   // int64: rows; takes no value
};
template <>
struct EnumRange<AggregateFunction> {
  static constexpr auto last = AggregateFunction::size;
};

std::string_view to_string(AggregateFunction function);
/// Throws a user Error that lists the functions.
AggregateFunction aggregate_function(std::string_view name);

struct AggregateItem {
  AggregateFunction function = AggregateFunction::size;
  std::string output;  // the name of its column

  static void fields(auto& self, auto&& visit) {
    visit("function", self.function);
    visit("output", self.output);
  }
};

/// Inputs: a frame; a scalar for each key name; a scalar for each item but size. Output: the keys, then the items.
/// With keys: a row for each combination that occurs, in no promised order. Without: exactly one row, of an empty frame too.
struct Aggregate {
  static constexpr std::string_view name = "aggregate";
  static constexpr OpKind kind = OpKind::frame;
  std::vector<std::string> keys;
  std::vector<AggregateItem> items;
  bool drop_null_keys = true;  // pandas' dropna

  static void fields(auto& self, auto&& visit) {
    visit("keys", self.keys);
    visit("items", self.items);
    visit("drop_null_keys", self.drop_null_keys);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;

  /// The input that holds item `index`'s value, or 0 when it takes none.
  std::size_t value_input(std::size_t index) const;
};

/// The type of a function's result over values of that type. Throws a user Error for a type that the function cannot take.
dd::DType result_type(AggregateFunction function, dd::DType value);

}  // namespace weft::plan
