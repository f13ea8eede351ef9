// Attributes by name -> the object that they are set in, or an error that says which there are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include <weft/json.h>

#include "figure/place.h"
#include "figure/schema.h"

namespace weft::figure {

/// Sets what a constructor is given: plain names first, then those with underscores that reach inside ("marker_color"). Throws a
/// user Error that names the place, the attributes and the values there are.
void set_attributes(ObjectType type, const Place& place, boost::json::object& target, Json attributes);

/// What becomes of an object's attributes, found before any of them is changed: what is refused changes nothing. Throws as
/// set_attributes().
class Change {
 public:
  Change(ObjectType type, const Place& place, const boost::json::object& target, Json attributes, bool overwrite);
  void apply(boost::json::object& target);

 private:
  std::vector<std::string> names_;
  boost::json::object changed_;
};

/// Changes what stands there; Figure::update_layout says how. With `overwrite` nothing is merged.
void update_attributes(ObjectType type, const Place& place, boost::json::object& target, Json attributes, bool overwrite = false);

/// What stands at a path, "marker_color", "marker.color" or "annotations[0].text"; null when nothing does. Throws a user Error
/// for a path that there cannot be.
const Json* find_attribute(ObjectType type, const Place& place, const boost::json::object& source, std::string_view path);

/// A trace of `{"type": ..., ...}`; scatter when it has no type.
boost::json::object make_trace(const Place& place, Json attributes);

}  // namespace weft::figure
