// An app with what the developer tools are for: a callback that throws, and assets that change.
#include <stdexcept>
#include <string>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/html.h>

using namespace weft;

// A function of its own, so that the stack of what it throws has something to show.
std::string parse(const std::string& text) {
  if (text == "x") throw std::invalid_argument("no <number>: " + text);
  return "root of " + text;
}

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  Dash app({.title = "Failing", .assets_folder = argv[1]});
  app.layout = html::Div({dcc::Input({.id = "number", .type = "text"}), html::Div({}, {.id = "root"})});
  app.callback({.prevent_initial_call = true}, Output{"root", "children"}, Input{"number", "value"},
               [](std::string text) { return parse(text); });
  app.run({.debug = true});
}
