// A registered function and what it is to be called with -> the columns that it gives.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/functions.h"

namespace weft::frame {

/// What a function gets when a plan is run: tables, values that are known, or values of which only the type is.
struct CallArgument {
  detail::TableArgument example = {};  // what it is called with to learn its columns
  bool is_table = false;
  std::optional<dd::DType> lazy_type = {};  // of a value that is not computed yet
};

CallArgument rows_argument(dd::Table without_rows);
CallArgument value_argument(dd::Value value);

/// Throws a user Error, which begins with the method's name, when the function gives no table or its parameters are others.
void check_call(const std::string& method, const plan::FunctionInfo& function, const std::vector<CallArgument>& arguments);

/// The same, and calls the function.
dd::Table call_once(const std::string& method, const plan::FunctionInfo& function, const std::vector<CallArgument>& arguments);

}  // namespace weft::frame
