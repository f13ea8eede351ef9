// GET _dash-layout: the components of the page. Made once, unless the layout is a function.
#include "dash/app.h"
#include "dash/component_node.h"
#include "dash/routes.h"

namespace weft::dash {

Response route_layout(const App& app, const Request&) {
  if (app.layout_json) return Response::of(200, "application/json", Body::of_shared(app.layout_json));
  std::string text;
  append_json(text, app.layout.make());
  return Response::json(200, std::move(text));
}

}  // namespace weft::dash
