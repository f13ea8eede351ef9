// Registered functions of the user, by name.
#include "plan/functions.h"

#include <map>
#include <mutex>

#include <weft/error.h>

#include "base/text.h"

namespace weft {
namespace {

struct Functions {
  std::mutex mutex;
  std::map<std::string, plan::FunctionInfo, std::less<>> by_name;
  std::map<std::string, detail::AggregationInfo, std::less<>> aggregations;
};

Functions& functions() {
  static Functions& only = *new Functions;
  return only;
}

void add(plan::FunctionInfo info) {
  std::lock_guard lock(functions().mutex);
  // A reload of the same library registers again: the newer code is the one to call.
  functions().by_name.insert_or_assign(info.name, info);
}

}  // namespace

void detail::register_scalar_function(std::string_view name, std::vector<dd::DType> arguments, dd::DType result, CallRows call) {
  add({std::string(name), std::move(arguments), result, call, nullptr});
}

void detail::register_window_function(std::string_view name, CallWindow call) {
  plan::FunctionInfo info{.name = std::string(name), .arguments = {}};
  info.call_window = call;
  add(std::move(info));
}

void detail::register_group_function(std::string_view name, CallGroup call) {
  plan::FunctionInfo info{.name = std::string(name), .arguments = {}};
  info.call_group = call;
  add(std::move(info));
}

void detail::register_table_function(std::string_view name, std::vector<std::optional<dd::DType>> parameters, CallTable call) {
  add({std::string(name), {}, dd::DType::float64, nullptr, call, std::move(parameters)});
}

void detail::register_aggregation(AggregationInfo info) {
  std::lock_guard lock(functions().mutex);
  functions().aggregations.insert_or_assign(info.name, info);
}

const detail::AggregationInfo& plan::find_aggregation(std::string_view name) {
  {
    std::lock_guard lock(functions().mutex);
    if (auto found = functions().aggregations.find(name); found != functions().aggregations.end()) return found->second;
  }
  throw Error(ErrorKind::user, base::not_found("Registered aggregation", name, aggregation_names()));
}

std::vector<std::string> plan::aggregation_names() {
  std::lock_guard lock(functions().mutex);
  std::vector<std::string> names;
  for (const auto& [name, info] : functions().aggregations) names.push_back(name);
  return names;
}

std::vector<std::string> plan::function_names() {
  std::vector<std::string> names = aggregation_names();
  std::lock_guard lock(functions().mutex);
  for (const auto& [name, info] : functions().by_name) names.push_back(name);
  return names;
}

void plan::fail_call(const std::string& what, const std::exception* error) {
  throw Error(ErrorKind::user, what + " threw: " + (error ? error->what() : "something that is no std::exception"));
}

const plan::FunctionInfo& plan::find_function(std::string_view name) {
  std::lock_guard lock(functions().mutex);
  if (auto found = functions().by_name.find(name); found != functions().by_name.end()) return found->second;
  std::vector<std::string> names;
  for (const auto& [known, info] : functions().by_name) names.push_back(known);
  throw Error(ErrorKind::user, base::not_found("Registered function", name, names));
}

void plan::fail_call(const FunctionInfo& function, const std::string& what) {
  throw Error(ErrorKind::user, "Function " + function.name + " threw: " + what);
}

}  // namespace weft
