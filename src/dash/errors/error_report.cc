// Turns what a handler or a route threw into an answer.
#include "dash/errors/error_report.h"

#include <cxxabi.h>

#include <cstdlib>
#include <exception>
#include <memory>
#include <typeinfo>

#include <weft/error.h>

#include "dash/app.h"
#include "dash/errors/error_page.h"
#include "dash/errors/throw_stack.h"

namespace weft::dash {
namespace {

std::string type_of_current_exception() {
  const std::type_info* type = abi::__cxa_current_exception_type();
  if (!type) return "an exception";
  const std::unique_ptr<char, void (*)(void*)> name(abi::__cxa_demangle(type->name(), nullptr, nullptr, nullptr), std::free);
  return name ? name.get() : type->name();
}

ErrorPage describe_current_exception(const std::string& place) {
  ErrorPage page{
      .title = type_of_current_exception(), .message = "", .place = place, .stack = take_throw_stack(), .description = ""};
  try {
    throw;
  } catch (const Error& error) {
    page.title += " (" + std::string(to_string(error.kind())) + ")";
    page.message = error.message();
    page.place = error.in(place).context();
  } catch (const std::exception& error) {
    page.message = error.what();
  } catch (...) {
    page.message = "It is no std::exception, so it has no message";
  }
  // "weft::Error (data): Column not found: x [callback out.children]"
  page.description = page.title + ": " + page.message + " [" + page.place + "]";
  return page;
}

}  // namespace

Response report_error(const App& app, const Request&, const std::string& place) {
  const ErrorPage page = describe_current_exception(place);
  std::string text = page.description;
  for (const std::string& line : page.stack) text += "\n    " + line;
  if (app.log) app.log(text);
  return app.debug ? Response::html(500, render_error_page(page)) : Response::text(500, "An error occurred on the server\n");
}

}  // namespace weft::dash
