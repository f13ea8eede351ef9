// A template's name -> the template, read once and shared by every figure that has it.
#include "express/templates.h"

#include <map>
#include <mutex>
#include <numeric>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

#include "base/json_reader.h"
#include "base/text.h"
#include "express/colors.h"
#include "express/plotly_data.h"
#include "figure/merge.h"

namespace weft::px {
namespace {

using boost::json::array;
using boost::json::object;

Json parse_template(const std::string& name) {
  std::vector<std::string> names;
  for (const auto& [known, text] : template_texts()) {
    if (known == name) return base::parse_json(text);
    names.emplace_back(known);
  }
  throw Error(ErrorKind::user, "Argument 'template_' has no such template: " + name + " " + base::choices_hint(name, names));
}

// Repeats the list until it has `size` items.
void cycle(array& list, std::size_t size) {
  const std::size_t period = list.size();
  for (std::size_t i = period; i < size; ++i) list.push_back(Json(list[i % period]));
}

// As plotly.py merges templates: traces of a type are paired, each list repeated until the pairs come out even.
void merge_templates(object& target, object other) {
  if (Json* other_data = other.if_contains("data"); other_data && target.contains("data")) {
    object& data = target["data"].as_object();
    for (auto& [type, traces] : other_data->as_object()) {
      Json* have = data.if_contains(type);
      if (!have || have->as_array().empty() || traces.as_array().empty()) continue;
      const std::size_t size = std::lcm(have->get_array().size(), traces.get_array().size());
      cycle(have->get_array(), size);
      cycle(traces.get_array(), size);
    }
  }
  figure::merge(target, other);
}

Json combine(std::string_view names) {
  Json combined;
  while (true) {
    const std::size_t plus = names.find('+');
    Json part = parse_template(std::string(names.substr(0, plus)));
    if (combined.is_null()) {
      combined = std::move(part);
    } else {
      merge_templates(combined.as_object(), std::move(part.as_object()));
    }
    if (plus == names.npos) return combined;
    names.remove_prefix(plus + 1);
  }
}

TemplatePtr find_by_name(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, TemplatePtr> found;
  const std::lock_guard lock(mutex);
  TemplatePtr& known = found[name];
  if (!known) {
    try {
      known = std::make_shared<const figure::Template>(combine(name));
    } catch (...) {
      found.erase(name);
      throw;
    }
  }
  return known;
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
  return evenly_spaced(colors);
}

}  // namespace weft::px
