// Turns component options into trees that copies share, and the trees into JSON.
#include <weft/component.h>

#include <weft/callback.h>
#include <weft/error.h>

#include "base/json_writer.h"
#include "dash/component_node.h"

namespace weft {

PropertyValue::PropertyValue(const PropertyValue&) noexcept = default;
PropertyValue::PropertyValue(PropertyValue&&) noexcept = default;
PropertyValue& PropertyValue::operator=(const PropertyValue&) noexcept = default;
PropertyValue& PropertyValue::operator=(PropertyValue&&) noexcept = default;
PropertyValue::~PropertyValue() = default;

PropertyValue::PropertyValue(Json value) : node_(std::make_shared<dash::PropertyNode>(dash::PropertyNode{std::move(value)})) {}
PropertyValue::PropertyValue(std::string_view text) : PropertyValue(Json(text)) {}
PropertyValue::PropertyValue(const char* text) : PropertyValue(text ? Json(text) : Json(nullptr)) {}
PropertyValue::PropertyValue(const Component& component)
    : node_(std::make_shared<dash::PropertyNode>(dash::PropertyNode{component})) {}
PropertyValue::PropertyValue(const Figure& figure) : node_(std::make_shared<dash::PropertyNode>(dash::PropertyNode{figure})) {}
PropertyValue::PropertyValue(std::vector<PropertyValue> list)
    : node_(std::make_shared<dash::PropertyNode>(dash::PropertyNode{std::move(list)})) {}
PropertyValue::PropertyValue(std::vector<std::pair<std::string, PropertyValue>> members)
    : node_(std::make_shared<dash::PropertyNode>(dash::PropertyNode{std::move(members)})) {}

Json PropertyValue::to_json() const {
  if (!node_) return nullptr;
  if (const auto* json = std::get_if<Json>(&node_->value)) return *json;
  if (const auto* figure = std::get_if<Figure>(&node_->value)) return figure->json();
  if (const auto* component = std::get_if<Component>(&node_->value)) return component->to_json();
  if (const auto* members = std::get_if<dash::PropertyMembers>(&node_->value)) {
    boost::json::object object;
    for (const auto& [name, value] : *members) object.emplace(name, value.to_json());
    return object;
  }
  boost::json::array array;
  for (const PropertyValue& item : std::get<std::vector<PropertyValue>>(node_->value)) array.push_back(item.to_json());
  return array;
}

namespace prop {

Text::Text(std::chrono::year_month_day date) : Text(dash::encode_date(date)) {}

// Parentheses, since braces would put the list into another one.
Any::Any(std::initializer_list<boost::json::value_ref> values) : PropertyValue(Json(values)) {}

}  // namespace prop

Component::Component(std::shared_ptr<const dash::ComponentNode> node) noexcept : node_(std::move(node)) {}
Component::Component(const Component&) noexcept = default;
// A moved-from component stays whole: there is no empty one.
Component::Component(Component&& other) noexcept : node_(other.node_) {}
Component& Component::operator=(const Component&) noexcept = default;
Component& Component::operator=(Component&& other) noexcept {
  node_ = other.node_;
  return *this;
}
Component::~Component() = default;

Json Component::to_json() const {
  boost::json::object properties;
  for (const auto& [name, value] : node_->properties) properties.emplace(name, value.to_json());
  boost::json::object object;
  object.emplace("props", std::move(properties));
  object.emplace("type", node_->type->name);
  object.emplace("namespace", node_->type->name_space);
  return object;
}

Children::Children(std::initializer_list<Children> list) : PropertyValue(std::vector<PropertyValue>(list.begin(), list.end())) {}

Children::Children(const std::vector<Children>& list) : PropertyValue(std::vector<PropertyValue>(list.begin(), list.end())) {}

Children::Children(const std::vector<Component>& list)
    : PropertyValue([&] {
        std::vector<PropertyValue> values;
        for (const Component& component : list) values.push_back(Children(component));
        return values;
      }()) {}

namespace dash {

Children list_of(const Children* children, std::size_t count) { return std::vector<Children>(children, children + count); }

PropertyValue make_list(std::vector<PropertyValue> list) { return PropertyValue(std::move(list)); }
PropertyValue make_object(std::vector<std::pair<std::string, PropertyValue>> members) {
  return PropertyValue(std::move(members));
}

const PropertyValue* ComponentNode::find(std::string_view name) const {
  for (const auto& [property, value] : properties) {
    if (property == name) return &value;
  }
  return nullptr;
}

ComponentBuilder::ComponentBuilder(const ComponentType& type)
    : node_(std::make_shared<ComponentNode>(ComponentNode{&type, {}})) {}

void ComponentBuilder::set_children(const Children& children) {
  set("children", children.is_set() ? children : Children(nullptr));
}

void ComponentBuilder::set(const char* name, const PropertyValue& value) {
  if (value.is_set()) node_->properties.emplace_back(name, value);
}

void ComponentBuilder::set(const char* name, const Id& id) {
  if (id.has_wildcard()) {
    throw Error(ErrorKind::user, "Only a callback's ids can hold a wildcard, not a component's: " + id.to_string());
  }
  if (!id.empty()) node_->properties.emplace_back(name, prop::Any(id.json()));
}

void ComponentBuilder::set_attributes(const PropertyValue& attributes) {
  if (!attributes.is_set()) return;
  const Json json = attributes.to_json();
  if (!json.is_object()) {
    throw Error(ErrorKind::user, "attributes takes an object of names and values: " + base::to_json(json));
  }
  for (const auto& [key, value] : json.get_object()) {
    if (!key.starts_with("data-") && !key.starts_with("aria-")) {
      throw Error(ErrorKind::user, "attributes takes names that begin with \"data-\" or \"aria-\": " + std::string(key));
    }
    node_->properties.emplace_back(key, prop::Any(value));
  }
}

Component ComponentBuilder::build() { return Component(std::move(node_)); }

void append_json(std::string& out, const PropertyMembers& members) {
  char separator = '{';
  if (members.empty()) out += separator;
  for (const auto& [name, value] : members) {
    out += separator;
    separator = ',';
    base::append_json_string(out, name);
    out += ':';
    append_json(out, value);
  }
  out += '}';
}

void append_json(std::string& out, const PropertyValue& value) {
  if (!value.is_set()) {
    out += "null";
  } else if (const auto* json = std::get_if<Json>(&value.node()->value)) {
    base::append_json(out, *json);
  } else if (const auto* figure = std::get_if<Figure>(&value.node()->value)) {
    figure->append_json(out);
  } else if (const auto* component = std::get_if<Component>(&value.node()->value)) {
    append_json(out, *component);
  } else if (const auto* members = std::get_if<PropertyMembers>(&value.node()->value)) {
    append_json(out, *members);
  } else {
    char separator = '[';
    const auto& list = std::get<std::vector<PropertyValue>>(value.node()->value);
    if (list.empty()) out += separator;
    for (const PropertyValue& item : list) {
      out += separator;
      separator = ',';
      append_json(out, item);
    }
    out += ']';
  }
}

void append_json(std::string& out, const Component& component) {
  const ComponentNode& node = component.node();
  out += R"({"props":)";
  append_json(out, node.properties);
  out += R"(,"type":)";
  base::append_json_string(out, node.type->name);
  out += R"(,"namespace":)";
  base::append_json_string(out, node.type->name_space);
  out += '}';
}

}  // namespace dash
}  // namespace weft
