// GET _dash-component-suites/<package>/<path>: an official bundle, in the smallest form that the browser accepts.
#include <string>

#include "dash/app.h"
#include "dash/assets/bundle_response.h"
#include "dash/assets/bundles.h"
#include "dash/routes/routes.h"

namespace weft::dash {

Response route_component_suites(const App& app, const Request& request) {
  constexpr std::string_view route = "_dash-component-suites/";
  std::string path = path_below_prefix(app, request).substr(route.size());
  const Bundle* bundle = find_bundle(path);
  if (bundle == nullptr) return Response::text(404, "Bundle not found: " + path + "\n");
  return bundle_response(*bundle, request, path == bundle->fingerprinted_path);
}

}  // namespace weft::dash
