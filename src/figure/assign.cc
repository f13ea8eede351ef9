// Attributes by name -> the object that they are set in, or an error that says which there are.
#include "figure/assign.h"

#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "figure/coerce.h"
#include "figure/templates.h"

namespace weft::figure {
namespace {

using boost::json::array;
using boost::json::object;

// What a constructor is given leaves nothing of what is empty; a change of a figure leaves an empty object, as plotly.py.
enum class Mode { set, update, overwrite };

bool is_object(Kind kind) { return kind == Kind::object || kind == Kind::title || kind == Kind::layout_template; }

[[noreturn]] void refuse_name(ObjectType type, const Place& place, std::string_view name) {
  const auto names = type.names();
  std::string what = "Attribute not found: " + place.text() + "." + std::string(name) + " ";
  // Of "makrer_color" only the first word is wrong.
  const std::size_t end = name.find_first_of("_.[");
  const bool whole = end == name.npos || !base::closest_names(name, names).empty();
  throw Error(ErrorKind::user, what + base::choices_hint(whole ? name : name.substr(0, end), names));
}

// A path as its first attribute and what is left of it.
struct Step {
  const Type* type;
  std::string_view name;
  std::string_view rest;
};

Step first_step(ObjectType type, const Place& place, std::string_view path) {
  if (const Type* attribute = type.find(path)) return {attribute, canonical_name(path), {}};
  // Names have underscores of their own ("error_x"): the longest that there is.
  for (std::size_t end = path.find_last_of("_.["); end != path.npos && end > 0; end = path.find_last_of("_.[", end - 1)) {
    const std::string_view name = path.substr(0, end);
    const Type* attribute = type.find(name);
    const std::string_view rest = path.substr(path[end] == '[' ? end : end + 1);
    if (attribute && !rest.empty()) return {attribute, canonical_name(name), rest};
  }
  refuse_name(type, place, path);
}

// "[2].text", "2.text" and "2_text" as 2 and "text".
std::pair<std::size_t, std::string_view> split_number(const Place& place, std::string_view path) {
  const bool bracket = path.starts_with('[');
  const char* begin = path.data() + (bracket ? 1 : 0);
  const char* end = path.data() + path.size();
  std::size_t number = 0;
  const auto read = std::from_chars(begin, end, number);
  std::string_view rest(read.ptr, static_cast<std::size_t>(end - read.ptr));
  if (read.ec != std::errc() || (bracket && !rest.starts_with(']'))) {
    throw Error(ErrorKind::user, "A list takes the number of an item: " + place.text() + "." + std::string(path));
  }
  if (bracket) rest.remove_prefix(1);
  if (rest.starts_with('.') || rest.starts_with('_')) rest.remove_prefix(1);
  return {number, rest};
}

void assign(ObjectType type, const Place& place, object& target, std::string_view path, Json value, Mode mode);

void assign_all(ObjectType type, const Place& place, object& target, object attributes, Mode mode) {
  for (const bool plain : {true, false}) {
    for (auto& [key, value] : attributes) {
      const std::string_view name(key.data(), key.size());
      // A change is made in the order in which it is written.
      if (mode == Mode::set ? (type.find(name) != nullptr) != plain : !plain) continue;
      assign(type, place, target, name, std::move(value), mode);
    }
  }
}

Json coerce_template(const Place& place, Json value) {
  if (value.is_string()) {
    const std::string name(value.get_string().c_str());
    if (const auto known = named_template(name)) return known->value;
    refuse(place, "the name of a template", value, base::choices_hint(name, template_names()));
  }
  // What has nothing in it would be taken for none.
  if (value.is_object() && value.get_object().empty()) return object{{"data", {{"scatter", array{object{{"type", "scatter"}}}}}}};
  return value;
}

void keep_object(object& target, std::string_view name, object made, Mode mode) {
  if (made.empty() && mode == Mode::set) {
    target.erase(name);
  } else {
    target[name] = std::move(made);
  }
}

void assign_object(const Type& attribute, const Place& place, object& target, std::string_view name, Json value, Mode mode) {
  if (value.is_null()) {
    keep_object(target, name, {}, mode);
    return;
  }
  if (attribute.kind == Kind::layout_template && value.is_string()) {
    target[name] = coerce_template(place, std::move(value));
    return;
  }
  if (value.is_array() && value.get_array().empty()) value.emplace_object();
  if (attribute.kind == Kind::layout_template && mode != Mode::update) value = coerce_template(place, std::move(value));
  if (attribute.kind == Kind::title && (value.is_string() || value.is_number())) {
    value = object{{"text", std::move(value)}};
    if (mode == Mode::update) mode = Mode::set;
  }
  if (!value.is_object()) refuse(place, "an object", value);
  const ObjectType inside(attribute.object);
  if (mode == Mode::update) {
    Json* have = target.if_contains(name);
    object changed = have && have->is_object() ? std::move(have->get_object()) : object();
    assign_all(inside, place, changed, std::move(value.get_object()), mode);
    // An axis with a number is there once it is named.
    if (have || !changed.empty() || subplot_base(name) != name) target[name] = std::move(changed);
    return;
  }
  object made;
  assign_all(inside, place, made, std::move(value.get_object()), Mode::set);
  keep_object(target, name, std::move(made), mode);
}

object make_item(const Type& attribute, const Place& place, Json value) {
  if (value.is_array() && value.get_array().empty()) value.emplace_object();
  if (!value.is_object()) refuse(place, "an object", value);
  const ObjectType type(attribute.object);
  object made;
  assign_all(type, place, made, std::move(value.get_object()), Mode::set);
  // A trace of a template says what it is too.
  const Type* kind = type.find("type");
  if (kind && kind->kind == Kind::literal) made["type"] = boost::json::string(kind->base);
  return made;
}

void assign_list(const Type& attribute, const Place& place, object& target, std::string_view name, Json value, Mode mode) {
  if (value.is_null()) {
    if (mode == Mode::update) return;
    value.emplace_array();
  }
  if (!value.is_array()) refuse(place, "a list of objects", value);
  array& items = value.get_array();
  Json* have = mode == Mode::update ? target.if_contains(name) : nullptr;
  array made;
  std::size_t begin = 0;
  if (have && have->is_array() && !have->get_array().empty()) {
    if (items.empty()) return;
    // As plotly.py: a shorter list of changes goes round, a longer one adds its rest.
    array& list = have->get_array();
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Place item{{}, &place, i};
      const Json& change = items[i % items.size()];
      if (change.is_null()) continue;
      if (!change.is_object()) refuse(item, "an object", change);
      assign_all(ObjectType(attribute.object), item, list[i].as_object(), change.get_object(), Mode::update);
    }
    begin = list.size();
    made = std::move(list);
  }
  for (std::size_t i = begin; i < items.size(); ++i)
    made.push_back(make_item(attribute, Place{{}, &place, i}, std::move(items[i])));
  if (!made.empty() || (mode == Mode::overwrite && target.contains(name))) {
    target[name] = std::move(made);
  } else {
    target.erase(name);
  }
}

void assign_traces(const Place& place, object& target, std::string_view name, Json value) {
  if (value.is_object()) value = array{std::move(value)};
  if (!value.is_null() && !value.is_array()) refuse(place, "a list of traces", value);
  array traces;
  if (value.is_array()) {
    for (Json& item : value.get_array()) {
      const std::size_t number = traces.size();
      traces.push_back(make_trace(Place{{}, &place, number}, std::move(item)));
    }
  }
  if (traces.empty()) {
    target.erase(name);
  } else {
    target[name] = std::move(traces);
  }
}

void assign_here(const Type& attribute, const Place& place, object& target, std::string_view name, Json value, Mode mode) {
  if (is_object(attribute.kind)) return assign_object(attribute, place, target, name, std::move(value), mode);
  if (attribute.kind == Kind::list) return assign_list(attribute, place, target, name, std::move(value), mode);
  if (attribute.kind == Kind::traces) return assign_traces(place, target, name, std::move(value));
  if (attribute.kind == Kind::literal) {
    const auto* text = value.if_string();
    if (!text || std::string_view(*text) != attribute.base) {
      throw Error(ErrorKind::user, "Value of " + place.text() + " cannot be changed: " + base::to_json(value));
    }
  }
  Json kept = coerce(attribute, place, std::move(value));
  if (kept.is_null()) {
    target.erase(name);
  } else {
    target[name] = std::move(kept);
  }
}

void assign_item(const Type& attribute, const Place& place, object& target, std::string_view name, std::string_view rest,
                 Json value, Mode mode) {
  const auto [number, inside] = split_number(place, rest);
  Json* have = target.if_contains(name);
  const std::size_t size = have && have->is_array() ? have->get_array().size() : 0;
  if (number >= size) {
    throw Error(ErrorKind::user,
                "No such item: " + place.text() + "[" + std::to_string(number) + "] (the list has " + std::to_string(size) + ")");
  }
  const Place item{{}, &place, number};
  Json& at = have->get_array()[number];
  if (inside.empty()) {
    if (!value.is_object()) refuse(item, "an object", value);
    if (mode != Mode::update || !at.is_object()) at.emplace_object();
    assign_all(ObjectType(attribute.object), item, at.get_object(), std::move(value.get_object()), mode);
  } else {
    assign(ObjectType(attribute.object), item, at.as_object(), inside, std::move(value), mode);
  }
}

void assign(ObjectType type, const Place& place, object& target, std::string_view path, Json value, Mode mode) {
  const Step step = first_step(type, place, path);
  const Place here{step.name, &place};
  if (step.rest.empty()) return assign_here(*step.type, here, target, step.name, std::move(value), mode);
  if (step.type->kind == Kind::list) return assign_item(*step.type, here, target, step.name, step.rest, std::move(value), mode);
  if (!is_object(step.type->kind)) {
    throw Error(ErrorKind::user, "Cannot set a part of what is no object: " + here.text() + "." + std::string(step.rest));
  }
  const ObjectType inside(step.type->object);
  Json* have = target.if_contains(step.name);
  if (have && have->is_object()) return assign(inside, here, have->get_object(), step.rest, std::move(value), mode);
  object made;
  assign(inside, here, made, step.rest, std::move(value), mode);
  if (!made.empty()) target[step.name] = std::move(made);
}

// Of what is not there too a wrong name is an error.
const Json* find_inside(ObjectType type, const Place& place, const object* members, std::string_view path) {
  if (members) return find_attribute(type, place, *members, path);
  find_attribute(type, place, object(), path);
  return nullptr;
}

object object_of(const Place& place, Json attributes) {
  if (attributes.is_null() || (attributes.is_array() && attributes.get_array().empty())) return {};
  if (!attributes.is_object()) refuse(place, "an object", attributes);
  return std::move(attributes.get_object());
}

}  // namespace

