// What a proxy in front of the app tells of the request that it got.
#include "server/forwarded.h"

#include <vector>

#include "server/header_values.h"

namespace weft::server {
namespace {

// What the outermost of the trusted proxies has added: each adds one value at the end, in a header of its own or behind a comma.
std::string_view value_from(const Request& request, std::string_view name, int trusted_proxies) {
  std::vector<std::string_view> values;
  for (const auto& [header, text] : request.headers) {
    if (!equal_ignoring_case(header, name)) continue;
    std::string_view rest = text;
    for (;;) {
      const std::size_t comma = rest.find(',');
      values.push_back(trim(rest.substr(0, comma)));
      if (comma == rest.npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  const auto trusted = static_cast<std::size_t>(trusted_proxies);
  return trusted == 0 || values.size() < trusted ? std::string_view() : values[values.size() - trusted];
}

}  // namespace

void apply_forwarded(Request& request, int trusted_proxies) {
  if (trusted_proxies <= 0) return;
  if (const std::string client(value_from(request, "X-Forwarded-For", trusted_proxies)); !client.empty()) {
    request.remote_address = client;
  }
  const std::string host(value_from(request, "X-Forwarded-Host", trusted_proxies));
  if (host.empty()) return;
  for (auto& [name, value] : request.headers) {
    if (equal_ignoring_case(name, "Host")) value = host;
  }
}

std::string_view scheme_of(const Request& request, int trusted_proxies) {
  return value_from(request, "X-Forwarded-Proto", trusted_proxies) == "https" ? "https" : "http";
}

}  // namespace weft::server
