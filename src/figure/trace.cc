// Checked attributes -> the parts that a figure is made of: traces, a layout, frames.
#include <weft/trace.h>

#include <utility>

#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include "figure/assign.h"
#include "figure/schema.h"

namespace weft::go {
namespace {

using boost::json::object;

Json attributes_of(std::string_view type, Value attributes) {
  object made;
  figure::set_attributes(figure::root_type(type), figure::Place{type}, made, std::move(attributes).json());
  return made;
}

Json typed(std::string_view type, Value attributes) {
  Json made = attributes_of(type, std::move(attributes));
  made.get_object().insert({{"type", boost::json::string(type)}});
  return made;
}

std::string trace_type(const Json& trace) { return trace.at("type").as_string().c_str(); }

}  // namespace

Object::Object(std::uint16_t type, std::string place, Json json) : type_(type), place_(std::move(place)), json_(std::move(json)) {
  if (!json_.is_object()) json_.emplace_object();
}

Json Object::operator[](std::string_view attribute) const {
  const Json* found = figure::find_attribute(figure::ObjectType(type_), figure::Place{place_}, json_.get_object(), attribute);
  return found ? *found : Json();
}

Object& Object::update(Value attributes, bool overwrite) {
  figure::update_attributes(figure::ObjectType(type_), figure::Place{place_}, json_.get_object(), std::move(attributes).json(),
                            overwrite);
  return *this;
}

Trace::Trace(std::string_view type, Value attributes)
    : Object(figure::root_type(type).number(), std::string(type), typed(type, std::move(attributes))) {}

Trace::Trace(Value attributes) : Trace(checked(figure::make_trace(figure::Place{"trace"}, std::move(attributes).json()))) {}

Trace Trace::checked(Json json) {
  const std::string type = trace_type(json);
  return Trace(Checked(), type, std::move(json));
}

Trace::Trace(Checked, const std::string& type, Json json) : Object(figure::root_type(type).number(), type, std::move(json)) {}

std::string Trace::type() const { return trace_type(json()); }

Layout::Layout(std::initializer_list<Value> attributes) : Layout(Value(attributes)) {}
Layout::Layout(Value attributes)
    : Object(figure::layout_type().number(), "layout", attributes_of("layout", std::move(attributes))) {}

Frame::Frame(std::initializer_list<Value> attributes) : Frame(Value(attributes)) {}
Frame::Frame(Value attributes)
    : Object(figure::root_type("frame").number(), "frame", attributes_of("frame", std::move(attributes))) {}

}  // namespace weft::go
