// A template's name -> the template, read once and shared by every figure that has it.
#include "express/templates.h"

#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

#include "base/text.h"
#include "express/colors.h"
#include "figure/color_names.h"

namespace weft::px {
namespace {

using boost::json::object;

TemplatePtr find_by_name(const std::string& names) {
  if (auto known = figure::named_template(names)) return known;
  // Of several the one that there is not.
  std::string_view rest = names;
  while (rest.find('+') != rest.npos && figure::named_template(std::string(rest.substr(0, rest.find('+'))))) {
    rest.remove_prefix(rest.find('+') + 1);
  }
  const std::string name(rest.substr(0, rest.find('+')));
  throw Error(ErrorKind::user,
              "Argument 'template_' has no such template: " + name + " " + base::choices_hint(name, figure::template_names()));
}

const Json* find_in(const Json& value, std::initializer_list<std::string_view> path) {
  const Json* at = &value;
  for (std::string_view key : path) {
    const object* members = at->if_object();
    at = members ? members->if_contains(key) : nullptr;
    if (!at) return nullptr;
  }
  return at;
}

}  // namespace

TemplatePtr find_template(const Json& argument) {
  if (argument.is_null()) return find_by_name("plotly");
  if (argument.is_string()) return find_by_name(argument.get_string().c_str());
  if (argument.is_object()) return std::make_shared<const figure::Template>(argument);
  throw Error(ErrorKind::user, "Argument 'template_' is neither a name nor a JSON object");
}

const Json* find_in(const figure::Template& source, std::initializer_list<std::string_view> path) {
  return find_in(source.value, path);
}

std::vector<std::string> trace_attributes(const figure::Template& source, std::string_view trace_type,
                                          std::initializer_list<std::string_view> path) {
  std::vector<std::string> attributes;
  const Json* traces = find_in(source, {"data", trace_type});
  if (!traces || !traces->is_array()) return attributes;
  for (const auto& trace : traces->get_array()) {
    const Json* attribute = find_in(trace, path);
    if (attribute && attribute->is_string()) attributes.emplace_back(attribute->get_string().c_str());
  }
  return attributes;
}

Json colorscale_of(const ColorScale& given, const figure::Template& source) {
  if (given.given()) return color_stops(given);
  const Json* scale = find_in(source, {"layout", "colorscale", "sequential"});
  if (!scale) return color_stops("viridis");
  std::vector<std::string> colors;
  for (const auto& stop : scale->as_array()) colors.emplace_back(stop.as_array().at(1).as_string().c_str());
  return figure::evenly_spaced(colors);
}

}  // namespace weft::px
