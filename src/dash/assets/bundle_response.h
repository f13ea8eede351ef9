// Turns an embedded bundle into the answer to a request for it, without copying it.
#pragma once

#include <weft/http.h>

#include "dash/assets/bundles.h"

namespace weft::dash {

/// The bundle, or 304 when the browser has it. `immutable` says that the URL changes whenever the bundle does, so that the
/// browser need not ask again for a year; else it asks each time.
Response bundle_response(const Bundle& bundle, const Request& request, bool immutable);

}  // namespace weft::dash
