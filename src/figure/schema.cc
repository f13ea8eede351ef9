// A name -> the attribute that it is.
#include "figure/schema.h"

#include <algorithm>

#include <weft/error.h>

#include "base/text.h"

namespace weft::figure {
namespace {

constexpr std::string_view subplots[] = {"coloraxis", "geo",   "legend",  "map",   "polar",
                                         "scene",     "smith", "ternary", "xaxis", "yaxis"};

const Root* find_root(std::string_view name) {
  const auto roots = schema().roots;
  const auto at =
      std::lower_bound(roots.begin(), roots.end(), name, [](const Root& a, std::string_view b) { return a.name < b; });
  return at != roots.end() && at->name == name ? &*at : nullptr;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string_view subplot_base(std::string_view name) {
  const std::size_t digits = static_cast<std::size_t>(std::find_if_not(name.rbegin(), name.rend(), is_digit) - name.rbegin());
  const std::string_view base = name.substr(0, name.size() - digits);
  const bool number = digits > 0 && name[base.size()] != '0';
  return number && std::find(std::begin(subplots), std::end(subplots), base) != std::end(subplots) ? base : name;
}

std::string_view canonical_name(std::string_view name) {
  const std::string_view base = subplot_base(name);
  return name.substr(base.size()) == "1" ? base : name;
}

const Type* ObjectType::find(std::string_view name) const {
  const Range range = schema().objects[number_];
  const auto attributes = schema().attributes.subspan(range.begin, static_cast<std::size_t>(range.end - range.begin));
  if (is_layout()) name = subplot_base(name);
  const auto at = std::lower_bound(attributes.begin(), attributes.end(), name,
                                   [](const Attribute& a, std::string_view b) { return a.name < b; });
  return at != attributes.end() && at->name == name ? &schema().types[at->type] : nullptr;
}

std::vector<std::string> ObjectType::names() const {
  std::vector<std::string> names;
  const Range range = schema().objects[number_];
  for (std::size_t i = range.begin; i < range.end; ++i) names.emplace_back(schema().attributes[i].name);
  return names;
}

bool ObjectType::is_layout() const {
  static const std::uint16_t layout = find_root("layout")->object;
  return number_ == layout;
}

ObjectType layout_type() { return ObjectType(find_root("layout")->object); }

bool is_trace_type(std::string_view name) { return name != "layout" && name != "frame" && find_root(name); }

std::vector<std::string> trace_types() {
  std::vector<std::string> names;
  for (const Root& root : schema().roots) {
    if (is_trace_type(root.name)) names.emplace_back(root.name);
  }
  return names;
}

ObjectType root_type(std::string_view name) {
  if (const Root* root = find_root(name)) return ObjectType(root->object);
  throw Error(ErrorKind::user, base::not_found("Trace type", name, trace_types()));
}

}  // namespace weft::figure
