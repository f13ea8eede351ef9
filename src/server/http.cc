// Reads the parts of an HTTP request (path, query, headers) and makes answers.
#include <weft/http.h>

#include <algorithm>
#include <cstdint>

#include <weft/error.h>

namespace weft {
namespace {

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decode_query_part(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '+', ' ');
  return percent_decode(spaced);
}

void check_header_text(std::string_view name, std::string_view value) {
  constexpr std::string_view forbidden("\r\n\0", 3);
  if (name.empty() || name.find_first_of(forbidden) != name.npos || value.find_first_of(forbidden) != value.npos) {
    throw Error(ErrorKind::internal, "A response header is empty or holds a line break: " + std::string(name));
  }
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return to_lower(x) == to_lower(y); });
}

std::string_view find_header(const HttpHeaders& headers, std::string_view name) {
  for (const auto& [key, value] : headers) {
    if (equal_ignoring_case(key, name)) return value;
  }
  return {};
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (c == '\0') return std::nullopt;
    decoded += c;
  }
  return decoded;
}

std::string percent_encode_path(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(path.size());
  for (char c : path) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                 std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) {
      encoded += c;
    } else {
      auto byte = static_cast<std::uint8_t>(c);
      encoded += '%';
      encoded += digits[byte >> 4];
      encoded += digits[byte & 15];
    }
  }
  return encoded;
}

std::string_view Request::header(std::string_view name) const { return find_header(headers, name); }

std::string_view Request::raw_path() const { return std::string_view(target).substr(0, target.find('?')); }

std::string Request::path() const {
  std::string_view raw = raw_path();
  if (raw.empty() || raw.front() != '/') return {};
  return percent_decode(raw).value_or(std::string());
}

std::string_view Request::raw_query() const {
  std::size_t mark = target.find('?');
  return mark == target.npos ? std::string_view() : std::string_view(target).substr(mark + 1);
}

std::vector<std::pair<std::string, std::string>> Request::query() const {
  std::vector<std::pair<std::string, std::string>> parameters;
  for (std::string_view rest = raw_query(); !rest.empty();) {
    std::string_view part = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    if (part.empty()) continue;
    std::size_t equals = part.find('=');
    auto name = decode_query_part(part.substr(0, equals));
    auto value = decode_query_part(equals == part.npos ? std::string_view() : part.substr(equals + 1));
    if (name && value) parameters.emplace_back(std::move(*name), std::move(*value));
  }
  return parameters;
}

std::optional<std::string> Request::query_parameter(std::string_view name) const {
  for (auto& [key, value] : query()) {
    if (key == name) return std::move(value);
  }
  return std::nullopt;
}

Body Body::of_static(std::string_view bytes) {
  Body body;
  body.static_ = bytes;
  body.is_static_ = true;
  return body;
}

Body Body::of_shared(std::shared_ptr<const std::string> bytes) {
  Body body;
  body.shared_ = std::move(bytes);
  return body;
}

std::string_view Response::header(std::string_view name) const { return find_header(headers, name); }

Response& Response::add(std::string name, std::string value) {
  check_header_text(name, value);
  headers.emplace_back(std::move(name), std::move(value));
  return *this;
}

Response& Response::set(std::string_view name, std::string value) {
  std::erase_if(headers, [&](const auto& header) { return equal_ignoring_case(header.first, name); });
  return add(std::string(name), std::move(value));
}

Response Response::of(int status, std::string content_type, Body body) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  response.add("Content-Type", std::move(content_type));
  return response;
}

Response Response::text(int status, std::string body) { return of(status, "text/plain; charset=utf-8", std::move(body)); }

Response Response::html(int status, std::string body) { return of(status, "text/html; charset=utf-8", std::move(body)); }

Response Response::redirect(const std::string& location, int status) {
  if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308) {
    throw Error(ErrorKind::user, "A redirect has status 301, 302, 303, 307 or 308, not: " + std::to_string(status));
  }
  std::string url;
  for (const char c : location) url += c > ' ' && c < '\x7f' && c != '"' ? std::string(1, c) : percent_encode_path({&c, 1});
  return text(status, "See " + url + "\n").add("Location", std::move(url));
}

Response Response::json(int status, std::string body) { return of(status, "application/json", std::move(body)); }

std::string_view reason_phrase(int status) {
  switch (status) {
    case 100:
      return "Continue";
    case 101:
      return "Switching Protocols";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 426:
      return "Upgrade Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 502:
      return "Bad Gateway";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "";
  }
}

}  // namespace weft
