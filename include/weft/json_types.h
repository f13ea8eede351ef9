// How C++ types are read from JSON and written to it: what the handlers of callbacks take and return, and types of your own.
#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <weft/component.h>

namespace weft {

class Patch;

// -------------------------------------------------------------------------------------------------------- types of your own

/// Names a type: what json_names() and json_members() are found by.
template <class T>
struct Type {};

/// The texts that stand for the values of an enum. A function beside the enum returns them:
///
///     enum class Scale { linear, log };
///     auto json_names(Type<Scale>) { return JsonNames<Scale>{{"linear", Scale::linear}, {"log", Scale::log}}; }
template <class E>
struct JsonNames {
  JsonNames(std::initializer_list<std::pair<std::string_view, E>> entries) {
    for (const auto& [name, value] : entries) {
      names.push_back(name);
      values.push_back(value);
    }
  }

  std::vector<std::string_view> names;
  std::vector<E> values;
};

/// One member of a struct, and its name in a JSON object. A function beside the struct returns a std::tuple of them:
///
///     struct Point { double x, y; };
///     auto json_members(Type<Point>) { return std::tuple{JsonMember{"x", &Point::x}, JsonMember{"y", &Point::y}}; }
///
/// A std::optional member may be missing in the object; what the object has more is left alone.
template <class S, class M>
struct JsonMember {
  using Value = M;

  const char* name;
  M S::*pointer;
};
template <class S, class M>
JsonMember(const char*, M S::*) -> JsonMember<S, M>;

// A type with another form in JSON has two functions beside it, of which either may be left out:
//
//     void from_json(const Json& value, Color& color);  // throws an Error that says what it needs
//     void to_json(Json& value, const Color& color);

// --------------------------------------------------------------------------------------------------------------- no update

/// Returned for an output that is not to change.
struct NoUpdate {};
inline constexpr NoUpdate no_update;

/// A new value or `no_update`: the result of a handler that decides when it runs,
/// `[](int n) -> Update<std::string> { if (n == 0) return no_update; return "clicked"; }`.
template <class T>
class Update {
 public:
  using value_type = T;

  Update() = default;  // no update
  Update(NoUpdate) {}
  template <class V>
    requires(std::convertible_to<V, T> && !std::same_as<std::remove_cvref_t<V>, Update>)
  Update(V&& value) : value_(std::forward<V>(value)) {}

  /// The new value; nothing where the output is not to change.
  const std::optional<T>& value() const { return value_; }

 private:
  std::optional<T> value_;
};

namespace dash {

// ------------------------------------------------------------------------------------------------------------- kinds of types

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
inline constexpr bool is_time = false;
template <class D>
inline constexpr bool is_time<std::chrono::sys_time<D>> = true;
template <class T>
inline constexpr bool is_variant = false;
template <class... T>
inline constexpr bool is_variant<std::variant<T...>> = true;
template <class T>
inline constexpr bool is_text = std::is_convertible_v<const T&, std::string_view>;

/// std::map, std::unordered_map, and their like.
template <class T>
inline constexpr bool is_map = requires {
  requires std::same_as<typename T::key_type, std::string>;
  typename T::mapped_type;
};
/// std::tuple, std::pair and std::array.
template <class T>
inline constexpr bool is_tuple = requires { std::tuple_size<T>::value; };
template <class T>
inline constexpr bool is_date = std::is_same_v<T, std::chrono::year_month_day>;

template <class T>
inline constexpr bool has_names = requires { json_names(Type<T>()); };
template <class T>
inline constexpr bool has_members = requires { json_members(Type<T>()); };
template <class T>
inline constexpr bool has_from_json = requires(const Json& value, T& t) { from_json(value, t); };
template <class T>
inline constexpr bool has_to_json = requires(Json& value, const T& t) { to_json(value, t); };

template <class... T>
struct Types {
  static constexpr std::size_t count = sizeof...(T);
};

/// The types of the elements of a std::tuple, a std::pair or a std::array.
template <class T, std::size_t... I>
Types<std::tuple_element_t<I, T>...> elements_of(std::index_sequence<I...>);
template <class T>
using ElementsOf = decltype(elements_of<T>(std::make_index_sequence<std::tuple_size_v<T>>()));

template <class... T>
Types<T...> alternatives_of(const std::variant<T...>&);
/// The types that a std::variant may hold.
template <class T>
using AlternativesOf = decltype(alternatives_of(std::declval<const T&>()));

/// The types of the members that json_members() names.
template <class... M>
Types<typename M::Value...> types_of_members(const std::tuple<M...>&);
template <class T>
using MembersOf = decltype(types_of_members(json_members(Type<T>())));

// ------------------------------------------------------------------------------------------------------------------- decode

/// What decode throws: "needs a number, got text: "abc"", and where inside of the value.
struct ArgumentMismatch {
  std::string reason;
  std::string place{};  ///< "[2].name"; "" for the value itself

