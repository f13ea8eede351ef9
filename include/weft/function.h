// Functions of the user that plans call by name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <weft/dtype.h>
#include <weft/table.h>
#include <weft/value.h>

namespace weft {

/// Registers a function, so that a plan can call it by name on any machine that has loaded the program or library it is in.
/// Use it at namespace scope, after the function. The function is one of
///   - R f(A, B, ...) with R and the parameters among bool, std::int32_t, std::int64_t, float, double and std::string
///     (parameters also std::string_view or const std::string&): called for each row by Series and DataFrame::map;
///   - dd::Table f(const dd::Table&): called for each partition by DataFrame::map_partitions. It is called once with a table
///     without rows when the expression is built, to learn its columns.
///   - dd::Table f(const dd::Table&, A, B, ...) with parameters of the types above or more tables, for map_partitions with
///     arguments, and dd::Table f(A, B, ...) for from_map.
///   - double f(std::span<const double>): called for the values of each window by Windows::apply, and for those of each group by
///     GroupBy::transform, as std::vector<double> f(std::span<const double>) is too.
/// It must have no side effects: a plan may call it any number of times, from several threads at once.
#define WEFT_FUNCTION(fn)                                          \
  template <>                                                      \
  inline constexpr std::string_view weft::function_name<&fn>{#fn}; \
  WEFT_FUNCTION_REGISTER_(fn, __COUNTER__)
#define WEFT_FUNCTION_REGISTER_(fn, id) WEFT_FUNCTION_REGISTER_AS_(fn, id)
#define WEFT_FUNCTION_REGISTER_AS_(fn, id) \
  [[maybe_unused]] static const bool weft_function_registered_##id = weft::detail::register_function<&fn>(#fn)

/// The name under which a function travels; empty when WEFT_FUNCTION was not used on it.
template <auto Fn>
inline constexpr std::string_view function_name{};

namespace detail {

/// Calls a function for `rows` rows: arguments[i] points to the i-th parameter's values, result to where the results go.
/// Values are bool as std::uint8_t, numbers as they are, strings in as std::string_view and out as std::string.
using CallRows = void (*)(const void* const* arguments, void* result, std::size_t rows);
/// What a function that gives a table is called with: a table, or a value where the parameter is one. A lazy value that is null
/// comes as the parameter's zero.
struct TableArgument {
  dd::Table table = {};
  dd::Value value = {};
};
using CallTable = dd::Table (*)(const std::vector<TableArgument>& arguments);

using CallWindow = double (*)(const double* values, std::size_t count);

using CallGroup = std::vector<double> (*)(const double* values, std::size_t count);

void register_window_function(std::string_view name, CallWindow call);
void register_group_function(std::string_view name, CallGroup call);
void register_scalar_function(std::string_view name, std::vector<dd::DType> arguments, dd::DType result, CallRows call);
/// `parameters`: the type of each that is a value; nothing for a table.
void register_table_function(std::string_view name, std::vector<std::optional<dd::DType>> parameters, CallTable call);

template <class T>
struct FunctionType {
  static_assert(!std::is_same_v<T, T>,
                "WEFT_FUNCTION: parameters and result are bool, std::int32_t, std::int64_t, float, double or std::string");
};
template <class T, class InT, class OutT, dd::DType D>
struct FunctionTypeOf {
  using Value = T;
  using In = InT;
  using Out = OutT;
  static constexpr dd::DType type = D;
};
template <>
struct FunctionType<bool> : FunctionTypeOf<bool, std::uint8_t, std::uint8_t, dd::DType::boolean> {};
template <>
struct FunctionType<std::int32_t> : FunctionTypeOf<std::int32_t, std::int32_t, std::int32_t, dd::DType::int32> {};
template <>
struct FunctionType<long> : FunctionTypeOf<long, std::int64_t, std::int64_t, dd::DType::int64> {};
template <>
struct FunctionType<long long> : FunctionTypeOf<long long, std::int64_t, std::int64_t, dd::DType::int64> {};
template <>
struct FunctionType<float> : FunctionTypeOf<float, float, float, dd::DType::float32> {};
template <>
struct FunctionType<double> : FunctionTypeOf<double, double, double, dd::DType::float64> {};
template <>
struct FunctionType<std::string> : FunctionTypeOf<std::string, std::string_view, std::string, dd::DType::string> {};
template <>
struct FunctionType<std::string_view> : FunctionTypeOf<std::string_view, std::string_view, std::string, dd::DType::string> {};

template <auto Fn, class R, class... A, std::size_t... I>
void call_rows(const void* const* arguments, void* result, std::size_t rows, std::index_sequence<I...>) {
  auto* out = static_cast<typename FunctionType<R>::Out*>(result);
  for (std::size_t row = 0; row < rows; ++row)
    out[row] = Fn(static_cast<A>(static_cast<const typename FunctionType<A>::In*>(arguments[I])[row])...);
}

template <auto Fn, class R, class... A>
bool register_rows(std::string_view name, R (*)(A...)) {
  register_scalar_function(name, {FunctionType<std::remove_cvref_t<A>>::type...}, FunctionType<R>::type,
                           [](const void* const* arguments, void* result, std::size_t rows) {
                             call_rows<Fn, R, std::remove_cvref_t<A>...>(arguments, result, rows,
                                                                         std::index_sequence_for<A...>());
                           });
  return true;
}

template <class A>
constexpr std::optional<dd::DType> table_parameter() {
  if constexpr (std::is_same_v<A, dd::Table>)
    return std::nullopt;
  else
    return FunctionType<A>::type;
}

/// An argument as a parameter of type A takes it; A string_view lives as long as the argument.
template <class A>
A table_argument(const TableArgument& argument) {
  if constexpr (std::is_same_v<A, dd::Table>)
    return argument.table;
  else if constexpr (std::is_same_v<A, std::string_view>)
    return argument.value.is_null() ? A() : std::get<std::string>(argument.value.variant());
  else
    return argument.value.is_null() ? A() : static_cast<A>(argument.value);
}

template <auto Fn, class... A, std::size_t... I>
dd::Table call_table(const std::vector<TableArgument>& arguments, std::index_sequence<I...>) {
  return Fn(table_argument<A>(arguments[I])...);
}

template <auto Fn, class... A>
bool register_table(std::string_view name, dd::Table (*)(A...)) {
  register_table_function(name, {table_parameter<std::remove_cvref_t<A>>()...}, [](const std::vector<TableArgument>& arguments) {
    return call_table<Fn, std::remove_cvref_t<A>...>(arguments, std::index_sequence_for<A...>());
  });
  return true;
}

template <auto Fn>
bool register_window(std::string_view name, double (*)(std::span<const double>)) {
  register_window_function(name,
                           [](const double* values, std::size_t count) { return Fn(std::span<const double>(values, count)); });
  return true;
}

template <auto Fn>
bool register_group(std::string_view name, std::vector<double> (*)(std::span<const double>)) {
  register_group_function(name,
                          [](const double* values, std::size_t count) { return Fn(std::span<const double>(values, count)); });
  return true;
}

template <auto Fn>
bool register_function(std::string_view name) {
  if constexpr (requires { register_window<Fn>(name, Fn); })
    return register_window<Fn>(name, Fn);
  else if constexpr (requires { register_group<Fn>(name, Fn); })
    return register_group<Fn>(name, Fn);
  else if constexpr (requires { register_table<Fn>(name, Fn); })
    return register_table<Fn>(name, Fn);
  else
    return register_rows<Fn>(name, Fn);
}

}  // namespace detail
}  // namespace weft
