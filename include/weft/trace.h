// Checked attributes -> the parts that a figure is made of: traces, a layout, frames.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <weft/figure_value.h>
#include <weft/json.h>

namespace weft::go {

/// An object of Plotly's schema, such as a trace, an axis or a shape: JSON of which every name and value was checked when it was
/// set. A value. Wrong ones are user Errors that name the place and the choices:
/// `Attribute not found: bar.marker.colour (have: ...; did you mean color?)`.
/// Definition of the attributes: https://plotly.com/python/reference/
class Object {
 public:
  /// What an attribute is set to, null when it is not: `trace["marker.color"]`, `trace["marker_color"]`. Throws a user Error
  /// for an attribute that there cannot be.
  Json operator[](std::string_view attribute) const;

  /// Changes attributes, merging objects: as Figure::update_layout.
  Object& update(Value attributes, bool overwrite = false);

  /// As JSON.
  const Json& json() const& { return json_; }
  Json json() && { return std::move(json_); }
  friend Json figure_value(const Object& object) { return object.json_; }

  /// For the library: an object whose attributes were checked, of the schema's number `type`, called `place` in messages.
  Object(std::uint16_t type, std::string place, Json json);

 private:
  std::uint16_t type_;
  std::string place_;
  Json json_;
};

/// What a figure draws: `go::Scatter({{"x", xs}, {"y", ys}, {"mode", "lines"}})` of <weft/graph_objects.h>, or by the name of
/// its type: `go::Trace("scatter", {{"x", xs}})`.
class Trace : public Object {
 public:
  Trace(std::string_view type, Value attributes);
  /// Of attributes with their "type"; without it a scatter trace.
  explicit Trace(std::initializer_list<Value> attributes) : Trace(Value(attributes)) {}
  explicit Trace(Value attributes);

  /// The name of its type: "scatter".
  std::string type() const;

  /// For the library: a trace whose attributes were checked, with its "type".
  static Trace checked(Json json);

 private:
  struct Checked {};
  Trace(Checked, const std::string& type, Json json);
};

/// Everything about a figure that is no trace: `go::Layout({{"title_text", "Wealth"}, {"xaxis_type", "log"}})`.
class Layout : public Object {
 public:
  Layout(std::initializer_list<Value> attributes = {});
  explicit Layout(Value attributes);
};

/// A step of an animation: `go::Frame({{"name", "1952"}, {"data", {trace}}})`.
class Frame : public Object {
 public:
  Frame(std::initializer_list<Value> attributes = {});
  explicit Frame(Value attributes);
};

}  // namespace weft::go
