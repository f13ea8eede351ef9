// An app with the rarer forms of callbacks, whose checks the developer tools make in the browser too.
#include <optional>
#include <stdexcept>
#include <string>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/html.h>

using namespace weft;

struct Names {
  std::string first;
  std::optional<std::string> last;
};

int main() {
  Dash app({.title = "Forms", .on_error = [](const std::exception& error) { set_props("alert", {{"children", error.what()}}); }});
  app.layout = html::Div({
      dcc::Input({.id = "first", .value = "Ada"}),
      html::Div({.id = "greeting"}),
      html::Div({.id = "alert"}),
      html::Div({.id = "twice"}),
      dcc::Input({.id = "same", .value = "a"}),
      html::Button("Add the last name", {.id = "add"}),
      html::Div({.id = "place"}),
  });

  // The component `last` comes later.
  app.callback({.api_endpoint = {"/greet", {"first", "last"}}}, Output{"greeting", "children"},
               Input{"first", dcc::Input.value}.into(&Names::first),
               Input{"last", dcc::Input.value, {.allow_optional = true}}.into(&Names::last), [](Names names) {
                 if (names.first == "x") throw std::invalid_argument("nobody is called x");
                 return "Hello " + names.first + (names.last ? " " + *names.last : "");
               });
  app.callback({.prevent_initial_call = true}, Output{"place", "children"}, Input{"add", "n_clicks"},
               [](int) { return dcc::Input({.id = "last", .value = "Lovelace"}); });

  app.callback(Output{"twice", "title"}, Input{"place", "n_clicks"}, [](Json) { return no_update; });
  app.callback({.allow_duplicate = true, .prevent_initial_call = "initial_duplicate"}, Output{"twice", "title"},
               Input{"add", "n_clicks"}, [](std::optional<int> clicks) { return std::to_string(clicks.value_or(0)); });

  // Its own circle ends, since the browser does not call it for what it has set itself.
  app.callback(Output{"same", dcc::Input.value}, Input{"same", dcc::Input.value}, [](std::string text) { return text + "!"; });

  app.callback({.hidden = true, .optional = true}, Output{"nowhere", "children"}, Input{"first", "value"},
               [](Json) { return 1; });

  app.run({.debug = true});
}
