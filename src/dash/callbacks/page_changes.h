// What an answer changes on the page: properties of components.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <weft/callback_context.h>

#include "dash/callbacks/update_request.h"
#include "dash/component_node.h"

namespace weft::dash {

/// Components in the order in which they were first named, each with its properties.
class PageChanges {
 public:
  bool empty() const { return components_.empty(); }
  /// A later value replaces an earlier one of the same property. An unset one changes nothing.
  void set(const Target& target, PropertyValue value);
  void add(const PageChanges& later);
  /// Calls visit(id, properties) for each component.
  template <class Visit>
  void for_each(const Visit& visit) const {
    for (const Component& component : components_) visit(component.id, component.properties);
  }
  /// {"out":{"children":"text"}}
  void append_json(std::string& out) const;

 private:
  struct Component {
    std::string id;
    PropertyMembers properties;
  };
  Component& component(const std::string& id);

  std::vector<Component> components_;
  std::unordered_map<std::string, std::size_t> places_;  ///< of the components by id, once they are many
};

/// What set_props changes. Throws a user Error for an id with a wildcard.
PageChanges changes_of(const Id& id, const std::vector<SetProperty>& properties);

/// Where the results of a handler go. Throws a user Error when an output with ALL has no list of as many values.
PageChanges changes_of(const UpdateRequest& request, const std::vector<PropertyValue>& results);

/// The text of an answer, with what set_props changed in front: {"multi":true,"sideUpdate":{...},"response":{...}}
std::string update_json(const PageChanges& side_update, const PageChanges& response);

}  // namespace weft::dash
