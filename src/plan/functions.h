// Registered functions of the user, by name.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <weft/aggregation.h>
#include <weft/error.h>
#include <weft/function.h>

namespace weft::plan {

struct FunctionInfo {
  std::string name;
  std::vector<dd::DType> arguments;  // of a scalar function
  dd::DType result = dd::DType::float64;
  detail::CallRows call = nullptr;                        // set for a scalar function
  detail::CallTable call_table = nullptr;                 // set for a table function
  std::vector<std::optional<dd::DType>> parameters = {};  // of a table function; nothing for one that is a table
  detail::CallWindow call_window = nullptr;               // set for a function of the values of a window
  detail::CallGroup call_group = nullptr;                 // set for one that gives a value for each of a group's
};

/// Throws a user Error that lists the registered functions when there is none of that name. The reference stays valid.
const FunctionInfo& find_function(std::string_view name);

/// The registered aggregation of that name. Throws a user Error that lists them when there is none. The reference stays valid.
const detail::AggregationInfo& find_aggregation(std::string_view name);
std::vector<std::string> aggregation_names();
/// The names of all functions and aggregations.
std::vector<std::string> function_names();

[[noreturn]] void fail_call(const std::string& what, const std::exception* error);

/// Calls an aggregation of the user as call_named() calls a function.
template <class Call>
void call_aggregation(const detail::AggregationInfo& aggregation, Call&& call) {
  try {
    call();
  } catch (const Error&) {
    throw;
  } catch (const std::exception& error) {
    fail_call("Aggregation " + aggregation.name, &error);
  } catch (...) {
    fail_call("Aggregation " + aggregation.name, nullptr);
  }
}

[[noreturn]] void fail_call(const FunctionInfo& function, const std::string& what);

/// Calls what the function is called by; what it throws becomes a user Error that names the function. An Error passes as it is.
template <class Call>
auto call_named(const FunctionInfo& function, Call&& call) {
  try {
    return call();
  } catch (const Error&) {
    throw;
  } catch (const std::exception& error) {
    fail_call(function, error.what());
  } catch (...) {
    fail_call(function, "something that is no std::exception");
  }
}

}  // namespace weft::plan
