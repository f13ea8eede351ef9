// What users have registered, by name.
#pragma once

#include <string>
#include <vector>

namespace weft::plan {

/// The names of all functions and aggregations.
std::vector<std::string> function_names();

}  // namespace weft::plan
