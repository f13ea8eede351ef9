// A template's name -> the template, read once and shared by every figure that has it.
#include "figure/templates.h"

#include <map>
#include <mutex>
#include <numeric>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/json_reader.h"
#include "figure/merge.h"
#include "figure/plotly_data.h"

namespace weft::figure {
namespace {

using boost::json::array;
using boost::json::object;

Json parse_template(std::string_view name) {
  for (const auto& [known, text] : template_texts()) {
    if (known == name) return base::parse_json(text);
  }
  return nullptr;
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
  merge(target, other);
}

// Null when one of the names is unknown.
Json combine(std::string_view names) {
  Json combined;
  while (true) {
    const std::size_t plus = names.find('+');
    Json part = parse_template(names.substr(0, plus));
    if (part.is_null()) return part;
    if (combined.is_null()) {
      combined = std::move(part);
    } else {
      merge_templates(combined.as_object(), std::move(part.as_object()));
    }
    if (plus == names.npos) return combined;
    names.remove_prefix(plus + 1);
  }
}

}  // namespace

TemplatePtr named_template(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, TemplatePtr> found;
  const std::lock_guard lock(mutex);
  const auto known = found.find(name);
  if (known != found.end()) return known->second;
  Json combined = combine(name);
  if (combined.is_null()) return nullptr;
  return found[name] = std::make_shared<const Template>(std::move(combined));
}

std::vector<std::string> template_names() {
  std::vector<std::string> names;
  for (const auto& text : template_texts()) names.emplace_back(text.name);
  return names;
}

}  // namespace weft::figure
