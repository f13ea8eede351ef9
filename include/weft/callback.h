// Callbacks: which properties a handler reads and sets, and whether its parameters and results fit them.
#pragma once

#include <chrono>
#include <cstddef>
#include <exception>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <weft/component.h>
#include <weft/json_types.h>

namespace weft {

namespace dash {
class BackgroundJob;
}  // namespace dash

// ------------------------------------------------------------------------------------------------------------------ declarations

/// A property of a component, or with a pattern id of several.
struct Dependency {
  Id id;
  std::string property;
  /// Of an Input or State: its component may be missing on the page.
  bool allow_optional = false;

  /// "graph.figure"
  std::string to_string() const;
};

/// Options of an Input and a State.
struct DependencyOptions {
  /// Whether the component may be missing on the page: the handler then takes an empty std::optional for it, or null as Json.
  bool allow_optional = false;
};

/// An Input or State whose value goes into a member of a struct, or an Output whose value comes from one: see Input::into() and
/// Output::from().
template <class D, class S, class... Path>
struct InMember {
  D dependency;
  std::tuple<Path...> path;
};

/// A property whose changes call the handler. With `dcc::Slider.value` for the property its type is known and the handler's
/// parameter is checked against it; with text, as in `Input{"year", "value"}`, it is not.
template <class T = Json>
struct Input : Dependency {
  Input(Id id, Prop<T> property, DependencyOptions options = {})
      : Dependency{std::move(id), property.name, options.allow_optional} {}
  Input(Id id, std::string property, DependencyOptions options = {})
      : Dependency{std::move(id), std::move(property), options.allow_optional} {}

  /// Puts the value into a member of a struct, `Input{"year", dcc::Slider.value}.into(&Filters::year)`, or into a member of a
  /// member,
  /// `.into(&Filters::range, &Range::low)`. The handler takes the struct as one parameter, in the place of the first that goes
  /// into it; other members keep their defaults. Python's Dash has dicts of inputs for this.
  template <class S, class M, class... More>
  InMember<Input, S, M S::*, More...> into(M S::*member, More... more) const {
    return {*this, {member, more...}};
  }
};

/// A property that the handler is given too, but whose changes do not call it.
template <class T = Json>
struct State : Dependency {
  State(Id id, Prop<T> property, DependencyOptions options = {})
      : Dependency{std::move(id), property.name, options.allow_optional} {}
  State(Id id, std::string property, DependencyOptions options = {})
      : Dependency{std::move(id), std::move(property), options.allow_optional} {}

  /// As that of Input.
  template <class S, class M, class... More>
  InMember<State, S, M S::*, More...> into(M S::*member, More... more) const {
    return {*this, {member, more...}};
  }
};

/// A property that the handler's result is put into.
template <class T = Json>
struct Output : Dependency {
  Output(Id id, Prop<T> property) : Dependency{std::move(id), property.name} {}
  Output(Id id, std::string property) : Dependency{std::move(id), std::move(property)} {}

  /// Takes the value from a member of the struct that the handler returns: `Output{"text", "children"}.from(&Report::text)`. All
  /// Outputs of the callback come from members then.
  template <class S, class M, class... More>
  InMember<Output, S, M S::*, More...> from(M S::*member, More... more) const {
    return {*this, {member, more...}};
  }
};

/// What a handler's exception turns into: see CallbackOptions::on_error.
class OnError {
 public:
  /// Values for the outputs, or none of them.
  struct Result {
    PropertyValue value{};               ///< of one output
    std::vector<PropertyValue> items{};  ///< of several
    bool is_tuple = false;
  };

  OnError() = default;
  template <class F>
    requires std::is_invocable_v<F&, const std::exception&>
  OnError(F function)
      : function_([function = std::move(function)](const std::exception& error) mutable {
          using R = std::remove_cvref_t<decltype(function(error))>;
          if constexpr (std::is_void_v<R>) {
            function(error);
            return Result{};
          } else {
            static_assert(dash::is_encodable<R>(), "on_error: return nothing, no_update, or what the handler may return");
            const R result = function(error);
            Result values{dash::encode(result)};
            if constexpr (dash::is_tuple<R>) {
              values.is_tuple = true;
              std::apply([&](const auto&... item) { values.items = {dash::encode(item)...}; }, result);
            }
            return values;
          }
        }) {}

