// Who may see an app: by password or token.
#include <weft/auth.h>

#include <algorithm>
#include <utility>

#include <weft/error.h>

#include "base/base64.h"
#include "server/digest.h"

namespace weft {
namespace {

// What comes behind the scheme, whose name is compared without regard to case; nothing when it is another one.
std::optional<std::string_view> credentials(const Request& request, std::string_view scheme) {
  const std::string_view header = request.header("Authorization");
  if (header.size() <= scheme.size() || header[scheme.size()] != ' ') return std::nullopt;
  if (!equal_ignoring_case(header.substr(0, scheme.size()), scheme)) return std::nullopt;
  std::string_view rest = header.substr(scheme.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  return rest;
}

// A name and a password; nothing when none came.
std::optional<std::pair<std::string, std::string>> basic_credentials(const Request& request) {
  const auto given = credentials(request, "Basic");
  if (!given) return std::nullopt;
  std::string pair;
  try {
    pair = base::from_base64(*given);
  } catch (const Error&) {
    return std::nullopt;
  }
  const std::size_t colon = pair.find(':');
  if (colon == pair.npos) return std::nullopt;
  return std::pair(pair.substr(0, colon), pair.substr(colon + 1));
}

Response ask_for(const std::string& challenge) {
  return Response::text(401, "This page asks who you are\n").add("WWW-Authenticate", challenge);
}

std::string quoted(const std::string& realm) {
  if (realm.find_first_of("\"\\\r\n") != realm.npos) {
    throw Error(ErrorKind::user, "A realm cannot hold quotes, backslashes or line breaks: " + realm);
  }
  return '"' + realm + '"';
}

}  // namespace

RequestHook basic_auth(std::map<std::string, std::string> passwords, const std::string& realm) {
  if (passwords.empty()) throw Error(ErrorKind::user, "basic_auth needs a user: {{\"name\", \"password\"}}");
  for (const auto& [user, password] : passwords) {
    if (user.empty() || user.find(':') != user.npos) {
      throw Error(ErrorKind::user, "A user's name cannot be empty or hold a colon: " + user);
    }
    if (password.empty()) throw Error(ErrorKind::user, "A user needs a password: " + user);
  }
  const std::string challenge = "Basic realm=" + quoted(realm) + ", charset=\"UTF-8\"";
  return [passwords = std::move(passwords), challenge](const Request& request) -> std::optional<Response> {
    const auto given = basic_credentials(request);
    if (!given) return ask_for(challenge);
    const auto user = passwords.find(given->first);
    // An unknown user is compared too, so that names cannot be found by time.
    const bool is_right =
        server::equal_in_constant_time(given->second, user == passwords.end() ? passwords.begin()->second : user->second);
    if (is_right && user != passwords.end()) return std::nullopt;
    return ask_for(challenge);
  };
}

std::string Request::user() const {
  const auto given = basic_credentials(*this);
  return given ? given->first : std::string();
}

RequestHook bearer_auth(std::function<bool(std::string_view token)> is_valid, const std::string& realm) {
  if (!is_valid) throw Error(ErrorKind::user, "bearer_auth needs a function that says whether a token is valid");
  const std::string challenge = "Bearer realm=" + quoted(realm);
  return [is_valid = std::move(is_valid), challenge](const Request& request) -> std::optional<Response> {
    const auto token = credentials(request, "Bearer");
    if (!token || token->empty()) return ask_for(challenge);
    if (!is_valid(*token)) return ask_for(challenge + ", error=\"invalid_token\"");
    return std::nullopt;
  };
}

}  // namespace weft
