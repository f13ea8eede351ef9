// Recorded files -> JSON values, and whether two are the same.
#include "graph_objects/recorded_values.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include <weft/figure_value.h>

namespace weft {
namespace {

using boost::json::array;
using boost::json::object;

template <class T>
Json numbers_of(const Json& values) {
  if (values.as_array().empty() || !values.at(0).is_array())
    return go::Value(boost::json::value_to<std::vector<T>>(values)).json();
  return go::Value(boost::json::value_to<std::vector<std::vector<T>>>(values)).json();
}

const std::map<std::string, Json (*)(const Json&)> array_types = {
    {"float64", numbers_of<double>},     {"float32", numbers_of<float>},        {"int8", numbers_of<std::int8_t>},
    {"int16", numbers_of<std::int16_t>}, {"int32", numbers_of<std::int32_t>},   {"int64", numbers_of<std::int64_t>},
    {"uint8", numbers_of<std::uint8_t>}, {"uint16", numbers_of<std::uint16_t>}, {"uint32", numbers_of<std::uint32_t>}};

}  // namespace

Json read_recorded(const char* name) {
  std::ifstream in(std::string(WEFT_TEST_DATA) + "/" + name);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return boost::json::parse(text);
}

Json revive(const Json& value) {
  if (const array* list = value.if_array()) {
    array made;
    for (const auto& item : *list) made.push_back(revive(item));
    return made;
  }
  const object* members = value.if_object();
  if (!members) return value;
  if (members->contains("numpy")) {
    return array_types.at(members->at("numpy").as_string().c_str())(members->at("values"));
  }
  object made;
  for (const auto& [key, item] : *members) made[key] = revive(item);
  return made;
}

bool equal(const Json& a, const Json& b) {
  if (a.is_number() && b.is_number()) {
    const double x = a.to_number<double>(), y = b.to_number<double>();
    return x == y || std::abs(x - y) <= 1e-15 * std::abs(x);
  }
  if (a.is_array() && b.is_array()) {
    return a.get_array().size() == b.get_array().size() &&
           std::equal(a.get_array().begin(), a.get_array().end(), b.get_array().begin(), equal);
  }
  if (a.is_object() && b.is_object()) {
    if (a.get_object().size() != b.get_object().size()) return false;
    for (const auto& [key, value] : a.get_object()) {
      const Json* other = b.get_object().if_contains(key);
      if (!other || !equal(value, *other)) return false;
    }
    return true;
  }
  return a == b;
}

}  // namespace weft
