// Aggregations of the user, which plans call by name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <weft/function.h>

namespace weft {

/// Registers a struct as an aggregation, so that group-by and agg can name it on any machine that has loaded the program or
/// library it is in; Dask's Aggregation. Use it at namespace scope, after the struct, which is what is known of one group:
///
///   struct GeometricMean {
///     double sum_of_logs = 0;
///     std::int64_t count = 0;
///     void add(double value) { sum_of_logs += std::log(value), ++count; }                                      // chunk
///     void merge(const GeometricMean& other) { sum_of_logs += other.sum_of_logs, count += other.count; }       // combine
///     std::optional<double> result() const { return count ? std::optional(std::exp(sum_of_logs / count)) : std::nullopt; }
///   };
///   WEFT_AGGREGATION(GeometricMean);
///   ... df.groupby("k").agg({{"x", "GeometricMean"}})
///
/// A new one has seen nothing. add() takes a bool, std::int32_t, std::int64_t, float, double or std::string_view, to which the
/// column is converted, and is called with each value that is there; merge() with what other rows of the group, all before or
/// all after these, gave; result() gives a value or an optional one of these types (std::string for text). It must be trivially
/// copyable: its bytes travel.
#define WEFT_AGGREGATION(State) WEFT_AGGREGATION_REGISTER_(State, __COUNTER__)
#define WEFT_AGGREGATION_REGISTER_(State, id) WEFT_AGGREGATION_REGISTER_AS_(State, id)
#define WEFT_AGGREGATION_REGISTER_AS_(State, id) \
  [[maybe_unused]] static const bool weft_aggregation_registered_##id = weft::detail::register_aggregation<State>(#State)

namespace detail {

/// An aggregation with its types forgotten. States lie one after the other, `state_size` bytes each.
struct AggregationInfo {
  std::string name;
  dd::DType argument = dd::DType::float64, result = dd::DType::float64;
  std::size_t state_size = 0;
  void (*begin)(void* states, std::size_t count) = nullptr;
  /// Values are as those of CallRows; `valid` is null when all are there.
  void (*add)(void* states, const std::uint32_t* groups, const void* values, const std::uint8_t* valid,
              std::size_t rows) = nullptr;
  /// `others` has a state's bytes in each row.
  void (*merge)(void* states, const std::uint32_t* groups, const std::string_view* others, std::size_t rows) = nullptr;
  /// Writes as CallRows does, and whether there is a value.
  void (*finish)(const std::string_view* states, void* results, std::uint8_t* valid, std::size_t rows) = nullptr;
};
void register_aggregation(AggregationInfo info);

template <class State>
struct AddedValue;
template <class State, class T>
struct AddedValue<void (State::*)(T)> {
  using Type = std::remove_cvref_t<T>;
};

template <class T>
struct ResultValue {
  using Type = T;
};
template <class T>
struct ResultValue<std::optional<T>> {
  using Type = T;
};

template <class State>
State state_of(std::string_view bytes) {
  State state;
  bytes.copy(reinterpret_cast<char*>(&state), sizeof state);
  return state;
}

template <class State>
bool register_aggregation(std::string_view name) {
  static_assert(std::is_trivially_copyable_v<State>, "WEFT_AGGREGATION: the struct must be trivially copyable");
  using In = FunctionType<typename AddedValue<decltype(&State::add)>::Type>;
  using Result = decltype(std::declval<const State&>().result());
  using Out = FunctionType<typename ResultValue<Result>::Type>;
  AggregationInfo info{std::string(name), In::type, Out::type, sizeof(State)};
  info.begin = [](void* states, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) new (static_cast<State*>(states) + i) State();
  };
  info.add = [](void* states, const std::uint32_t* groups, const void* values, const std::uint8_t* valid, std::size_t rows) {
    for (std::size_t row = 0; row < rows; ++row)
      if (!valid || valid[row])
        static_cast<State*>(states)[groups[row]].add(
            static_cast<typename In::Value>(static_cast<const typename In::In*>(values)[row]));
  };
  info.merge = [](void* states, const std::uint32_t* groups, const std::string_view* others, std::size_t rows) {
    for (std::size_t row = 0; row < rows; ++row) static_cast<State*>(states)[groups[row]].merge(state_of<State>(others[row]));
  };
  info.finish = [](const std::string_view* states, void* results, std::uint8_t* valid, std::size_t rows) {
    for (std::size_t row = 0; row < rows; ++row) {
      const std::optional<typename Out::Value> result = state_of<State>(states[row]).result();
      valid[row] = result.has_value();
      if (result) static_cast<typename Out::Out*>(results)[row] = *result;
    }
  };
  register_aggregation(std::move(info));
  return true;
}

}  // namespace detail
}  // namespace weft
