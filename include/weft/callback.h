// Callbacks: which properties a handler reads and sets, and how its parameters and results cross to the browser and back.
#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <weft/component.h>

namespace weft {

class Patch;

namespace dash {
class BackgroundJob;
}  // namespace dash

// ------------------------------------------------------------------------------------------------------------------ declarations

/// A property of a component, or with a pattern id of several.
struct Dependency {
  Id id;
  std::string property;

  /// "graph.figure"
  std::string to_string() const;
};

/// A property whose changes call the handler. With `dcc::Slider.value` for the property its type is known and the handler's
/// parameter is checked against it; with text, as in `Input{"year", "value"}`, it is not.
template <class T = Json>
struct Input : Dependency {
  Input(Id id, Prop<T> property) : Dependency{std::move(id), property.name} {}
  Input(Id id, std::string property) : Dependency{std::move(id), std::move(property)} {}
};

/// A property that the handler is given too, but whose changes do not call it.
template <class T = Json>
struct State : Dependency {
  State(Id id, Prop<T> property) : Dependency{std::move(id), property.name} {}
  State(Id id, std::string property) : Dependency{std::move(id), std::move(property)} {}
};

/// A property that the handler's result is put into.
template <class T = Json>
struct Output : Dependency {
  Output(Id id, Prop<T> property) : Dependency{std::move(id), property.name} {}
  Output(Id id, std::string property) : Dependency{std::move(id), std::move(property)} {}
};

/// What a property is while the handler runs and after it has: set by the browser itself.
struct Running {
  Dependency output;
  Json during;
  Json after;
};

/// Definition: https://dash.plotly.com/advanced-callbacks and https://dash.plotly.com/background-callbacks
struct CallbackOptions {
  /// Several callbacks may set these outputs. Needs `prevent_initial_call`, since the order of the first calls is open.
  bool allow_duplicate = false;
  /// For work that takes longer than a request may: the handler runs apart from requests, and the browser asks for its result
  /// every `interval`. Another call for the same outputs cancels the one before. The handler may take a Progress first.
  bool background = false;
  /// A change of one of these cancels the handler of a background callback: its computations stop, and so does the handler the
  /// next time it tells its Progress.
  std::vector<Dependency> cancel{};
  /// How often the browser asks for the result of a background callback.
  std::chrono::milliseconds interval{1000};
  /// A WebSocket callback that goes on as long as the page is there: the browser shows no sign that it is updating.
  bool persistent = false;
  /// Not called when the page is loaded, only when an input has changed. Default: DashOptions::prevent_initial_callbacks.
  std::optional<bool> prevent_initial_call{};
  /// The outputs of a background callback that its Progress sets while the handler runs.
  std::vector<Dependency> progress{};
  /// What those are before the handler has told anything; one value for each, or none.
  std::vector<Json> progress_default{};
  /// `.running = {{Output{"report", "disabled"}, true, false}}` greys a button out meanwhile.
  std::vector<Running> running{};
  /// Called through a WebSocket, which one page keeps open for all calls: see ctx() for what its handler can do. Default:
  /// DashOptions::websocket_callbacks.
  bool websocket = false;
};

/// A function in a JavaScript file of the assets: `window.dash_clientside[space][function_name]`.
struct ClientsideFunction {
  std::string space;
  std::string function_name;
};

// --------------------------------------------------------------------------------------------------------------------- no update

/// Thrown by a handler: no output changes.
struct PreventUpdate {};

/// Returned for an output that is not to change.
struct NoUpdate {};
inline constexpr NoUpdate no_update;

/// A new value or `no_update`: the result of a handler that decides when it runs,
/// `[](int n) -> Update<std::string> { if (n == 0) return no_update; return "clicked"; }`.
template <class T>
class Update {
 public:
  using value_type = T;

  Update(NoUpdate) {}
  template <class V>
    requires(std::convertible_to<V, T> && !std::same_as<std::remove_cvref_t<V>, Update>)
  Update(V&& value) : value_(std::forward<V>(value)) {}

  const std::optional<T>& value() const { return value_; }

 private:
  std::optional<T> value_;
};

// ------------------------------------------------------------------------------------- between JSON and the handler's types
namespace dash {

/// One call of a handler: its arguments and results, both in the order in which the callback names them.
struct CallbackCall {
  std::vector<Json> arguments;           ///< null for a property that has no value
  std::vector<PropertyValue> results;    ///< unset where the output does not change
  std::shared_ptr<BackgroundJob> job{};  ///< of a background callback
  std::size_t reading = 0;               ///< the argument that is being decoded

  const Json& argument(std::size_t index) {
    reading = index;
    return arguments[index];
  }
};

/// A handler, as it is called: see bind_handler.
struct Handler {
  std::function<void(CallbackCall&)> call{};
  bool takes_progress = false;

