// Who may see an app: hooks for Dash::before_request that ask for a password or a token.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <weft/http.h>

namespace weft {

/// Looks at a request before the app does; an answer is sent in the app's place.
using RequestHook = std::function<std::optional<Response>(const Request&)>;

/// Asks for a user's name and password (HTTP Basic): `app.before_request(basic_auth({{"ada", password}}))`. Only behind https is
/// what the browser sends hidden from others. Names and passwords are UTF-8. Definition: RFC 7617
RequestHook basic_auth(std::map<std::string, std::string> passwords, const std::string& realm = "app");

/// Asks for a token in the header `Authorization: Bearer <token>`, for which `is_valid` says whether it may be. Called from many
/// threads. Definition: RFC 6750
RequestHook bearer_auth(std::function<bool(std::string_view token)> is_valid, const std::string& realm = "app");

}  // namespace weft
