// In the browser: a curve follows its sliders without a round trip; the server only sends the page.
#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/html.h>
using namespace weft;

int main() {
  Dash app({.title = "Clientside"});
  const auto slider = [](const char* label, const char* id, double max, double value) {
    return html::Div(
        {html::Div(label, {.className = "label"}),
         dcc::Slider({.id = id, .marks = nullptr, .max = max, .min = 1, .step = 0.05, .updatemode = "drag", .value = value})});
  };
  app.layout = html::Div({
      html::H1("In the browser"),
      html::P("Lissajous' curves, drawn by a JavaScript function of three lines.", {.className = "lead"}),
      html::Div({html::Div({slider("Waves across", "across", 9, 3), slider("Waves up", "up", 9, 4), slider("Turn", "turn", 7, 2)},
                           {.className = "card"}),
                 html::Div(dcc::Graph({.id = "graph", .config = {{"displayModeBar", false}}}), {.className = "card"})},
                {.className = "columns"}),
  });

  app.clientside_callback(R"(function(across, up, turn) {
      const t = Array.from({length: 2000}, (_, i) => i * Math.PI / 500);
      const x = t.map(at => Math.sin(across * at + turn)), y = t.map(at => Math.sin(up * at));
      return {data: [{type: 'scatter', mode: 'lines', x, y, line: {color: '#4356e0', width: 2}}],
              layout: {height: 430, margin: {l: 10, r: 10, t: 10, b: 10}, xaxis: {visible: false}, yaxis: {visible: false, scaleanchor: 'x'}}};
    })",
                          Output{"graph", dcc::Graph.figure}, Input{"across", dcc::Slider.value}, Input{"up", dcc::Slider.value},
                          Input{"turn", dcc::Slider.value});

  app.run();
}