  /// Puts a place around the one that is known.
  void inside(std::size_t index);
  void inside(std::string_view key);
  std::string to_string() const;
};

bool decode_bool(const Json& value);
double decode_double(const Json& value);
std::int64_t decode_integer(const Json& value, std::int64_t min, std::uint64_t max);
std::string decode_string(const Json& value);
const boost::json::array& decode_array(const Json& value);
const boost::json::array& decode_array(const Json& value, std::size_t size);
const boost::json::object& decode_object(const Json& value);
std::chrono::year_month_day decode_date(const Json& value);
std::chrono::sys_time<std::chrono::microseconds> decode_time(const Json& value);
/// The place of the text among the names.
std::size_t decode_name(const Json& value, const std::vector<std::string_view>& names);
/// The member of an object; null when it has none of that name.
const Json& member_of(const boost::json::object& object, std::string_view name);
/// Throws the mismatch that an exception of a from_json() stands for.
[[noreturn]] void throw_mismatch(const std::exception& error);
/// Throws what none of several types could be read for.
[[noreturn]] void throw_mismatch(const std::vector<ArgumentMismatch>& of_each);

template <class T>
constexpr bool is_decodable();

template <class... T>
constexpr bool are_decodable(Types<T...>) {
  return (is_decodable<T>() && ...);
}

template <class T>
constexpr bool is_decodable() {
  if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string> || std::is_same_v<T, Json> || is_date<T> ||
                is_time<T> || has_from_json<T> || has_names<T>) {
    return true;
  } else if constexpr (has_members<T>) {
    return are_decodable(MembersOf<T>());
  } else if constexpr (is_optional<T> || is_vector<T>) {
    return is_decodable<typename T::value_type>();
  } else if constexpr (is_map<T>) {
    return is_decodable<typename T::mapped_type>();
  } else if constexpr (is_variant<T>) {
    return are_decodable(AlternativesOf<T>());
  } else if constexpr (is_tuple<T>) {
    return are_decodable(ElementsOf<T>());
  } else {
    return false;
  }
}

template <class T>
T decode(const Json& value);

template <class T, class Place>
T decode_inside(const Json& value, const Place& place) {
  try {
    return decode<T>(value);
  } catch (ArgumentMismatch& mismatch) {
    mismatch.inside(place);
    throw;
  }
}

/// The first of the types that the value can be read as.
template <class T, class... A>
T decode_alternative(const Json& value, Types<A...>) {
  std::optional<T> read;
  std::vector<ArgumentMismatch> mismatches;
  const auto try_one = [&]<class One>(Type<One>) {
    if (read) return;
    try {
      read = decode<One>(value);
    } catch (const ArgumentMismatch& mismatch) {
      mismatches.push_back(mismatch);
    }
  };
  (try_one(Type<A>()), ...);
  if (!read) throw_mismatch(mismatches);
  return std::move(*read);
}

template <class T>
T decode(const Json& value) {
  if constexpr (std::is_same_v<T, Json>) {
    return value;
  } else if constexpr (has_from_json<T>) {
    T read{};
    try {
      from_json(value, read);
    } catch (const std::exception& error) {
      throw_mismatch(error);
    }
    return read;
  } else if constexpr (has_names<T>) {
    static const auto names = json_names(Type<T>());
    return names.values[decode_name(value, names.names)];
  } else if constexpr (has_members<T>) {
    T read{};
    const boost::json::object& object = decode_object(value);
    const auto read_member = [&]<class S, class M>(const JsonMember<S, M>& member) {
      read.*member.pointer = decode_inside<M>(member_of(object, member.name), std::string_view(member.name));
    };
    std::apply([&](const auto&... member) { (read_member(member), ...); }, json_members(Type<T>()));
    return read;
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
  } else if constexpr (is_date<T>) {
    return decode_date(value);
  } else if constexpr (is_time<T>) {
    return std::chrono::floor<typename T::duration>(decode_time(value));
  } else if constexpr (is_optional<T>) {
    if (value.is_null()) return std::nullopt;
    return decode<typename T::value_type>(value);
  } else if constexpr (is_vector<T>) {
    T list;
    for (const Json& item : decode_array(value)) list.push_back(decode_inside<typename T::value_type>(item, list.size()));
    return list;
  } else if constexpr (is_map<T>) {
    T map;
    for (const auto& [key, item] : decode_object(value)) {
      map.emplace(std::string(key), decode_inside<typename T::mapped_type>(item, std::string_view(key)));
    }
    return map;
  } else if constexpr (is_variant<T>) {
    return decode_alternative<T>(value, AlternativesOf<T>());
  } else {
    static_assert(is_tuple<T>);
    const boost::json::array& items = decode_array(value, std::tuple_size_v<T>);
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return T{decode_inside<std::tuple_element_t<I, T>>(items[I], I)...};
    }(std::make_index_sequence<std::tuple_size_v<T>>());
  }
}

