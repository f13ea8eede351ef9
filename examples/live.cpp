// A WebSocket callback: the server tells the page what it counts, while it counts.
#include <chrono>
#include <thread>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/html.h>
using namespace weft;

int main() {
  Dash app({.title = "Live"});
  app.layout = html::Div({
      dcc::Input({.id = "name", .value = "Ada"}),
      html::Button("Count", {.id = "count", .n_clicks = 0}),
      html::Div({.id = "ticks"}),
      html::Div({.id = "asked"}),
  });

  // Without an Output, it sets what it likes, as long as it likes.
  app.callback({.prevent_initial_call = true, .websocket = true}, Input{"count", "n_clicks"}, [](int) {
    set_props("asked", {{"children", ctx().get_prop("name", "value")}});
    for (int i = 1; i <= 5 && ctx().is_open(); ++i) {
      set_props("ticks", {{"children", "tick " + std::to_string(i)}});
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  });

  app.run();
}
