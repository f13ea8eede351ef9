// Patch: changes to the value that a property has in the browser, in place of a whole new value.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <weft/callback.h>

namespace weft {

/// What a Patch puts somewhere: JSON (also in braces), text, a number, a Figure, a Component, or a list of those.
class PatchValue : public PropertyValue {
 public:
  template <class T>
    requires(dash::is_encodable<std::remove_cvref_t<T>>())
  PatchValue(const T& value) : PropertyValue(dash::encode(value)) {}
  PatchValue(std::nullptr_t);
  PatchValue(std::initializer_list<boost::json::value_ref> values);
};

/// Returned for an Output in place of a value: the browser changes what is there. Places are named as in the value itself.
///
///     Patch p;
///     p["layout"]["title"]["text"] = "New";
///     p["data"][0]["y"].append(4);
///     return p;
///
/// Negative positions count from the end. The steps are done in their order; a step that does not fit what the browser has there
/// (such as append to text) is an error in the browser. Definition: https://dash.plotly.com/partial-properties
class Patch {
 public:
  class Place;

  Patch();

  /// A member of an object by its key, an item of a list by its position.
  Place operator[](const char* key) const;
  Place operator[](const std::string& key) const;
  Place operator[](int position) const;

  /// The value itself, for a property that is a list or an object: `p.all().append("x")`.
  Place all() const;

  /// Whether there is no step.
  bool empty() const { return steps_->empty(); }
  /// As it is sent.
  PropertyValue value() const;

 private:
  std::shared_ptr<std::vector<PropertyValue>> steps_;
};

/// One place in the value of a property. Its methods add a step to the Patch that it is of.
class Patch::Place {
 public:
  Place operator[](const char* key) const;
  Place operator[](const std::string& key) const;
  Place operator[](int position) const;

  /// Puts a value there. Throws a user Error for the property itself: return the value instead.
  void operator=(const PatchValue& value) const;
  void operator=(const Place&) const = delete;

  /// Of a number there.
  void operator+=(const PatchValue& value) const;
  void operator-=(const PatchValue& value) const;
  void operator*=(const PatchValue& value) const;
  void operator/=(const PatchValue& value) const;

  /// Of an object there: its keys and values are added, or replace those that are there. Python's update().
  void update(const PatchValue& values) const;
  /// Takes the place itself out of the object or list that it is in. Python's `del`. Throws a user Error for the property itself.
  void erase() const;

  /// Of a list there.
  void append(const PatchValue& item) const;
  void prepend(const PatchValue& item) const;
  void insert(int position, const PatchValue& item) const;
  void extend(const PatchValue& items) const;
  /// The first item that is equal.
  void remove(const PatchValue& item) const;
  /// All items in the opposite order.
  void reverse() const;
  /// Of a list or an object: nothing is left.
  void clear() const;

 private:
  friend class Patch;
  using Steps = std::shared_ptr<std::vector<PropertyValue>>;

  Place(Steps steps, boost::json::array location);
  Place at(Json key) const;
  void step(const char* operation, const PropertyValue& value = {}, const PropertyValue& index = {}) const;
  void refuse_the_property_itself(const char* operation) const;

  Steps steps_;
  boost::json::array location_;
};

}  // namespace weft
