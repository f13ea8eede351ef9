// Session cookies: `values.time.signature`, where values are JSON in base64, time is when they were written in seconds since
// 1970, and the signature is over the cookie's name and both.
#include <weft/session.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include <weft/error.h>

#include "base/base64.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "server/digest.h"

namespace weft {
namespace {

constexpr std::size_t kMinKeyBytes = 16;
constexpr std::size_t kMaxCookieBytes = 4096;
constexpr int kMaxDepth = 64;

std::int64_t seconds_since_1970() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

SessionCookie::SessionCookie(std::vector<std::string> keys, SessionOptions options)
    : keys_(std::move(keys)), options_(std::move(options)) {
  if (keys_.empty()) throw Error(ErrorKind::user, "A SessionCookie needs a key");
  for (const std::string& key : keys_) {
    if (key.size() < kMinKeyBytes) {
      throw Error(ErrorKind::user, "The key of a SessionCookie needs at least 16 bytes, not " + std::to_string(key.size()));
    }
  }
  Response().set_cookie(options_.name, "", cookie_options());  // what a cookie cannot have is said here
}

std::string SessionCookie::sign(const std::string& key, std::string_view content) const {
  return base::to_base64(server::hmac_sha256(key, options_.name + "." + std::string(content)));
}

std::string SessionCookie::encode(const boost::json::object& values) const {
  std::string text = base::to_base64(base::to_json(values)) + "." + std::to_string(seconds_since_1970());
  text += "." + sign(keys_.front(), text);
  if (const std::size_t size = options_.name.size() + 1 + text.size(); size > kMaxCookieBytes) {
    throw Error(ErrorKind::user,
                "The values of a session need more than the 4096 bytes that browsers keep of a cookie: " + std::to_string(size));
  }
  return text;
}

CookieOptions SessionCookie::cookie_options() const {
  return {.domain = options_.domain,
          .http_only = true,
          .max_age = options_.lifetime.count(),
          .path = options_.path,
          .same_site = options_.same_site,
          .secure = options_.secure};
}

boost::json::object SessionCookie::read(const Request& request) const {
  const std::string_view text = request.cookie(options_.name);
  const std::size_t dot = text.rfind('.');
  if (dot == text.npos || text.size() > kMaxCookieBytes) return {};
  const std::string_view content = text.substr(0, dot), signature = text.substr(dot + 1);
  const bool is_signed = std::ranges::any_of(
      keys_, [&](const std::string& key) { return server::equal_in_constant_time(signature, sign(key, content)); });
  if (!is_signed) return {};

  // From here on the text is the app's own.
  const std::size_t middle = content.find('.');
  const std::string_view time = content.substr(middle + 1);
  std::int64_t written = 0;
  std::from_chars(time.data(), time.data() + time.size(), written);
  if (seconds_since_1970() - written > options_.lifetime.count()) return {};
  return std::move(base::parse_json(base::from_base64(content.substr(0, middle)), kMaxDepth).as_object());
}

void SessionCookie::write(Response& response, const boost::json::object& values) const {
  response.set_cookie(options_.name, encode(values), cookie_options());
}

void SessionCookie::write(const CallbackContext& context, const boost::json::object& values) const {
  context.set_cookie(options_.name, encode(values), cookie_options());
}

void SessionCookie::clear(Response& response) const {
  CookieOptions options = cookie_options();
  options.max_age = 0;
  response.set_cookie(options_.name, "", options);
}

void SessionCookie::clear(const CallbackContext& context) const {
  CookieOptions options = cookie_options();
  options.max_age = 0;
  context.set_cookie(options_.name, "", options);
}

}  // namespace weft