// ------------------------------------------------------------------------------------------------------------------- encode

template <class T>
constexpr bool is_encodable();

template <class... T>
constexpr bool are_encodable(Types<T...>) {
  return (is_encodable<std::remove_cvref_t<T>>() && ...);
}

/// Figure is tested first since it may be incomplete here.
template <class T>
constexpr bool is_encodable() {
  if constexpr (std::is_same_v<T, Figure> || std::is_same_v<T, Json> || std::is_same_v<T, NoUpdate> ||
                std::is_same_v<T, Component> || std::is_same_v<T, Patch> || has_to_json<T> || has_names<T>) {
    return true;
  } else if constexpr (has_members<T>) {
    return are_encodable(MembersOf<T>());
  } else if constexpr (is_optional<T> || is_vector<T> || is_update<T>) {
    return is_encodable<typename T::value_type>();
  } else if constexpr (is_map<T>) {
    return is_encodable<typename T::mapped_type>();
  } else if constexpr (is_variant<T>) {
    return are_encodable(AlternativesOf<T>());
  } else if constexpr (is_tuple<T>) {
    return are_encodable(ElementsOf<T>());
  } else {
    return std::is_arithmetic_v<T> || std::is_base_of_v<PropertyValue, T> || is_text<T> || is_date<T> || is_time<T>;
  }
}

std::string encode_date(std::chrono::year_month_day date);
/// With as many decimals as are needed: "2024-05-01T10:20:30".
std::string encode_time(std::chrono::sys_time<std::chrono::microseconds> time);
[[noreturn]] void throw_nameless(const std::vector<std::string_view>& names);

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
  } else if constexpr (std::is_same_v<T, Json>) {
    return prop::Any(value);
  } else if constexpr (has_to_json<T>) {
    Json json;
    to_json(json, value);
    return prop::Any(std::move(json));
  } else if constexpr (has_names<T>) {
    static const auto names = json_names(Type<T>());
    for (std::size_t i = 0; i < names.values.size(); ++i) {
      if (names.values[i] == value) return prop::Any(names.names[i]);
    }
    throw_nameless(names.names);
  } else if constexpr (has_members<T>) {
    std::vector<std::pair<std::string, PropertyValue>> members;
    std::apply([&](const auto&... member) { (members.emplace_back(member.name, encode(value.*member.pointer)), ...); },
               json_members(Type<T>()));
    return make_object(std::move(members));
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
  } else if constexpr (is_variant<T>) {
    return std::visit([](const auto& held) { return encode(held); }, value);
  } else if constexpr (is_tuple<T>) {
    return std::apply([](const auto&... item) { return make_list({encode(item)...}); }, value);
  } else if constexpr (is_date<T>) {
    return prop::Any(encode_date(value));
  } else if constexpr (is_time<T>) {
    return prop::Any(encode_time(std::chrono::floor<std::chrono::microseconds>(value)));
  } else {
    return prop::Any(value);
  }
}

[[noreturn]] void throw_error(const ArgumentMismatch& mismatch);

}  // namespace dash

// ------------------------------------------------------------------------------------------------------------------ JSON itself

/// A value of any type that a handler may take, from JSON: numbers, bool, text, std::optional, std::vector, maps of text,
/// std::tuple, std::pair, std::array, std::variant (the first type that fits), std::chrono::year_month_day,
/// std::chrono::sys_time, and types of your own. Throws a user Error that says what is needed, where, and what there is.
template <class T>
  requires(dash::is_decodable<T>())
T json_to(const Json& value) {
  try {
    return dash::decode<T>(value);
  } catch (const dash::ArgumentMismatch& mismatch) {
    dash::throw_error(mismatch);
  }
}

/// The other way round: a value of any type that a handler may return, as JSON.
template <class T>
  requires(dash::is_encodable<T>())
Json json_from(const T& value) {
  return dash::encode(value).to_json();
}

}  // namespace weft
