// What components and property values share: the trees behind the handles, and how one is built and sent.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <weft/component.h>
#include <weft/figure.h>

namespace weft::dash {

/// A component of one of Dash's libraries. One constant for each, generated.
struct ComponentType {
  std::string_view name_space;  ///< "dash_html_components"
  std::string_view name;        ///< "Div"
  std::span<const std::string_view> properties;
  bool has_wildcards;  ///< Takes properties whose names begin with "data-" or "aria-" too.
};

using PropertyMembers = std::vector<std::pair<std::string, PropertyValue>>;  ///< of an object, in the order in which it is sent

struct ComponentNode {
  const ComponentType* type;
  PropertyMembers properties;  ///< those that are set, in the order in which Dash sends them

  /// Null when it is not set.
  const PropertyValue* find(std::string_view name) const;
};

struct PropertyNode {
  std::variant<Json, Figure, Component, std::vector<PropertyValue>, PropertyMembers> value;
};

/// Makes one component from its options.
class ComponentBuilder {
 public:
  explicit ComponentBuilder(const ComponentType& type) : node_{&type, {}} {}

  /// Children are always sent, null when there are none, as in Python.
  void set_children(const Children& children);
  void set(const char* name, const PropertyValue& value);
  /// Throws a user Error when the id holds a wildcard.
  void set(const char* name, const Id& id);
  /// Throws a user Error when a name begins with neither "data-" nor "aria-".
  void set_attributes(const PropertyValue& attributes);

  Component build();

 private:
  ComponentNode node_;
};

/// Appends what is sent for it, see base::append_json.
void append_json(std::string& out, const PropertyValue& value);
void append_json(std::string& out, const Component& component);
void append_json(std::string& out, const PropertyMembers& members);

/// Calls `visit` for each component in the value, outer ones first, also those in properties other than children.
template <class Visit>
void for_each_component(const PropertyValue& value, const Visit& visit) {
  if (!value.is_set()) return;
  if (const auto* component = std::get_if<Component>(&value.node()->value)) {
    visit(component->node());
    for (const auto& [name, inner] : component->node().properties) for_each_component(inner, visit);
  } else if (const auto* list = std::get_if<std::vector<PropertyValue>>(&value.node()->value)) {
    for (const PropertyValue& item : *list) for_each_component(item, visit);
  } else if (const auto* members = std::get_if<PropertyMembers>(&value.node()->value)) {
    for (const auto& [name, inner] : *members) for_each_component(inner, visit);
  }
}

}  // namespace weft::dash
