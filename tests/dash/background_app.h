// The app of the tests of background callbacks: a button that begins, one that cancels, a bar, and what comes of it.
#pragma once

#include <chrono>
#include <utility>

#include <weft/dash.h>
#include <weft/html.h>

namespace weft {

template <class Handler>
void declare_background(Dash& app, Handler handler) {
  app.layout = html::Div({html::Button("go", {.id = "go"}), html::Button("stop", {.id = "stop"}), html::Progress({.id = "bar"}),
                          html::Div({.id = "out"})});
  app.callback({.background = true,
                .cancel = {Input{"stop", "n_clicks"}},
                .interval = std::chrono::milliseconds(300),
                .prevent_initial_call = true,
                .progress = {Output{"bar", "value"}, Output{"bar", "max"}},
                .progress_default = {"0", "10"},
                .running = {{Output{"go", "disabled"}, true, false}}},
               Output{"out", "children"}, Input{"go", "n_clicks"}, std::move(handler));
}

}  // namespace weft
