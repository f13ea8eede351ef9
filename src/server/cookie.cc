// Cookies: reads those of a request, and writes those of an answer.
#include <algorithm>
#include <string>
#include <string_view>

#include <weft/error.h>
#include <weft/http.h>

#include "server/header_values.h"

namespace weft {
namespace {

// What a cookie's name and value may hold (RFC 6265, 4.1.1).
bool is_cookie_text(std::string_view text, std::string_view also_refused) {
  return std::ranges::all_of(text, [&](char c) {
    return c > ' ' && c < '\x7f' && std::string_view("\",;\\").find(c) == std::string_view::npos &&
           also_refused.find(c) == also_refused.npos;
  });
}

}  // namespace

std::string_view Request::cookie(std::string_view name) const {
  std::string_view rest = header("Cookie");
  while (!rest.empty()) {
    const std::string_view pair = server::next_part(rest, ';');
    const std::size_t equals = pair.find('=');
    if (equals != pair.npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
  }
  return {};
}

Response& Response::set_cookie(const std::string& name, const std::string& value, const CookieOptions& options) {
  if (name.empty() || !is_cookie_text(name, "=()<>@:/[]?{}"))
    throw Error(ErrorKind::user, "A cookie cannot have this name: " + name);
  if (!is_cookie_text(value, "")) {
    throw Error(ErrorKind::user,
                "The value of a cookie cannot hold spaces, quotes, commas, semicolons, backslashes or letters "
                "beyond ASCII; encode it: " +
                    name);
  }
  if (options.same_site != "Strict" && options.same_site != "Lax" && options.same_site != "None") {
    throw Error(ErrorKind::user, "Unknown same_site of a cookie (have: Strict, Lax, None): " + options.same_site);
  }
  std::string text = name + "=" + value;
  if (!options.domain.empty()) text += "; Domain=" + options.domain;
  if (options.max_age) text += "; Max-Age=" + std::to_string(*options.max_age);
  text += "; Path=" + options.path + "; SameSite=" + options.same_site;
  if (options.secure) text += "; Secure";
  if (options.http_only) text += "; HttpOnly";
  return add("Set-Cookie", std::move(text));
}

}  // namespace weft
