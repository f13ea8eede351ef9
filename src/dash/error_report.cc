// Turns what a handler or a route threw into an answer.
#include "dash/error_report.h"

#include <cxxabi.h>

#include <cstdlib>
#include <exception>
#include <memory>
#include <typeinfo>

#include <weft/error.h>

#include "dash/app.h"

namespace weft::dash {
namespace {

std::string type_of_current_exception() {
  const std::type_info* type = abi::__cxa_current_exception_type();
  if (!type) return "an exception";
  const std::unique_ptr<char, void (*)(void*)> name(abi::__cxa_demangle(type->name(), nullptr, nullptr, nullptr), std::free);
  return name ? name.get() : type->name();
}

// "weft::Error (data): Column not found: x [callback out.children]"
std::string describe_current_exception(const std::string& place) {
  const std::string type = type_of_current_exception();
  try {
    throw;
  } catch (const Error& error) {
    return type + " (" + std::string(to_string(error.kind())) + "): " + error.in(place).what();
  } catch (const std::exception& error) {
    return type + ": " + error.what() + " [" + place + "]";
  } catch (...) {
    return type + " [" + place + "]";
  }
}

}  // namespace

Response report_error(const App& app, const Request&, const std::string& place) {
  const std::string description = describe_current_exception(place);
  if (app.log) app.log(description);
  return Response::text(500, app.debug ? description : "An error occurred on the server");
}

}  // namespace weft::dash