  /// Whether there is a function, and what it makes of an exception.
  explicit operator bool() const { return static_cast<bool>(function_); }
  Result operator()(const std::exception& error) const { return function_(error); }

 private:
  std::function<Result(const std::exception&)> function_;
};

/// Whether a callback is called when the page is loaded: true for not, false, or "initial_duplicate" for yes although
/// `allow_duplicate` leaves the order of the first calls open.
class PreventInitialCall {
 public:
  PreventInitialCall(std::same_as<bool> auto prevents) : prevents_(prevents) {}
  /// Throws a user Error for another text than "initial_duplicate".
  PreventInitialCall(const char* text);

  /// Whether the callback is not called when the page is loaded, and whether `allow_duplicate` goes with that.
  bool prevents() const { return prevents_; }
  bool allows_duplicate() const { return prevents_ || is_initial_duplicate_; }

 private:
  bool prevents_ = false;
  bool is_initial_duplicate_ = false;
};

/// A path where programs call a handler: see CallbackOptions::api_endpoint.
struct ApiEndpoint {
  ApiEndpoint() = default;
  ApiEndpoint(const char* path, std::vector<std::string> arguments = {}) : path(path), arguments(std::move(arguments)) {}

  std::string path;                    ///< "/api/mean", below the app's prefix
  std::vector<std::string> arguments;  ///< a name for each Input and State, in their order; none: their ids
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
  /// Lets programs call the handler too, `{"/api/mean", {"year", "continent"}}`: they POST a JSON object with a member for each
  /// Input and State, and get the result as JSON, of several outputs a list. Not of a background callback.
  ApiEndpoint api_endpoint{};
  /// For work that takes longer than a request may: the handler runs apart from requests, and the browser asks for its result
  /// every `interval`. Another call for the same outputs cancels the one before. The handler may take a Progress first.
  bool background = false;
  /// The arguments, counted from 0, that do not matter for whether a result is known: see `cache_by`.
  std::vector<std::size_t> cache_args_to_ignore{};
  /// What the result of a background callback depends on beside its arguments, such as
  /// `{[] { return std::filesystem::last_write_time("a.csv").time_since_epoch().count(); }}`: a call that is equal in all of that
  /// gets the result of the one before, of which the app keeps the last 256 in memory. Empty: each call runs.
  std::vector<std::function<Json()>> cache_by{};
  /// Whether it does not matter which property changed.
  bool cache_ignore_triggered = true;
  /// A change of one of these cancels the handler of a background callback: its computations stop, and so does the handler the
  /// next time it tells its Progress.
  std::vector<Dependency> cancel{};
  /// Not shown in the developer tools' graph of callbacks.
  bool hidden = false;
  /// How often the browser asks for the result of a background callback.
  std::chrono::milliseconds interval{1000};
  /// Called with what the handler throws, on its thread, so ctx() and set_props() work: `[](const std::exception& error)
  /// { set_props("alert", {{"children", error.what()}}); }`. It may return values for the outputs as the handler does, nothing
  /// for no update, or throw PreventUpdate. Default: DashOptions::on_error.
  OnError on_error{};
  /// The components that it names may be missing in the layout.
  bool optional = false;
  /// A WebSocket callback that goes on as long as the page is there: the browser shows no sign that it is updating.
  bool persistent = false;
  /// Not called when the page is loaded, only when an input has changed. "initial_duplicate": called, also with
  /// `allow_duplicate`. Default: DashOptions::prevent_initial_callbacks.
  std::optional<PreventInitialCall> prevent_initial_call{};
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

/// Thrown by a handler: no output changes.
struct PreventUpdate {};

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

template <class V, class P>
constexpr bool fits_parameter();

template <class V, class... P>
constexpr bool fits_any_parameter(Types<P...>) {
  return (fits_parameter<V, P>() || ...);
}

/// Whether a property of type V can be given to a handler as a P. An input with ALL gives a vector.
template <class V, class P>
constexpr bool fits_parameter() {
  if constexpr (std::is_same_v<P, Json> || std::is_same_v<V, Json> || std::is_same_v<V, Children> || std::is_same_v<V, P> ||
                has_from_json<P>) {
    return true;
  } else if constexpr (has_names<P> || is_date<P> || is_time<P>) {
    return std::is_same_v<V, std::string>;
  } else if constexpr (is_optional<P> || is_vector<P>) {
    return fits_parameter<V, typename P::value_type>();
  } else if constexpr (is_variant<P>) {
    return fits_any_parameter<V>(AlternativesOf<P>());
  } else {
    return std::is_arithmetic_v<V> && std::is_arithmetic_v<P> && std::is_same_v<V, bool> == std::is_same_v<P, bool>;
  }
}

template <class V, class R>
constexpr bool fits_output();

template <class V, class... R>
constexpr bool all_fit_output(Types<R...>) {
  return (fits_output<V, R>() && ...);
}

/// Whether a handler's R can be put into a property of type V. An output with ALL takes a vector.
template <class V, class R>
constexpr bool fits_output() {
  if constexpr (std::is_same_v<R, NoUpdate> || std::is_same_v<R, Json> || std::is_same_v<R, Patch> || std::is_same_v<V, Json>) {
    return is_encodable<R>();
  } else if constexpr (is_update<R> || is_optional<R>) {
    return fits_output<V, typename R::value_type>();
  } else if constexpr (is_variant<R>) {
    return all_fit_output<V>(AlternativesOf<R>());
  } else if constexpr (std::is_same_v<V, Children>) {
    return is_encodable<R>() && !std::is_same_v<R, Figure> && !std::is_same_v<R, bool> && !is_map<R> && !has_members<R>;
  } else if constexpr (is_vector<R>) {
    return fits_output<V, typename R::value_type>();
  } else if constexpr (std::is_same_v<V, Figure> || std::is_same_v<R, Figure>) {
    return std::is_same_v<V, R>;
  } else if constexpr (has_to_json<R>) {
    return true;
  } else if constexpr (std::is_same_v<V, std::string>) {
    return is_text<R> || has_names<R> || is_date<R> || is_time<R>;
  } else {
    return std::is_arithmetic_v<V> && std::is_arithmetic_v<R> && std::is_same_v<V, bool> == std::is_same_v<R, bool>;
  }
}

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
  static_assert(is_decodable<Parameter>(),
                "callback: a handler's parameter cannot be read from JSON: take a number, bool, std::string, std::optional, "
                "std::vector, std::map<std::string, ...>, std::tuple, a date or Json, or give the type a from_json(), "
                "json_members() or json_names() (those of dd::Table are in <weft/dash_data.h>)");
  static_assert(!is_decodable<Parameter>() || fits_parameter<Value, Parameter>(),
                "callback: a handler's parameter does not fit the property of its Input or State: take the property's own type, "
                "std::optional of it, std::vector of it for a pattern id, or Json");
  return is_decodable<Parameter>() && fits_parameter<Value, Parameter>();
}

template <class Value, class Result>
constexpr bool check_result() {
  static_assert(is_encodable<Result>(),
                "callback: a handler's result cannot be sent as JSON: return a Figure, a Component, text, a number, bool, Json, "
                "no_update, or std::optional, std::vector, std::map or std::tuple of those, or give the type a to_json(), "
                "json_members() or json_names() (those of dd::Table are in <weft/dash_data.h>)");
  static_assert(!is_encodable<Result>() || fits_output<Value, Result>(),
                "callback: the handler's result does not fit its Output: return the property's type, such as a Figure for "
                "dcc::Graph.figure, or Update<that> when no_update is possible");
  return is_encodable<Result>() && fits_output<Value, Result>();
}

// ------------------------------------------------------------------------------------------- members of structs: into() and
// from()

/// A property of type V that goes into, or comes from, a member of type M of the struct S.
template <class V, class S, class M>
struct MemberValue {};

/// The type of a parameter that stands for a property of that type, or of a struct that takes several.
template <class T>
struct ParameterOf {
  using Type = T;
};
template <class V, class S, class M>
struct ParameterOf<MemberValue<V, S, M>> {
  using Type = S;
};

template <class T>
inline constexpr bool is_member = false;
template <class V, class S, class M>
inline constexpr bool is_member<MemberValue<V, S, M>> = true;

/// The member that a path of pointers leads to.
template <class S, class First, class... More>
auto& resolve(S& object, First first, More... more) {
  if constexpr (sizeof...(More) == 0) {
    return object.*first;
  } else {
    return resolve(object.*first, more...);
  }
}

/// One parameter of a handler: the property at `first`, or the struct that it and later ones go into. T: as ParameterOf tells.
template <class T, std::size_t first, bool is_struct>
struct Slot {
  static constexpr std::size_t index = first;
  static constexpr bool takes_members = is_struct;
  using Type = T;
};

template <class S, class... Slots>
constexpr bool has_slot_of(Types<Slots...>) {
  return ((Slots::takes_members && std::is_same_v<typename Slots::Type, S>) || ...);
}

// The parameters that properties of those types need, in order.
template <std::size_t index, class... Slots>
constexpr auto slots_of(Types<Slots...> slots, Types<>) {
  return slots;
}
template <std::size_t index, class... Slots, class First, class... Rest>
constexpr auto slots_of(Types<Slots...> slots, Types<First, Rest...>) {
  using T = typename ParameterOf<First>::Type;
  if constexpr (is_member<First>) {
    if constexpr (has_slot_of<T>(Types<Slots...>())) {
      return slots_of<index + 1>(slots, Types<Rest...>());
    } else {
      return slots_of<index + 1>(Types<Slots..., Slot<T, index, true>>(), Types<Rest...>());
    }
  } else {
    return slots_of<index + 1>(Types<Slots..., Slot<T, index, false>>(), Types<Rest...>());
  }
}

template <class... Slots>
constexpr auto types_of_slots(Types<Slots...>) {
  return Types<typename Slots::Type...>();
}

template <class S, class V>
constexpr bool check_member() {
  return true;  // goes elsewhere
}
template <class S, class Member>
  requires(is_member<Member> && std::is_same_v<typename ParameterOf<Member>::Type, S>)
constexpr bool check_member() {
  return []<class V, class M>(MemberValue<V, S, M>) { return check_parameter<V, M>(); }(Member());
}

template <class TheSlot, class P, class... V>
constexpr bool check_slot(Types<V...>) {
  if constexpr (TheSlot::takes_members) {
    static_assert(std::is_same_v<typename TheSlot::Type, P>,
                  "callback: the handler has to take the struct that .into() names as one parameter, in the place of the first "
                  "Input or State that goes into it");
    return std::is_same_v<typename TheSlot::Type, P> && (check_member<P, V>() && ...);
  } else {
    return check_parameter<typename TheSlot::Type, P>();
  }
}

template <class P, class V, class Path>
void read_member(P& object, CallbackCall& call, std::size_t index, const Path& path) {
  if constexpr (is_member<V>) {
    if constexpr (std::is_same_v<typename ParameterOf<V>::Type, P>) {
      std::apply(
          [&](auto... pointers) {
            auto& member = resolve(object, pointers...);
            member = decode<std::remove_reference_t<decltype(member)>>(call.argument(index));
          },
          path);
    }
  }
}

// The value of one parameter. V: the types of the inputs and states, of which each has a path, `()` when it is in no struct.
template <class TheSlot, class P, class... V, class Paths>
P read_slot(CallbackCall& call, Types<V...>, const Paths& paths) {
  if constexpr (TheSlot::takes_members) {
    P object{};
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (read_member<P, V>(object, call, I, std::get<I>(paths)), ...);
    }(std::index_sequence_for<V...>());
    return object;
  } else {
    return decode<P>(call.argument(TheSlot::index));
  }
}

