// What an app remembers of a browser from one request to the next: values in a cookie that only the app can write.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include <weft/callback_context.h>
#include <weft/http.h>
#include <weft/json.h>

namespace weft {

struct SessionOptions {
  /// "": only the host that answered.
  std::string domain{};
  /// How long the values are believed after they were written.
  std::chrono::seconds lifetime = std::chrono::hours(24 * 31);
  /// The cookie's name.
  std::string name = "session";
  std::string path = "/";
  /// "Strict", "Lax" or "None".
  std::string same_site = "Lax";
  /// Whether it is sent by https only.
  bool secure = false;
};

/// A signed cookie that holds a JSON object. Who has the browser can read it but not change it: no password or other secret
/// belongs there. May be used on many threads. As Flask's session, but that nothing is written unless it is said.
///
///     const SessionCookie session({secret});  // from the environment, not from the source
///     app.callback(Output{"greeting", "children"}, Input{"name", "value"}, [session](std::string name) {
///       session.write(ctx(), {{"user", name}});
///       return "Hello " + name;
///     });
///     app.before_request([session](const Request& request) -> std::optional<Response> {
///       if (session.read(request).contains("user") || request.path() == "/login") return std::nullopt;
///       return Response::text(401, "Log in first");
///     });
class SessionCookie {
 public:
  /// The first key signs; cookies signed with the others are believed too, so that a key can be replaced while browsers hold old
  /// cookies. Throws a user Error without a key, and for one shorter than 16 bytes.
  explicit SessionCookie(std::vector<std::string> keys, SessionOptions options = {});

  /// The values that the request's browser keeps. Empty when it has none, and when they are too old or not signed by a key.
  boost::json::object read(const Request& request) const;

  /// Has the browser keep the values in the place of those before. Throws a user Error when they need more than the 4,096 bytes
  /// that browsers keep.
  void write(Response& response, const boost::json::object& values) const;
  void write(const CallbackContext& context, const boost::json::object& values) const;

  /// Has the browser forget them.
  void clear(Response& response) const;
  void clear(const CallbackContext& context) const;

 private:
  std::string sign(const std::string& key, std::string_view content) const;
  std::string encode(const boost::json::object& values) const;
  CookieOptions cookie_options() const;

  std::vector<std::string> keys_;
  SessionOptions options_;
};

}  // namespace weft
