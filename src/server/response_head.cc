// Turns a Response into the status line and headers that are sent before its body.
#include "server/response_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <ctime>
#include <string_view>

namespace weft::server {
namespace {

void append_number(std::string& out, std::size_t number) {
  std::array<char, 20> digits;
  auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

// The Date header changes once a second, and writing it costs more than the rest of the head.
void append_date(std::string& out) {
  thread_local std::time_t written_for = -1;
  thread_local std::array<char, 64> line;
  thread_local std::size_t length = 0;
  std::time_t now = std::time(nullptr);
  if (now != written_for) {
    std::tm utc{};
    gmtime_r(&now, &utc);
    length = std::strftime(line.data(), line.size(), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &utc);
    written_for = now;
  }
  out.append(line.data(), length);
}

bool is_written_by_server(std::string_view name) {
  auto is = [name](std::string_view other) { return equal_ignoring_case(name, other); };
  return is("content-length") || is("connection") || is("date") || is("transfer-encoding");
}

}  // namespace

bool status_has_body(int status) { return status >= 200 && status != 204 && status != 304; }

bool headers_are_sound(const HttpHeaders& headers) {
  constexpr std::string_view forbidden("\r\n\0", 3);
  return std::all_of(headers.begin(), headers.end(), [&](const auto& header) {
    return !header.first.empty() && header.first.find_first_of(forbidden) == std::string::npos &&
           header.second.find_first_of(forbidden) == std::string::npos;
  });
}

void append_response_head(std::string& out, const Response& response, bool keep_alive) {
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::size_t>(response.status));
  out += ' ';
  out += reason_phrase(response.status);
  out += "\r\n";
  for (const auto& [name, value] : response.headers) {
    if (is_written_by_server(name)) continue;
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
  }
  append_date(out);
  if (status_has_body(response.status)) {
    out += "Content-Length: ";
    append_number(out, response.body.size());
    out += "\r\n";
  }
  out += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
}

}  // namespace weft::server
