// Turns a Response into the status line and headers that are sent before its body.
#pragma once

#include <string>

#include <weft/http.h>

namespace weft::server {

/// Whether an answer of that status may have a body at all.
bool status_has_body(int status);

/// Whether every header can be sent as one line: no name or value holds a line break or NUL.
bool headers_are_sound(const HttpHeaders& headers);

/// Appends the head, with Content-Length, Date and Connection. Headers of those names in the response are left out.
void append_response_head(std::string& out, const Response& response, bool keep_alive);

}  // namespace weft::server
