// A first app: a slider and what it says, at http://127.0.0.1:8050
#include <weft/weft.h>
using namespace weft;

int main() {
  Dash app({.title = "First app"});
  app.layout = html::Div({
      html::H1("First app"),
      dcc::Slider({.id = "number", .max = 10, .min = 0, .step = 1, .value = 3}),
      html::P({.id = "square"}),
  });
  app.callback(Output{"square", html::P.children}, Input{"number", dcc::Slider.value},
               [](double number) { return "Its square is " + std::to_string(static_cast<int>(number * number)); });
  app.run();
}
