// Components: what a page is made of, the ids that name them and the values that their properties hold.
#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <weft/json.h>

namespace weft {

class Component;
class Figure;

class PropertyValue;

namespace dash {
struct ComponentNode;
struct PropertyNode;
PropertyValue make_list(std::vector<PropertyValue> list);
PropertyValue make_object(std::vector<std::pair<std::string, PropertyValue>> members);
}  // namespace dash

// ------------------------------------------------------------------------------------------------------------------------- ids

/// Stands in a pattern id for a value: ALL takes every component that matches, MATCH ties an output to the inputs whose value is
/// the same, ALLSMALLER takes those with a smaller value than the one of MATCH.
/// Definition: https://dash.plotly.com/pattern-matching-callbacks
enum class Wildcard { MATCH, ALL, ALLSMALLER };
using enum Wildcard;

/// One value in a dictionary id: text, a number, a truth value, or a wildcard.
class IdValue {
 public:
  IdValue(const char* text) : value_(text) {}
  IdValue(const std::string& text) : value_(text) {}
  IdValue(std::integral auto number) : value_(number) {}
  IdValue(Wildcard wildcard);

  /// As it is in a dictionary.
  const Json& json() const { return value_; }

 private:
  Json value_;
};

/// One value of a dictionary id, under its key.
struct IdEntry {
  std::string_view key;
  IdValue value;
};

/// The name of a component: text, or a dictionary as in `{{"type", "dim"}, {"index", 0}}`. Components that callbacks do not name
/// need none.
class Id {
 public:
  Id() = default;  ///< No id.
  Id(const char* name);
  /// Throws a user Error when the name is empty or holds "." or "{", which the browser's side gives a meaning of their own.
  Id(std::string_view name);
  Id(const std::string& name) : Id(std::string_view(name)) {}
  /// Throws a user Error when a key is empty or comes twice.
  Id(std::initializer_list<IdEntry> entries);

  /// Whether there is none, and whether it is a dictionary.
  bool empty() const { return value_.is_null(); }
  bool is_dictionary() const { return value_.is_object(); }
  /// Whether a value of the dictionary is a wildcard.
  bool has_wildcard() const;
  /// Whether it stands for several components: one of its values is ALL or ALLSMALLER.
  bool is_many() const;

  /// Text, or an object in the order given; a wildcard is an array: {"type": "dim", "index": ["ALL"]}.
  const Json& json() const { return value_; }
  /// The text that names it in the protocol: the name itself, or compact JSON with its keys in order, `{"index":0,"type":"dim"}`.
  std::string to_string() const;

  /// Whether both are the same text in the protocol.
  bool operator==(const Id& other) const { return to_string() == other.to_string(); }

 private:
  Json value_;
};

// -------------------------------------------------------------------------------------------------------------------- properties

/// The name of a component's property with the C++ type of its value. The components have one for each of their properties:
/// `dcc::Slider.value` is a `Prop<double>`.
template <class T>
struct Prop {
  const char* name;
};

/// What one property holds: nothing (the browser takes its default), JSON, a figure, a component, or a list or object of those.
/// Immutable, and copies share it.
class PropertyValue {
 public:
  PropertyValue() noexcept = default;
  PropertyValue(const PropertyValue&) noexcept;
  PropertyValue(PropertyValue&&) noexcept;
  PropertyValue& operator=(const PropertyValue&) noexcept;
  PropertyValue& operator=(PropertyValue&&) noexcept;
  ~PropertyValue();

  /// Whether it holds anything.
  bool is_set() const { return node_ != nullptr; }
  /// As it is sent; null when nothing is set.
  Json to_json() const;
  /// For the library: what copies share.
  const dash::PropertyNode* node() const { return node_.get(); }

 protected:
  explicit PropertyValue(Json value);
  explicit PropertyValue(std::string_view text);
  explicit PropertyValue(const char* text);  ///< null for a null pointer
  explicit PropertyValue(const Component& component);
  explicit PropertyValue(const Figure& figure);
  explicit PropertyValue(std::vector<PropertyValue> list);
  explicit PropertyValue(std::vector<std::pair<std::string, PropertyValue>> members);

 private:
  friend PropertyValue dash::make_list(std::vector<PropertyValue> list);
  friend PropertyValue dash::make_object(std::vector<std::pair<std::string, PropertyValue>> members);