// ------------------------------------------------------------------------------------------------------------------ results

template <class Result, class O>
constexpr bool check_result_member() {
  return []<class V, class S, class M>(MemberValue<V, S, M>) {
    static_assert(std::is_same_v<S, Result>, "callback: the handler has to return the struct that .from() names");
    return std::is_same_v<S, Result> && check_result<V, M>();
  }(O());
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
  } else if constexpr ((is_member<O> || ...)) {
    static_assert((is_member<O> && ...), "callback: either all Outputs come .from() members of a struct, or none");
    if constexpr ((is_member<O> && ...)) return (check_result_member<Result, O>() && ...);
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

template <class Result, class... O, class Paths, std::size_t... R>
void write_results(const Result& result, CallbackCall& call, Types<O...>, const Paths& paths, std::index_sequence<R...>) {
  if constexpr ((is_member<O> || ...)) {
    const auto member = [&](auto... pointers) { return encode(resolve(result, pointers...)); };
    ((call.results[R] = std::apply(member, std::get<R>(paths))), ...);
  } else if constexpr (sizeof...(O) == 1) {
    call.results[0] = encode(result);
  } else {
    ((call.results[R] = encode(std::get<R>(result))), ...);
  }
}

/// Where the values of the inputs and states go, and where those of the outputs come from: a path for each.
template <class InputPaths, class OutputPaths>
struct Paths {
  InputPaths inputs;
  OutputPaths outputs;
};

template <class F, class... TheSlots, class... P, class Values, class... O, class ThePaths>
void call_handler(F& function, [[maybe_unused]] CallbackCall& call, Types<TheSlots...>, Types<P...>,
                  [[maybe_unused]] Values values, [[maybe_unused]] Types<O...> outputs, [[maybe_unused]] const ThePaths& paths) {
  if constexpr (sizeof...(O) == 0) {
    function(read_slot<TheSlots, P>(call, values, paths.inputs)...);
  } else {
    const auto result = function(read_slot<TheSlots, P>(call, values, paths.inputs)...);
    write_results(result, call, outputs, paths.outputs, std::index_sequence_for<O...>());
  }
}

template <class... TheSlots, class... P, class Values>
constexpr bool check_slots(Types<TheSlots...>, Types<P...>, [[maybe_unused]] Values values) {
  return (check_slot<TheSlots, P>(values) && ...);
}

// Turns a handler of C++ types into one of JSON; `with_progress(call)` is the function without its Progress. Values: the types of
// the inputs and states, P: of the parameters for them, Outputs: of the outputs.
template <class Result, class WithProgress, class Values, class... P, class Outputs, class ThePaths>
std::function<void(CallbackCall&)> bind_parameters(WithProgress with_progress, Values values, Types<P...> parameters,
                                                   Outputs outputs, ThePaths paths) {
  constexpr auto slots = slots_of<0>(Types<>(), Values());
  static_assert(slots.count == parameters.count,
                "callback: the handler needs one parameter for each Input and State, in their order (one for all that go "
                ".into() the same struct)");
  if constexpr (slots.count == parameters.count) {
    constexpr bool parameters_fit = check_slots(slots, Types<P...>(), Values());
    if constexpr (parameters_fit && check_results<Result>(Outputs())) {
      return [=](CallbackCall& call) mutable {
        auto&& function = with_progress(call);
        call_handler(function, call, slots, parameters, values, outputs, paths);
      };
    }
  }
  return {};
}

template <class F, class Values, class... P, class Outputs, class ThePaths>
Handler bind_handler(const F& function, Values values, Types<Progress, P...>, Outputs outputs, ThePaths paths) {
  using Result = std::remove_cvref_t<std::invoke_result_t<F&, Progress, P...>>;
  const auto with_progress = [function = function](CallbackCall& call) mutable {
    return [&](const P&... parameters) -> decltype(auto) { return function(Progress(call.job), parameters...); };
  };
  return {bind_parameters<Result>(with_progress, values, Types<P...>(), outputs, std::move(paths)), true};
}

template <class F, class Values, class... P, class Outputs, class ThePaths>
Handler bind_handler(const F& function, Values values, Types<P...> parameters, Outputs outputs, ThePaths paths) {
  using Result = std::remove_cvref_t<std::invoke_result_t<F&, P...>>;
  const auto with_progress = [function = function](CallbackCall&) mutable -> F& { return function; };
  return {bind_parameters<Result>(with_progress, values, parameters, outputs, std::move(paths)), false};
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
template <class D, class S, class... Path>
struct Role<InMember<D, S, Path...>> {
  static constexpr int order = Role<D>::order;
  using Member = std::remove_reference_t<decltype(resolve(std::declval<S&>(), std::declval<Path>()...))>;
  using Value = MemberValue<typename Role<D>::Value, S, Member>;
};

template <class D>
const Dependency& dependency_of(const D& dependency) {
  return dependency;
}
template <class D, class S, class... Path>
const Dependency& dependency_of(const InMember<D, S, Path...>& member) {
  return member.dependency;
}

template <class D>
std::tuple<> path_of(const D&) {
  return {};
}
template <class D, class S, class... Path>
std::tuple<Path...> path_of(const InMember<D, S, Path...>& member) {
  return member.path;
}

/// The paths of those whose order is in the range, as a tuple of tuples.
template <int from, int to, class... D>
auto paths_in(const D&... parts) {
  const auto one = []<class Part>(const Part& part) {
    if constexpr (Role<Part>::order >= from && Role<Part>::order <= to) {
      return std::tuple<decltype(path_of(part))>(path_of(part));
    } else {
      return std::tuple<>();
    }
  };
  return std::tuple_cat(one(parts)...);
}

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
