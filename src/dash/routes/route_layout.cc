// GET _dash-layout: the components of the page. Made once, unless the layout is a function.
#include <string>
#include <utility>

#include "dash/app.h"
#include "dash/component_node.h"
#include "dash/layout_call.h"
#include "dash/routes/routes.h"

namespace weft::dash {

Response route_layout(const App& app, const Request& request) {
  if (app.layout_json) return Response::of(200, "application/json", Body::of_shared(app.layout_json));
  std::string text;
  Response response = Response::of(200, "application/json", {});
  append_json(text, make_layout(app.layout, request, response));
  response.body = std::move(text);
  return response;
}

}  // namespace weft::dash
