// Turns ids into the text that names them in the protocol, and refuses those that it cannot carry.
#include <algorithm>
#include <string>
#include <vector>

#include <boost/json/serialize.hpp>

#include <weft/component.h>
#include <weft/error.h>

#include "base/json_writer.h"
#include "dash/callbacks/id.h"

namespace weft {
namespace {

std::string_view name_of(Wildcard wildcard) {
  switch (wildcard) {
    case MATCH:
      return "MATCH";
    case ALL:
      return "ALL";
    case ALLSMALLER:
      return "ALLSMALLER";
  }
  return "";
}

}  // namespace

IdValue::IdValue(Wildcard wildcard) : value_(boost::json::array{name_of(wildcard)}) {}

Id::Id(const char* name) : Id(std::string_view(name)) {}

Id::Id(std::string_view name) : value_(name) {
  if (name.empty()) throw Error(ErrorKind::user, "An id cannot be empty text; leave it out where none is needed");
  for (const char c : {'.', '{'}) {
    if (name.find(c) != name.npos) {
      throw Error(ErrorKind::user, std::string("An id cannot hold `") + c + "`: " + std::string(name));
    }
  }
}

Id::Id(std::initializer_list<IdEntry> entries) {
  boost::json::object object;
  for (const IdEntry& entry : entries) {
    if (entry.key.empty()) throw Error(ErrorKind::user, "A key of a dictionary id cannot be empty");
    if (!object.emplace(entry.key, entry.value.json()).second) {
      throw Error(ErrorKind::user, "A key comes twice in a dictionary id: " + std::string(entry.key));
    }
  }
  value_ = std::move(object);
}

bool Id::has_wildcard() const {
  if (!value_.is_object()) return false;
  return std::ranges::any_of(value_.get_object(), [](const auto& entry) { return entry.value().is_array(); });
}

bool Id::is_many() const {
  if (!value_.is_object()) return false;
  return std::ranges::any_of(value_.get_object(), [](const auto& entry) {
    return dash::wildcard_name(entry.value()) == "ALL" || dash::wildcard_name(entry.value()) == "ALLSMALLER";
  });
}

std::string Id::to_string() const { return dash::stringify_id(value_); }

namespace dash {

std::string_view wildcard_name(const Json& value) {
  if (!value.is_array() || value.get_array().size() != 1 || !value.get_array()[0].is_string()) return {};
  for (const std::string_view name : {"MATCH", "ALL", "ALLSMALLER"}) {
    if (value.get_array()[0].get_string() == name) return name;
  }
  return {};
}

namespace {

// As JavaScript's JSON.stringify does, since the browser compares these texts with its own: "/" and "<" stay as they are.
std::string stringify_scalar(const Json& value) {
  std::string text;
  if (value.is_double()) {
    base::append_json_number(text, value.get_double());
  } else {
    text = boost::json::serialize(value);
  }
  return text;
}

}  // namespace

std::string stringify_id(const Json& id) {
  if (id.is_string()) return std::string(id.get_string());
  if (!id.is_object()) return {};
  std::vector<std::pair<std::string_view, const Json*>> entries;
  for (const auto& [key, value] : id.get_object()) entries.emplace_back(key, &value);
  std::ranges::sort(entries, {}, [](const auto& entry) { return entry.first; });
  std::string text = "{";
  for (const auto& [key, value] : entries) {
    if (text.size() > 1) text += ',';
    text += stringify_scalar(Json(key));
    text += ':';
    text += stringify_scalar(*value);
  }
  return text + "}";
}

bool id_matches(const Json& pattern, const Json& id) {
  if (!pattern.is_object() || !id.is_object()) return pattern == id;
  const auto& fixed = pattern.get_object();
  const auto& given = id.get_object();
  if (fixed.size() != given.size()) return false;
  return std::ranges::all_of(fixed, [&](const auto& entry) {
    const Json* value = given.if_contains(entry.key());
    return value && (!wildcard_name(entry.value()).empty() ? value->is_primitive() : *value == entry.value());
  });
}

}  // namespace dash
}  // namespace weft
