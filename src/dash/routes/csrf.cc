// The "double submit cookie": pages of others can have a browser send its cookies, but cannot read them.
#include "dash/routes/csrf.h"

#include "dash/app.h"
#include "server/digest.h"
#include "server/forwarded.h"

namespace weft::dash {

void issue_csrf_token(const App& app, const Request& request, Response& response) {
  const DashOptions& options = app.options;
  if (!options.csrf_protection || !request.cookie(options.csrf_token_name).empty()) return;
  response.set_cookie(options.csrf_token_name, server::random_hex(16),
                      {.http_only = false,  // the page has to read it
                       .path = app.requests_pathname_prefix,
                       .same_site = "Strict",
                       .secure = server::scheme_of(request, app.trusted_proxies) == "https"});
}

std::optional<Response> refuse_without_csrf_token(const App& app, const Request& request) {
  const DashOptions& options = app.options;
  if (!options.csrf_protection) return std::nullopt;
  const std::string_view token = request.cookie(options.csrf_token_name), sent = request.header(options.csrf_header_name);
  if (!token.empty() && server::equal_in_constant_time(sent, token)) return std::nullopt;
  return Response::text(403, "The header " + options.csrf_header_name + " must hold the token of the cookie " +
                                 options.csrf_token_name + "; reload the page");
}

}  // namespace weft::dash
