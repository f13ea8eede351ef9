// What components and property values share: the trees behind the handles, and how one is built and sent.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <weft/component.h>
#include <weft/component_library.h>
#include <weft/figure.h>

namespace weft::dash {

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