void set_attributes(ObjectType type, const Place& place, object& target, Json attributes) {
  assign_all(type, place, target, object_of(place, std::move(attributes)), Mode::set);
}

Change::Change(ObjectType type, const Place& place, const object& target, Json attributes, bool overwrite) {
  object given = object_of(place, std::move(attributes));
  for (const auto& [key, value] : given) {
    const std::string_view name = first_step(type, place, {key.data(), key.size()}).name;
    names_.emplace_back(name);
    if (const Json* have = target.if_contains(name)) changed_.insert_or_assign(name, *have);
  }
  assign_all(type, place, changed_, std::move(given), overwrite ? Mode::overwrite : Mode::update);
}

void Change::apply(object& target) {
  for (const std::string& name : names_) {
    Json* value = changed_.if_contains(name);
    if (!value) {
      target.erase(name);
    } else if (!value->is_null()) {
      target[name] = std::exchange(*value, nullptr);
    }
  }
}

void update_attributes(ObjectType type, const Place& place, object& target, Json attributes, bool overwrite) {
  Change(type, place, target, std::move(attributes), overwrite).apply(target);
}

const Json* find_attribute(ObjectType type, const Place& place, const object& source, std::string_view path) {
  const Step step = first_step(type, place, path);
  const Place here{step.name, &place};
  const Json* at = source.if_contains(step.name);
  if (step.rest.empty()) return at;
  if (step.type->kind == Kind::list) {
    const auto [number, inside] = split_number(here, step.rest);
    const array* list = at ? at->if_array() : nullptr;
    const Json* item = list && number < list->size() ? &(*list)[number] : nullptr;
    if (inside.empty()) return item;
    const object* members = item ? item->if_object() : nullptr;
    return find_inside(ObjectType(step.type->object), Place{{}, &here, number}, members, inside);
  }
  if (!is_object(step.type->kind)) {
    throw Error(ErrorKind::user, "There is no part of what is no object: " + here.text() + "." + std::string(step.rest));
  }
  return find_inside(ObjectType(step.type->object), here, at ? at->if_object() : nullptr, step.rest);
}

object make_trace(const Place& place, Json attributes) {
  if (!attributes.is_object()) refuse(place, "a trace, which is an object", attributes);
  object& given = attributes.get_object();
  const Json* type = given.if_contains("type");
  const auto* text = type ? type->if_string() : nullptr;
  if (type && !text) refuse(place, "of a type", *type);
  const std::string name = text ? std::string(text->data(), text->size()) : "scatter";
  object made{{"type", name}};
  assign_all(root_type(name), Place{name}, made, std::move(given), Mode::set);
  return made;
}

}  // namespace weft::figure
