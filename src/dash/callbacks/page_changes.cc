// Turns a handler's results into the text that changes the page.
#include "dash/callbacks/page_changes.h"

#include <algorithm>
#include <variant>

#include <weft/error.h>

#include "base/json_writer.h"
#include "dash/app.h"

namespace weft::dash {
namespace {

constexpr std::size_t few_components = 16;  // are found sooner by looking at each

// The values of an output with ALL, one for each component.
std::vector<PropertyValue> split(const PropertyValue& value, std::size_t count, const Dependency& output) {
  std::vector<PropertyValue> values;
  if (const auto* list = std::get_if<std::vector<PropertyValue>>(&value.node()->value)) {
    values = *list;
  } else if (const auto* json = std::get_if<Json>(&value.node()->value); json && json->is_array()) {
    for (const Json& item : json->get_array()) values.push_back(prop::Any(item));
  } else {
    throw Error(ErrorKind::user, "The handler must return a std::vector for an Output with ALL: " + output.to_string());
  }
  if (values.size() != count) {
    throw Error(ErrorKind::user, "The handler must return a value for each of the " + std::to_string(count) +
                                     " components of an Output, not " + std::to_string(values.size()) + ": " +
                                     output.to_string());
  }
  return values;
}

}  // namespace

PageChanges::Component& PageChanges::component(const std::string& id) {
  const auto append = [&]() -> Component& { return components_.emplace_back(Component{id, {}}); };
  if (components_.size() < few_components) {
    const auto found = std::ranges::find(components_, id, &Component::id);
    return found == components_.end() ? append() : *found;
  }
  if (places_.empty()) {
    for (std::size_t i = 0; i < components_.size(); ++i) places_.emplace(components_[i].id, i);
  }
  const auto [found, is_new] = places_.emplace(id, components_.size());
  return is_new ? append() : components_[found->second];
}

void PageChanges::set(const Target& target, PropertyValue value) {
  if (!value.is_set()) return;
  PropertyMembers& properties = component(target.id).properties;
  const auto property = std::ranges::find(properties, target.property, &PropertyMembers::value_type::first);
  if (property == properties.end()) {
    properties.emplace_back(target.property, std::move(value));
  } else {
    property->second = std::move(value);
  }
}

void PageChanges::add(const PageChanges& later) {
  later.for_each([&](const std::string& id, const PropertyMembers& properties) {
    for (const auto& [property, value] : properties) set({id, property}, value);
  });
}

void PageChanges::append_json(std::string& out) const {
  char separator = '{';
  if (components_.empty()) out += separator;
  for (const Component& component : components_) {
    out += separator;
    separator = ',';
    base::append_json_string(out, component.id);
    out += ':';
    dash::append_json(out, component.properties);
  }
  out += '}';
}

PageChanges changes_of(const UpdateRequest& request, const std::vector<PropertyValue>& results) {
  PageChanges changes;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const OutputTarget& output = request.outputs[i];
    if (!results[i].is_set()) continue;
    if (!output.is_many) {
      changes.set(output.targets.front(), results[i]);
      continue;
    }
    std::vector<PropertyValue> values = split(results[i], output.targets.size(), request.callback->outputs[i]);
    for (std::size_t k = 0; k < values.size(); ++k) changes.set(output.targets[k], std::move(values[k]));
  }
  return changes;
}

std::string update_json(const PageChanges& side_update, const PageChanges& response) {
  std::string text = R"({"multi":true,)";
  if (!side_update.empty()) {
    text += R"("sideUpdate":)";
    side_update.append_json(text);
    text += ',';
  }
  text += R"("response":)";
  response.append_json(text);
  text += '}';
  return text;
}

}  // namespace weft::dash
