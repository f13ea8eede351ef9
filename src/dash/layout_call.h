// Calls the function that makes a layout.
#pragma once

#include <weft/dash.h>
#include <weft/http.h>

namespace weft::dash {

/// The components of a layout. When a function makes them, it may ask ctx() for the request, and adds headers to `response`.
Children make_layout(const Layout& layout, const Request& request, Response& response);

}  // namespace weft::dash
