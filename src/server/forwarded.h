// What a proxy in front of the app tells of the request that it got.
#pragma once

#include <weft/http.h>

namespace weft::server {

/// Takes the client's address, and the host that it asked for, from the headers that so many proxies in front have added:
/// X-Forwarded-For and X-Forwarded-Host. What a client itself has written there comes before theirs, and is not believed.
void apply_forwarded(Request& request, int trusted_proxies);

/// "https" behind a proxy that says so, else "http".
std::string_view scheme_of(const Request& request, int trusted_proxies);

}  // namespace weft::server