  std::shared_ptr<const dash::PropertyNode> node_;
};

/// The types of the members of the components' options. Each takes nullptr too, and those of text a null `const char*`, which
/// sends null: that is not the same as leaving the property out, as with `dcc::Slider({.step = nullptr})`.
namespace prop {

/// A text.
class Text : public PropertyValue {
 public:
  Text() = default;
  Text(const char* text) : PropertyValue(text) {}
  Text(std::string_view text) : PropertyValue(text) {}
  Text(const std::string& text) : PropertyValue(std::string_view(text)) {}
  Text(std::chrono::year_month_day date);  ///< "2026-02-28", as DatePickerSingle takes it
  Text(std::nullptr_t) : PropertyValue(Json(nullptr)) {}
};

/// A number.
class Number : public PropertyValue {
 public:
  Number() = default;
  template <class T>
    requires(std::is_arithmetic_v<T> && !std::same_as<T, bool> && !std::same_as<T, char>)
  Number(T number) : PropertyValue(Json(number)) {}
  Number(std::nullptr_t) : PropertyValue(Json(nullptr)) {}
};

/// True or false.
class Boolean : public PropertyValue {
 public:
  Boolean() = default;
  Boolean(std::same_as<bool> auto truth) : PropertyValue(Json(truth)) {}
  Boolean(std::nullptr_t) : PropertyValue(Json(nullptr)) {}
};

/// Any JSON: `.options = {"Asia", "Africa"}`, `.style = {{"color", "red"}}`, `.value = 3`.
class Any : public PropertyValue {
 public:
  Any() = default;
  Any(const char* text) : PropertyValue(text) {}
  template <class T>
    requires(std::constructible_from<Json, T> && !std::derived_from<std::remove_cvref_t<T>, PropertyValue>)
  Any(T&& value) : PropertyValue(Json(std::forward<T>(value))) {}
  Any(std::initializer_list<boost::json::value_ref> values);
  template <class T>
    requires std::constructible_from<Json, T>
  Any(const std::vector<T>& values) : PropertyValue(Json(boost::json::array(values.begin(), values.end()))) {}
};

/// A figure, or the same as JSON: an object with `data` and `layout`.
class FigureValue : public PropertyValue {
 public:
  FigureValue() = default;
  FigureValue(const Figure& figure) : PropertyValue(figure) {}
  FigureValue(const Json& figure) : PropertyValue(Json(figure)) {}
  FigureValue(std::nullptr_t) : PropertyValue(Json(nullptr)) {}
};

}  // namespace prop

// --------------------------------------------------------------------------------------------------------------- components

/// One component with its properties. Immutable, and copies share it, so a copy costs nothing whatever stands inside.
/// Made by the functions in <weft/html.h>, <weft/dcc.h> and <weft/dash_table.h>.
class Component {
 public:
  explicit Component(std::shared_ptr<const dash::ComponentNode> node) noexcept;
  Component(const Component&) noexcept;
  Component(Component&&) noexcept;
  Component& operator=(const Component&) noexcept;
  Component& operator=(Component&&) noexcept;
  ~Component();

  /// As Dash sends it: {"props": {...}, "type": "Div", "namespace": "dash_html_components"}.
  Json to_json() const;
  /// For the library: what copies share.
  const dash::ComponentNode& node() const { return *node_; }

 private:
  std::shared_ptr<const dash::ComponentNode> node_;
};

/// What may stand inside a component: nothing, text, a number, a component, or a list of those.
class Children : public PropertyValue {
 public:
  Children() = default;
  Children(const Component& component) : PropertyValue(component) {}
  Children(const char* text) : PropertyValue(text) {}
  Children(std::string_view text) : PropertyValue(text) {}
  Children(const std::string& text) : PropertyValue(std::string_view(text)) {}
  Children(char letter) : PropertyValue(std::string_view(&letter, 1)) {}
  template <class T>
    requires(std::is_arithmetic_v<T> && !std::same_as<T, bool>)
  Children(T number) : PropertyValue(Json(number)) {}
  Children(std::nullptr_t) : PropertyValue(Json(nullptr)) {}
  Children(std::initializer_list<Children> list);
  Children(const std::vector<Component>& list);
  Children(const std::vector<Children>& list);
  /// What a callback got as children, to be put somewhere else.
  explicit Children(const Json& value) : PropertyValue(Json(value)) {}
};

namespace dash {

/// What is one child: text, a number, a component, or a std::vector of components.
template <class C>
concept ChildrenLike = std::convertible_to<const C&, Children>;

/// The children of `html::Div({}, {.id = "text"})`.
struct NoChildren {};

Children list_of(const Children* children, std::size_t count);

/// The first member of the options of a component with children. It takes nothing, so the properties have to be named.
struct NamedOnly {
  explicit NamedOnly() = default;
};

/// The first member of the options of any other component. It takes nothing, so the properties have to be named.
struct Named {
  Named() = default;
  template <class T>
    requires(std::convertible_to<T, std::string_view> || std::is_arithmetic_v<T>)
  Named(const T&) {
    static_assert(!std::same_as<T, T>, "a component's properties are given by name: write dcc::Graph({.id = \"graph\"})");
  }
};

/// Takes any value, and any list of them.
struct AnyValue {
  AnyValue();
  template <class T>
  AnyValue(const T&);
  AnyValue(std::initializer_list<AnyValue>);
};

/// Takes the properties of a call that the component's own options do not take. An array, since compilers then refuse it by the
/// first property's name instead of listing every function that could have been meant.
using WrongProperties = AnyValue[256];

template <class P>
concept AreWrong = std::same_as<P, WrongProperties>;

template <AreWrong P>
[[noreturn]] void refuse_properties(const P&) {
  static_assert(
      !AreWrong<P>,
      "one of the properties of this call is none of the component's, or its value does not fit; properties are given by "
      "name, as in html::Div(\"text\", {.className = \"note\"})");
  throw;
}

/// What is called when nothing else fits the properties of a component without children.
struct RefusesProperties {
  template <AreWrong P = WrongProperties>
  Component operator()(const P& properties) const {
    refuse_properties(properties);
  }
};

/// The same for one with children: a list, one child, or an empty list.
struct RefusesPropertiesBehindChildren {
  template <std::size_t N, AreWrong P = WrongProperties>
  Component operator()(const Children (&)[N], const P& properties) const {
    refuse_properties(properties);
  }
  template <ChildrenLike C, AreWrong P = WrongProperties>
  Component operator()(const C&, const P& properties) const {
    refuse_properties(properties);
  }
  template <AreWrong P = WrongProperties>
  Component operator()(NoChildren, const P& properties) const {
    refuse_properties(properties);
  }
};

}  // namespace dash
}  // namespace weft
