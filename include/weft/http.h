// HTTP messages: what a route gets and what it answers. No socket is known here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weft {

/// Header fields in the order they were sent. Names keep their spelling and are compared without regard to case.
using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

/// Compares ASCII letters without regard to case, as names and many values of headers are compared.
bool equal_ignoring_case(std::string_view a, std::string_view b);

/// Returns the first header of that name, or "" when there is none.
std::string_view find_header(const HttpHeaders& headers, std::string_view name);

/// Turns "%2F" into "/" and so on. Returns nothing when an escape is not two hexadecimal digits or stands for a NUL byte, so that
/// no later step sees a path that ends elsewhere than it seems to. "+" stays "+".
std::optional<std::string> percent_decode(std::string_view text);

/// Turns every byte but letters, digits and "-._~/" into "%XX": a path as it can stand in a URL.
std::string percent_encode_path(std::string_view path);

/// One request as a browser sent it.
struct Request {
  std::string method;  ///< "GET", "POST", ...; as sent
  std::string target;  ///< path and query as sent, still percent-encoded: "/assets/a%20b.css?m=12"
  HttpHeaders headers;
  std::string body;            ///< whole; the server has already refused what was too long
  std::string remote_address;  ///< "127.0.0.1"; without the port

  /// The first header of that name, case-insensitive; "" when there is none.
  std::string_view header(std::string_view name) const;

  /// The part of the target before "?", still percent-encoded.
  std::string_view raw_path() const;

  /// The path, percent-decoded once. "" when it cannot be decoded (see percent_decode) or does not begin with "/": such a request
  /// fits no route. The decoded path may hold "..", "//" or "\": who opens files has to refuse those.
  std::string path() const;

  /// The part of the target after the first "?", still encoded; "" when there is none.
  std::string_view raw_query() const;

  /// The query's parameters in their order, decoded ("+" is a space). Those that cannot be decoded are left out.
  std::vector<std::pair<std::string, std::string>> query() const;

  /// The first query parameter of that name, decoded.
  std::optional<std::string> query_parameter(std::string_view name) const;

  /// The cookie of that name; "" when the browser sent none.
  std::string_view cookie(std::string_view name) const;

  /// The user's name that came by HTTP Basic, "" when none did. It is proven only where basic_auth() has let the request pass.
  std::string user() const;
};

/// A cookie that an answer sets. Definition: RFC 6265
struct CookieOptions {
  std::string domain{};                   ///< "": only the host that answered
  bool http_only = true;                  ///< whether scripts of the page cannot read it
  std::optional<std::int64_t> max_age{};  ///< seconds; default: until the browser is closed
  std::string path = "/";
  std::string same_site = "Lax";  ///< "Strict", "Lax" or "None"
  bool secure = false;            ///< whether it is sent by https only
};

/// The bytes of an answer: text of its own, or bytes that live elsewhere and are sent without being copied.
class Body {
 public:
  Body() = default;
  Body(std::string text) noexcept : text_(std::move(text)) {}
  Body(const char* text) : text_(text) {}

  /// Bytes that live as long as the program, such as an embedded bundle.
  static Body of_static(std::string_view bytes);
  /// Bytes kept alive by their owner, such as a cached layout.
  static Body of_shared(std::shared_ptr<const std::string> bytes);

  /// The bytes, their number, and whether there are none.
  std::string_view view() const { return shared_ ? std::string_view(*shared_) : is_static_ ? static_ : std::string_view(text_); }
  std::size_t size() const { return view().size(); }
  bool empty() const { return size() == 0; }

 private:
  std::string text_;
  std::shared_ptr<const std::string> shared_;
  std::string_view static_;
  bool is_static_ = false;
};

/// One answer. The server adds Content-Length, Date and Connection, and sends no body for HEAD, 204 and 304.
struct Response {
  int status = 200;
  HttpHeaders headers;
  Body body;

  /// The first header of that name, case-insensitive; "" when there is none.
  std::string_view header(std::string_view name) const;
  /// Adds a header. Throws an internal Error when the name or the value holds a line break or NUL (header injection).
  Response& add(std::string name, std::string value);
  /// Replaces all headers of that name by one.
  Response& set(std::string_view name, std::string value);
  /// Has the browser keep a cookie. Throws a user Error for a name or value that a cookie cannot have.
  Response& set_cookie(const std::string& name, const std::string& value, const CookieOptions& options = {});

  /// An answer with a body of that type and no other header.
  static Response of(int status, std::string content_type, Body body);
  static Response text(int status, std::string body);  ///< text/plain; charset=utf-8
  static Response html(int status, std::string body);  ///< text/html; charset=utf-8
  static Response json(int status, std::string body);  ///< application/json; the body is JSON already
  /// Sends the browser to a path of this app or another URL: 302 has it asked for by GET, 307 and 308 by the method of the
  /// request. Bytes that a URL cannot hold are percent-encoded. Throws a user Error for a status that is no redirect.
  static Response redirect(const std::string& location, int status = 302);
};

/// "Not Found" for 404; "" for a number that has no name.
std::string_view reason_phrase(int status);

}  // namespace weft
