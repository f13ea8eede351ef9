// A WebSocket callback: lines come to the page while they are made, for as long as the page is there.
#include <chrono>
#include <random>
#include <thread>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/html.h>
using namespace weft;

int main() {
  Dash app({.title = "Stream"});
  const auto tile = [](const char* label, const char* id) {
    return html::Div({html::Div(label, {.className = "label"}), html::Div("0", {.id = id, .className = "number"})},
                     {.className = "card grow"});
  };
  app.layout = html::Div({
      html::H1("Stream"),
      html::P("One call of a handler, which goes on and on: it sets what it likes through a WebSocket.", {.className = "lead"}),
      html::Div({tile("Requests", "requests"), tile("Errors", "errors"), tile("Slowest, ms", "slowest")}, {.className = "row"}),
      html::Div({html::Div({html::Button("Start", {.id = "start", .n_clicks = 0}),
                            html::Span("Only show slower than", {.className = "label"}),
                            dcc::Input({.id = "slower", .style = {{"width", "70px"}}, .type = "number", .value = 0}),
                            html::Span("ms", {.className = "label"})},
                           {.className = "row"}),
                 html::Br(), html::Div({.id = "log", .className = "log"})},
                {.className = "card"}),
  });

  app.callback(
      {.persistent = true,
       .prevent_initial_call = true,
       .running = {{Output{"start", "disabled"}, true, false}},
       .websocket = true},
      Input{"start", html::Button.n_clicks}, [](int) {
        std::mt19937 random(7);
        std::exponential_distribution<double> milliseconds(0.04);
        const char* paths[] = {"/", "/search", "/basket", "/item/42", "/item/7"};
        std::vector<std::string> lines;
        int errors = 0, slowest = 0;
        Json slower = 0;
        for (int request = 1; ctx().is_open() && request <= 2000; ++request) {
          const int taken = static_cast<int>(milliseconds(random)) + 1, status = random() % 20 == 0 ? 500 : 200;
          errors += status == 500;
          slowest = std::max(slowest, taken);
          // The page is asked what stands in a field now.
          if (request % 5 == 1) slower = ctx().get_prop("slower", "value");
          if (!slower.is_number() || taken >= slower.to_number<double>()) {
            lines.push_back(std::to_string(status) + "  " + paths[random() % 5] + "  " + std::to_string(taken) + " ms\n");
          }
          std::string text;
          for (std::size_t i = lines.size() > 10 ? lines.size() - 10 : 0; i < lines.size(); ++i) text += lines[i];
          set_props("log", {{"children", text}});
          set_props("requests", {{"children", request}});
          set_props("errors", {{"children", errors}});
          set_props("slowest", {{"children", slowest}});
          std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
      });

  app.run();
}
