// A registered function and what it is to be called with -> the columns that it gives.
#include "frame/function_call.h"

namespace weft::frame {
namespace {

bool is_whole(const dd::Value& value) {
  try {
    value.as_int64();
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// Whether a parameter of that type takes a value: integers whole numbers, floats any, null as zero.
bool takes(dd::DType parameter, const dd::Value& value) {
  if (value.is_null()) return true;
  const bool is_text = std::holds_alternative<std::string>(value.variant());
  if (parameter == dd::DType::string) return is_text;
  if (parameter == dd::DType::boolean) return std::holds_alternative<bool>(value.variant());
  return !is_text && (dd::is_floating(parameter) || is_whole(value));
}

/// The same of a type: values that are no numbers come as text.
bool takes(dd::DType parameter, dd::DType given) {
  if (parameter == dd::DType::string) return dd::is_text(given) || dd::is_temporal(given);
  if (parameter == dd::DType::boolean) return given == dd::DType::boolean;
  return dd::is_floating(parameter) ? dd::is_numeric(given) : dd::is_integer(given);
}

std::string describe(const CallArgument& argument) {
  if (argument.is_table) return "a frame";
  return argument.lazy_type ? std::string(dd::to_string(*argument.lazy_type)) : argument.example.value.to_string();
}

}  // namespace

CallArgument rows_argument(dd::Table without_rows) { return {{std::move(without_rows), {}}, true, {}}; }
CallArgument value_argument(dd::Value value) { return {{{}, std::move(value)}, false, {}}; }

void check_call(const std::string& method, const plan::FunctionInfo& function, const std::vector<CallArgument>& arguments) {
  const auto fail = [&](const std::string& what) -> void {
    throw Error(ErrorKind::user, method + ": function " + function.name + ' ' + what);
  };
  if (!function.call_table) fail("gives no Table");
  if (function.parameters.size() != arguments.size())
    fail("takes another number of arguments: " + std::to_string(function.parameters.size()) + ", not " +
         std::to_string(arguments.size()));
  for (std::size_t index = 0; index < arguments.size(); ++index) {
    const auto& parameter = function.parameters[index];
    const CallArgument& given = arguments[index];
    const bool fits =
        parameter.has_value() != given.is_table &&
        (!parameter || (given.lazy_type ? takes(*parameter, *given.lazy_type) : takes(*parameter, given.example.value)));
    if (!fits)
      fail("takes " + (parameter ? std::string(dd::to_string(*parameter)) : "a Table") + " as argument " +
           std::to_string(index + 1) + ", not " + describe(given));
  }
}

dd::Table call_once(const std::string& method, const plan::FunctionInfo& function, const std::vector<CallArgument>& arguments) {
  check_call(method, function, arguments);
  std::vector<detail::TableArgument> examples;
  for (const CallArgument& argument : arguments) examples.push_back(argument.example);
  return plan::call_named(function, [&] { return function.call_table(examples); });
}

}  // namespace weft::frame
