// Turns the steps of a Patch into what the browser's side understands.
#include <weft/patch.h>

#include <boost/json/array.hpp>

#include <weft/error.h>

#include "dash/component_node.h"

namespace weft {

PatchValue::PatchValue(std::nullptr_t) : PropertyValue(prop::Any(nullptr)) {}
PatchValue::PatchValue(std::initializer_list<boost::json::value_ref> values) : PropertyValue(prop::Any(values)) {}

Patch::Patch() : steps_(std::make_shared<std::vector<PropertyValue>>()) {}

Patch::Place Patch::all() const { return Place(steps_, {}); }
Patch::Place Patch::operator[](const char* key) const { return all()[key]; }
Patch::Place Patch::operator[](const std::string& key) const { return all()[key]; }
Patch::Place Patch::operator[](int position) const { return all()[position]; }

PropertyValue Patch::value() const {
  constexpr const char* mark = "__dash_patch_update";
  return dash::make_object({{mark, prop::Any(mark)}, {"operations", dash::make_list(*steps_)}});
}

Patch::Place::Place(Steps steps, boost::json::array location) : steps_(std::move(steps)), location_(std::move(location)) {}

Patch::Place Patch::Place::at(Json key) const {
  boost::json::array location = location_;
  location.push_back(std::move(key));
  return Place(steps_, std::move(location));
}

Patch::Place Patch::Place::operator[](const char* key) const { return at(key); }
Patch::Place Patch::Place::operator[](const std::string& key) const { return at(Json(key)); }
Patch::Place Patch::Place::operator[](int position) const { return at(position); }

void Patch::Place::step(const char* operation, const PropertyValue& value, const PropertyValue& index) const {
  std::vector<std::pair<std::string, PropertyValue>> parameters;
  if (value.is_set()) parameters.emplace_back("value", value);
  if (index.is_set()) parameters.emplace_back("index", index);
  steps_->push_back(dash::make_object({{"operation", prop::Any(operation)},
                                       {"location", prop::Any(Json(location_))},
                                       {"params", dash::make_object(std::move(parameters))}}));
}

void Patch::Place::refuse_the_property_itself(const char* operation) const {
  if (!location_.empty()) return;
  throw Error(ErrorKind::user, std::string("A Patch changes what is inside a property, and cannot ") + operation +
                                   " the property itself: name a place in it, or return a value in the place of the Patch");
}

void Patch::Place::operator=(const PatchValue& value) const {
  refuse_the_property_itself("replace");
  step("Assign", value);
}
void Patch::Place::operator+=(const PatchValue& value) const { step("Add", value); }
void Patch::Place::operator-=(const PatchValue& value) const { step("Sub", value); }
void Patch::Place::operator*=(const PatchValue& value) const { step("Mul", value); }
void Patch::Place::operator/=(const PatchValue& value) const { step("Div", value); }
void Patch::Place::update(const PatchValue& values) const { step("Merge", values); }
void Patch::Place::erase() const {
  refuse_the_property_itself("erase");
  step("Delete");
}
void Patch::Place::append(const PatchValue& item) const { step("Append", item); }
void Patch::Place::prepend(const PatchValue& item) const { step("Prepend", item); }
void Patch::Place::insert(int position, const PatchValue& item) const { step("Insert", item, prop::Any(position)); }
void Patch::Place::extend(const PatchValue& items) const { step("Extend", items); }
void Patch::Place::remove(const PatchValue& item) const { step("Remove", item); }
void Patch::Place::reverse() const { step("Reverse"); }
void Patch::Place::clear() const { step("Clear"); }

}  // namespace weft
