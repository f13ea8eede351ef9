// Functions of the user that plans call by name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <weft/dtype.h>
#include <weft/table.h>

namespace weft {

/// Registers a function, so that a plan can call it by name on any machine that has loaded the program or library it is in.
/// Use it at namespace scope, after the function. The function is one of
///   - R f(A, B, ...) with R and the parameters among bool, std::int32_t, std::int64_t, float, double and std::string
///     (parameters also std::string_view or const std::string&): called for each row by Series and DataFrame::map;
///   - dd::Table f(const dd::Table&): called for each partition by DataFrame::map_partitions. It is called once with a table
///     without rows when the expression is built, to learn its columns.
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
using CallTable = dd::Table (*)(const dd::Table& part);

void register_scalar_function(std::string_view name, std::vector<dd::DType> arguments, dd::DType result, CallRows call);
void register_table_function(std::string_view name, CallTable call);

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

template <auto Fn>
bool register_function(std::string_view name) {
  if constexpr (std::is_invocable_r_v<dd::Table, decltype(Fn), const dd::Table&>) {
    register_table_function(name, [](const dd::Table& part) -> dd::Table { return Fn(part); });
    return true;
  } else {
    return register_rows<Fn>(name, Fn);
  }
}

}  // namespace detail
}  // namespace weft