  explicit operator bool() const { return static_cast<bool>(call); }
};

/// What decode throws: "needs a number, got text: "abc"".
struct ArgumentMismatch {
  std::string reason;
};

bool decode_bool(const Json& value);
double decode_double(const Json& value);
std::int64_t decode_integer(const Json& value, std::int64_t min, std::uint64_t max);
std::string decode_string(const Json& value);
const boost::json::array& decode_array(const Json& value);
const boost::json::object& decode_object(const Json& value);

template <class T>
inline constexpr bool is_decodable = std::is_arithmetic_v<T> || std::is_same_v<T, std::string> || std::is_same_v<T, Json>;
template <class T>
inline constexpr bool is_decodable<std::optional<T>> = is_decodable<T>;
template <class T>
inline constexpr bool is_decodable<std::vector<T>> = is_decodable<T>;
template <class T>
inline constexpr bool is_decodable<std::map<std::string, T>> = is_decodable<T>;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_update = false;
template <class T>
inline constexpr bool is_update<Update<T>> = true;

template <class T>
T decode(const Json& value) {
  if constexpr (std::is_same_v<T, Json>) {
    return value;
  } else if constexpr (std::is_same_v<T, bool>) {
    return decode_bool(value);
  } else if constexpr (std::is_floating_point_v<T>) {
    return static_cast<T>(decode_double(value));
  } else if constexpr (std::is_integral_v<T>) {
    return static_cast<T>(decode_integer(value,
                                         static_cast<std::int64_t>(std::is_signed_v<T> ? std::numeric_limits<T>::min() : 0),
                                         static_cast<std::uint64_t>(std::numeric_limits<T>::max())));
  } else if constexpr (std::is_same_v<T, std::string>) {
    return decode_string(value);
  } else if constexpr (is_optional<T>) {
    if (value.is_null()) return std::nullopt;
    return decode<typename T::value_type>(value);
  } else if constexpr (is_vector<T>) {
    T list;
    for (const Json& item : decode_array(value)) list.push_back(decode<typename T::value_type>(item));
    return list;
  } else {
    T map;
    for (const auto& [key, item] : decode_object(value)) map.emplace(std::string(key), decode<typename T::mapped_type>(item));
    return map;
  }
}

// ------------------------------------------------------------------------------------------------------------------- encode

template <class T>
inline constexpr bool is_text = std::is_convertible_v<const T&, std::string_view>;
template <class T>
inline constexpr bool is_map = false;
template <class T>
inline constexpr bool is_map<std::map<std::string, T>> = true;

/// Figure is tested first since it may be incomplete here.
template <class T>
constexpr bool is_encodable() {
  if constexpr (std::is_same_v<T, Figure> || std::is_same_v<T, Json> || std::is_same_v<T, NoUpdate> ||
                std::is_same_v<T, Component> || std::is_same_v<T, Patch>) {
    return true;
  } else if constexpr (is_optional<T> || is_vector<T>) {
    return is_encodable<typename T::value_type>();
  } else if constexpr (is_map<T>) {
    return is_encodable<typename T::mapped_type>();
  } else if constexpr (is_update<T>) {
    return is_encodable<typename T::value_type>();
  } else {
    return std::is_arithmetic_v<T> || std::is_base_of_v<PropertyValue, T> || is_text<T>;
  }
}

/// As it is sent to the browser; unset for no_update.
template <class T>
PropertyValue encode(const T& value) {
  if constexpr (std::is_same_v<T, NoUpdate>) {
    return {};
  } else if constexpr (is_update<T>) {
    return value.value() ? encode(*value.value()) : PropertyValue();
  } else if constexpr (std::is_same_v<T, Patch>) {
    return value.value();
  } else if constexpr (std::is_same_v<T, Figure>) {
    return prop::FigureValue(value);
  } else if constexpr (std::is_base_of_v<PropertyValue, T>) {
    return value.is_set() ? PropertyValue(value) : PropertyValue(prop::Any(nullptr));
  } else if constexpr (std::is_same_v<T, Component>) {
    return Children(value);
  } else if constexpr (is_optional<T>) {
    return value ? encode(*value) : PropertyValue(prop::Any(nullptr));
  } else if constexpr (is_vector<T>) {
    std::vector<PropertyValue> list;
    for (const auto& item : value) list.push_back(encode<typename T::value_type>(item));
    return make_list(std::move(list));
  } else if constexpr (is_map<T>) {
    std::vector<std::pair<std::string, PropertyValue>> members;
    for (const auto& [key, item] : value) members.emplace_back(key, encode<typename T::mapped_type>(item));
    return make_object(std::move(members));
  } else {
    return prop::Any(value);
  }
}

}  // namespace dash

// ---------------------------------------------------------------------------------------------------------------------- progress

/// What the handler of a background callback may take as its first parameter: it tells the page how far it has come.
/// `progress("3", "10")` sets the outputs of CallbackOptions::progress. Copies are the same.
class Progress {
 public:
  explicit Progress(std::shared_ptr<dash::BackgroundJob> job) : job_(std::move(job)) {}

