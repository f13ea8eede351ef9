// One row for each group of rows, or one row in all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/expr.h"

namespace weft::plan {

/// How values become one. Nulls and NaN, which pandas cannot tell apart, are left out, save by `size`. As pandas: sum and count
/// of nothing are 0, its product is 1, any of it false and all of it true; everything else of nothing is null. Sums and products
/// of integers wrap; those of float32 are made as float64.
enum class AggregateFunction : std::uint8_t {
  // What a program asks for.
  sum,       // int64 (booleans and signed integers), uint64 (unsigned), float64, duration; float32 of float32
  mean,      // float64 (float32 of float32), or the input's type of timestamps and durations
  min,       // the input's type
  max,       // the input's type
  count,     // int64: values that are there
  size,      // int64: rows; takes no value
  prod,      // as sum, of numbers
  first,     // the input's type: the first value that is there, in the order of the rows
  last,      // the input's type
  any,       // boolean: whether a number is not zero, a text not empty
  all,       // boolean
  var,       // float64 (float32 of float32); parameter: ddof
  std,       // the same; duration of timestamps and durations
  sem,       // the same: the standard error of the mean
  skew,      // the same, adjusted for bias (G1); null for fewer than 3 values, or equal ones
  kurt,      // the same (G2, that of Fisher: 0 of a normal distribution); null for fewer than 4
  nunique,   // int64: different values that are there
  median,    // float64 (float32 of float32), or the input's type of timestamps and durations
  quantile,  // float64, or the input's type of timestamps and durations; parameter: q; linear between neighbours
  mode,      // the input's type: the most frequent value, of equally frequent ones the smallest
  idxmin,    // of two values, the second one's type: that of the first row that has the smallest first value
  idxmax,    // the same of the largest
  cov,       // float64: of two values, over the rows where both are there; parameter: ddof
  corr,      // float64: Pearson's, of two values
  list,      // a list of the values, in the order of the rows; missing ones too
  unique,    // a list of the different values, in the order in which they first come; one missing one, if there is any
  custom,    // an aggregation of the user: what it says
  // States that these are made of (graph/split_aggregate.cc). They have columns of their own, `<output>.0` and so on.
  quantiles,        // a quantile for each parameter
  moments,          // float64: number, mean, sums of powers of distances from it (2 to the parameter), the rest of the mean
  merge_moments,    // moments of which the values are states
  comoments,        // float64: number, the two means, the sums of the squared distances and of their products, rests of the means
  merge_comoments,  // comoments of which the values are states
  arg_min,          // the smallest value, and the other value of the first row that has it
  arg_max,          // the same of the largest
  custom_state,     // string: the bytes of the user's struct
  merge_custom,     // custom_state of which the values are states
  merge_list,       // list of which the values are lists
  merge_unique,     // unique of which the values are lists
  merge_sum,        // sum of which the values are sums: NaN is what infinities made, and stays
  merge_prod,       // prod of which the values are products
};
template <>
struct EnumRange<AggregateFunction> {
  static constexpr auto last = AggregateFunction::merge_prod;
};

std::string_view to_string(AggregateFunction function);
/// Whether the second value of a function is what a row is called by.
bool takes_label(AggregateFunction function);
/// A function that a program names: of one value or none, or of a value and a row's label. Throws a user Error that lists them.
AggregateFunction aggregate_function(std::string_view name);
/// Whether groups are put together from the values themselves, not from what parts of the rows gave.
bool is_holistic(AggregateFunction function);

struct AggregateItem {
  AggregateFunction function = AggregateFunction::size;
  std::string output;                // the name of its column
  std::vector<double> parameters{};  // what the function says
  std::string custom{};              // the name of an aggregation of the user

  static void fields(auto& self, auto&& visit) {
    visit("function", self.function);
    visit("output", self.output);
    visit("parameters", self.parameters);
    visit("custom", self.custom);
  }
  /// The number of scalars that it reads.
  std::size_t num_values() const;
  /// The number of its columns, and their names.
  std::size_t num_columns() const;
  std::string column(std::size_t index) const;
  /// Which of its values one of its columns holds, where it holds one.
  std::size_t carried(std::size_t column) const;
  /// The type of one of its columns over values of those types: a timestamp keeps its time zone, a category its list. Throws a
  /// user Error for types that the function cannot take.
  Type type(std::size_t column, std::span<const Type> values) const;
};

/// Inputs: a frame; a scalar for each key name; the scalars of each item. Output: the keys, then the items.
/// With keys: a row for each combination that occurs, in no promised order. Without: exactly one row, of an empty frame too.
struct Aggregate {
  static constexpr std::string_view name = "aggregate";
  static constexpr OpKind kind = OpKind::frame;
  std::vector<std::string> keys;
  std::vector<AggregateItem> items;
  bool drop_null_keys = true;  // pandas' dropna
  bool partial = false;        // a group may come out in several rows: others put these together

  static void fields(auto& self, auto&& visit) {
    visit("keys", self.keys);
    visit("items", self.items);
    visit("drop_null_keys", self.drop_null_keys);
    visit("partial", self.partial);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;

  /// The input that holds the first of item `index`'s values.
  std::size_t value_input(std::size_t index) const;
};

/// The type of a function's result over values of that type; nothing for a type that the function cannot take.
std::optional<dd::DType> find_result_type(AggregateFunction function, dd::DType value);
/// The same. Throws a user Error for a type that the function cannot take.
dd::DType result_type(AggregateFunction function, dd::DType value);

}  // namespace weft::plan
