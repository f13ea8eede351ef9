// Whether a callback is called by a page of the app, and not by one of others in the name of its browser.
#pragma once

#include <optional>

#include <weft/http.h>

namespace weft::dash {

struct App;

/// Gives the browser of a page its token, unless it has one or the app asks for none.
void issue_csrf_token(const App& app, const Request& request, Response& response);

/// An answer in the place of the callback's where the token is missing or another one.
std::optional<Response> refuse_without_csrf_token(const App& app, const Request& request);

}  // namespace weft::dash
