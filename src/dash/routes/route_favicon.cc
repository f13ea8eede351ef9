// GET _favicon.ico: Dash's icon, for apps that have none in their assets.
#include <cassert>

#include "dash/assets/bundle_response.h"
#include "dash/assets/bundles.h"
#include "dash/routes/routes.h"

namespace weft::dash {

Response route_favicon(const App&, const Request& request) {
  const Bundle* icon = find_bundle("dash/favicon.ico");
  assert(icon != nullptr);
  return bundle_response(*icon, request, request.query_parameter("v") == dash_version());
}

}  // namespace weft::dash