  /// One value for each output of `.progress`, or no_update. Ends the handler with an exception of its own when the callback was
  /// cancelled. Throws a user Error for another number of values.
  template <class... T>
    requires(dash::is_encodable<std::decay_t<const T&>>() && ...)
  void operator()(const T&... values) const {
    set({dash::encode<std::decay_t<const T&>>(values)...});
  }
  /// Whether the callback was cancelled: its outputs will not change. May be called from any thread.
  bool is_cancelled() const;

 private:
  void set(std::vector<PropertyValue> values) const;

  std::shared_ptr<dash::BackgroundJob> job_;
};

namespace dash {

// ----------------------------------------------------------------------- does a handler fit the properties it is bound to

/// Whether a property of type V can be given to a handler as a P. An input with ALL gives a vector.
template <class V, class P>
constexpr bool fits_parameter() {
  if constexpr (std::is_same_v<P, Json> || std::is_same_v<V, Json> || std::is_same_v<V, Children> || std::is_same_v<V, P>) {
    return true;
  } else if constexpr (is_optional<P> || is_vector<P>) {
    return fits_parameter<V, typename P::value_type>();
  } else {
    return std::is_arithmetic_v<V> && std::is_arithmetic_v<P> && std::is_same_v<V, bool> == std::is_same_v<P, bool>;
  }
}

/// Whether a handler's R can be put into a property of type V. An output with ALL takes a vector.
template <class V, class R>
constexpr bool fits_output() {
  if constexpr (std::is_same_v<R, NoUpdate> || std::is_same_v<R, Json> || std::is_same_v<R, Patch> || std::is_same_v<V, Json>) {
    return is_encodable<R>();
  } else if constexpr (is_update<R> || is_optional<R>) {
    return fits_output<V, typename R::value_type>();
  } else if constexpr (std::is_same_v<V, Children>) {
    return is_encodable<R>() && !std::is_same_v<R, Figure> && !std::is_same_v<R, bool> && !is_map<R>;
  } else if constexpr (is_vector<R>) {
    return fits_output<V, typename R::value_type>();
  } else if constexpr (std::is_same_v<V, Figure> || std::is_same_v<R, Figure>) {
    return std::is_same_v<V, R>;
  } else if constexpr (std::is_same_v<V, std::string>) {
    return is_text<R>;
  } else {
    return std::is_arithmetic_v<V> && std::is_arithmetic_v<R> && std::is_same_v<V, bool> == std::is_same_v<R, bool>;
  }
}

template <class... T>
struct Types {
  static constexpr std::size_t count = sizeof...(T);
};

// The parameter types of a function, a function pointer or a function object with one operator(); the types of the properties for
// what has several, such as a generic lambda.
template <class F>
struct SignatureOf;
template <class R, class... P>
struct SignatureOf<R (*)(P...)> {
  using Parameters = Types<std::remove_cvref_t<P>...>;
};
template <class R, class C, class... P>
struct SignatureOf<R (C::*)(P...) const> : SignatureOf<R (*)(P...)> {};
template <class R, class C, class... P>
struct SignatureOf<R (C::*)(P...)> : SignatureOf<R (*)(P...)> {};

template <class F, class Values>
constexpr auto parameters_of() {
  if constexpr (requires { &F::operator(); }) {
    return typename SignatureOf<decltype(&F::operator())>::Parameters();
  } else if constexpr (std::is_pointer_v<F>) {
    return typename SignatureOf<F>::Parameters();
  } else {
    return Values();
  }
}

template <class Value, class Parameter>
constexpr bool check_parameter() {
  static_assert(is_decodable<Parameter>,
                "callback: a handler's parameter cannot be read from JSON: take a number, bool, std::string, std::optional, "
                "std::vector, std::map<std::string, ...> or Json");
  static_assert(!is_decodable<Parameter> || fits_parameter<Value, Parameter>(),
                "callback: a handler's parameter does not fit the property of its Input or State: take the property's own type, "
                "std::optional of it, std::vector of it for a pattern id, or Json");
  return is_decodable<Parameter> && fits_parameter<Value, Parameter>();
}

template <class Value, class Result>
constexpr bool check_result() {
  static_assert(is_encodable<Result>(),
                "callback: a handler's result cannot be sent as JSON: return a Figure, a Component, text, a number, bool, Json, "
                "no_update, or std::optional, std::vector or std::map of those");
  static_assert(!is_encodable<Result>() || fits_output<Value, Result>(),
                "callback: the handler's result does not fit its Output: return the property's type, such as a Figure for "
                "dcc::Graph.figure, or Update<that> when no_update is possible");
  return is_encodable<Result>() && fits_output<Value, Result>();
}

// Whether the handler's result has a value for each output. O: the types of the outputs.
template <class Result, class... O>
constexpr bool check_results(Types<O...>) {
  if constexpr (std::is_void_v<Result>) {
    static_assert(sizeof...(O) == 0, "callback: the handler returns nothing, but there is an Output: return a value for it");
    return sizeof...(O) == 0;
  } else if constexpr (sizeof...(O) == 0) {
    static_assert(std::is_void_v<Result>, "callback: without an Output the handler must return nothing (void)");
    return false;
  } else if constexpr (sizeof...(O) == 1) {
    return (check_result<O, Result>() && ...);
  } else if constexpr (requires { requires std::tuple_size<Result>::value == sizeof...(O); }) {
    return []<std::size_t... I>(std::index_sequence<I...>) {
      return (check_result<O, std::remove_cvref_t<std::tuple_element_t<I, Result>>>() && ...);
    }(std::index_sequence_for<O...>());
  } else {
    static_assert(std::is_void_v<Result>, "callback: return one value for each Output, in their order, as a std::tuple");
    return false;
  }
}

template <class F, class... P, std::size_t... A, class... O, std::size_t... R>
void call_handler(F& function, CallbackCall& call, Types<P...>, std::index_sequence<A...>, Types<O...>,
                  std::index_sequence<R...>) {
  if constexpr (sizeof...(O) == 0) {
    function(decode<P>(call.argument(A))...);
  } else if constexpr (sizeof...(O) == 1) {
    call.results[0] = encode(function(decode<P>(call.argument(A))...));
  } else {
    const auto result = function(decode<P>(call.argument(A))...);
    ((call.results[R] = encode(std::get<R>(result))), ...);
  }
}

// Turns a handler of C++ types into one of JSON; `with_progress(call)` is the function without its Progress. V: the types of the
// inputs and states, P: of the parameters for them, O: of the outputs.
template <class Result, class WithProgress, class... V, class... P, class... O>
std::function<void(CallbackCall&)> bind_parameters(WithProgress with_progress, Types<V...> values, Types<P...> parameters,
                                                   Types<O...> outputs) {
  static_assert(values.count == parameters.count,
                "callback: the handler needs one parameter for each Input and State, in their order");
  if constexpr (values.count == parameters.count) {
    constexpr bool parameters_fit = (check_parameter<V, P>() && ...);
    if constexpr (parameters_fit && check_results<Result>(outputs)) {
      return [with_progress](CallbackCall& call) mutable {
        auto&& function = with_progress(call);
        call_handler(function, call, Types<P...>(), std::index_sequence_for<P...>(), Types<O...>(),
                     std::index_sequence_for<O...>());
      };
    }
  }
  return {};
}

template <class F, class Values, class... P, class Outputs>
Handler bind_handler(const F& function, Values values, Types<Progress, P...>, Outputs outputs) {
  using Result = std::remove_cvref_t<std::invoke_result_t<F&, Progress, P...>>;
  const auto with_progress = [function = function](CallbackCall& call) mutable {
    return [&](const P&... parameters) -> decltype(auto) { return function(Progress(call.job), parameters...); };
  };
  return {bind_parameters<Result>(with_progress, values, Types<P...>(), outputs), true};
}

template <class F, class Values, class... P, class Outputs>
Handler bind_handler(const F& function, Values values, Types<P...> parameters, Outputs outputs) {
  using Result = std::remove_cvref_t<std::invoke_result_t<F&, P...>>;
  const auto with_progress = [function = function](CallbackCall&) mutable -> F& { return function; };
  return {bind_parameters<Result>(with_progress, values, parameters, outputs), false};
}

// ------------------------------------------------------------------------------------ which of callback()'s arguments is what

template <class T>
struct Role {
  static constexpr int order = 3;
};
template <class T>
struct Role<Output<T>> {
  static constexpr int order = 0;
  using Value = T;
};
template <class T>
struct Role<Input<T>> {
  static constexpr int order = 1;
  using Value = T;
};
template <class T>
struct Role<State<T>> {
  static constexpr int order = 2;
  using Value = T;
};

template <int from, int to, class... D>
constexpr auto values_in(Types<D...>) {
  if constexpr (sizeof...(D) == 0) {
    return Types<>();
  } else {
    return []<class First, class... Rest>(Types<First, Rest...>) {
      constexpr auto rest = values_in<from, to>(Types<Rest...>());
      if constexpr (Role<First>::order >= from && Role<First>::order <= to) {
        return []<class... R>(Types<R...>) { return Types<typename Role<First>::Value, R...>(); }(rest);
      } else {
        return rest;
      }
    }(Types<D...>());
  }
}

}  // namespace dash
}  // namespace weft
