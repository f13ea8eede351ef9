// An update -> the object that it changes.
#include "figure/merge.h"

#include <algorithm>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <weft/error.h>

namespace weft::figure {
namespace {

using boost::json::array;
using boost::json::object;

// What stands under these keys is the user's own: it is replaced, never looked into.
bool is_opaque(std::string_view key) { return key == "meta" || key == "geojson" || key == "source" || key == "customdata"; }

bool is_list_of_objects(const Json& value) {
  const array* list = value.if_array();
  return list && !list->empty() && std::all_of(list->begin(), list->end(), [](const Json& item) { return item.is_object(); });
}

// "xaxis1" is another name of "xaxis".
std::string_view canonical(std::string_view key) {
  for (std::string_view subplot : {"xaxis1", "yaxis1", "coloraxis1", "scene1", "geo1", "polar1", "ternary1", "map1", "legend1"}) {
    if (key == subplot) return key.substr(0, key.size() - 1);
  }
  return key;
}

void set(object& target, std::string_view key, const Json& update);

// As plotly.py: a shorter list of updates goes round, a longer one adds its rest.
void merge_lists(array& target, const array& update) {
  for (std::size_t i = 0; i < target.size(); ++i) merge(target[i].as_object(), update[i % update.size()].get_object());
  for (std::size_t i = target.size(); i < update.size(); ++i) target.push_back(update[i]);
}

// A new object may hold underscored keys and nulls too.
void set_new(object& target, std::string_view key, const Json& update) {
  if (update.is_object() && !is_opaque(key)) {
    merge(target[key].emplace_object(), update.get_object());
  } else {
    target[key] = update;
  }
}

void set_inside(object& target, std::string_view path, std::size_t underscore, const Json& update) {
  const std::string_view key = canonical(path.substr(0, underscore));
  if (update.is_null() && !target.contains(key)) return;
  Json& inner = target[key];
  if (inner.is_null()) inner.emplace_object();
  if (!inner.is_object()) {
    throw Error(ErrorKind::user, "Cannot set a part of what is no object: " + std::string(path));
  }
  set(inner.get_object(), path.substr(underscore + 1), update);
}

void set(object& target, std::string_view key, const Json& update) {
  const std::size_t underscore = key.find('_', 1);
  if (underscore != key.npos && underscore + 1 < key.size() && !target.contains(key)) {
    set_inside(target, key, underscore, update);
    return;
  }
  key = canonical(key);
  if (update.is_null()) {
    target.erase(key);
    return;
  }
  Json* have = target.if_contains(key);
  if (have && have->is_object() && update.is_object() && !is_opaque(key)) {
    merge(have->get_object(), update.get_object());
  } else if (have && is_list_of_objects(*have) && update.is_array() && !is_opaque(key) && update.get_array().empty()) {
    return;
  } else if (have && is_list_of_objects(*have) && is_list_of_objects(update) && !is_opaque(key)) {
    merge_lists(have->get_array(), update.get_array());
  } else {
    set_new(target, key, update);
  }
}

}  // namespace

void merge(object& target, const object& update) {
  for (const auto& [key, value] : update) set(target, {key.data(), key.size()}, value);
}

}  // namespace weft::figure
