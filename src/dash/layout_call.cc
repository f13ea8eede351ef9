// Calls the function that makes a layout.
#include "dash/layout_call.h"

#include <memory>
#include <optional>

#include "dash/app.h"
#include "dash/callbacks/call_state.h"

namespace weft::dash {

Children make_layout(const Layout& layout, const Request& request, Response& response) {
  if (!layout.is_function()) return layout.make();
  static const Callback* const called = [] {
    auto* callback = new Callback;
    callback->id = "the function that makes the layout";
    return callback;
  }();
  const auto state = std::make_shared<CallState>(*called, request, std::nullopt);
  const CallScope scope(state);
  Children content = layout.make();
  state->move_headers_to(response);
  return content;
}

}  // namespace weft::dash
