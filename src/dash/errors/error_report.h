// Turns what a handler or a route threw into an answer.
#pragma once

#include <string>

#include <weft/http.h>

namespace weft::dash {

struct App;

/// To be called while an exception is being handled. Status 500. In debug the text names the exception's type, its message and
/// the place ("callback out.children"), which the browser's developer tools show; else it is one line without any of these.
Response report_error(const App& app, const Request& request, const std::string& place);

}  // namespace weft::dash
