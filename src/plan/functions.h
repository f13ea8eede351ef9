// Registered functions of the user, by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <weft/function.h>

namespace weft::plan {

struct FunctionInfo {
  std::string name;
  std::vector<dd::DType> arguments;  // of a scalar function
  dd::DType result = dd::DType::float64;
  detail::CallRows call = nullptr;         // set for a scalar function
  detail::CallTable call_table = nullptr;  // set for a table function
};

/// Throws a user Error that lists the registered functions when there is none of that name. The reference stays valid.
const FunctionInfo& find_function(std::string_view name);

}  // namespace weft::plan
