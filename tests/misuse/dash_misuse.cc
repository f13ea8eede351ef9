// Each case must be refused by the compiler with a message that says what to do; `wants` is a part of it, `wants first` of
// its first error, which no more than a page follows. Case 0 must compile.
// clang-format off
#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/figure.h>
#include <weft/html.h>

using namespace weft;

struct Point {
  int x, y;
};

enum class Scale { linear, log };
auto json_names(Type<Scale>) { return JsonNames<Scale>{{"linear", Scale::linear}, {"log", Scale::log}}; }

void declare(Dash& app) {
  app.callback(Output{"graph", dcc::Graph.figure}, Output{"text", "children"}, Input{"year", dcc::Slider.value}, State{"name", "value"},
               [](double, std::string) { return std::tuple{Figure(), "text"}; });
#if CASE == 1  // wants: the handler needs one parameter for each Input and State
  app.callback(Output{"graph", dcc::Graph.figure}, Input{"year", dcc::Slider.value}, [](double, double) { return Figure(); });
#elif CASE == 2  // wants: one of the properties of this call is none of the component's, or its value does not fit; properties are given by name
  dcc::Graph({.figur = Figure()});
#elif CASE == 3  // wants: a component's properties are given by name: write dcc::Graph({.id = "graph"})
  dcc::Graph({"graph"});
#elif CASE == 4  // wants: the handler's result does not fit its Output: return the property's type, such as a Figure
  app.callback(Output{"graph", dcc::Graph.figure}, Input{"year", dcc::Slider.value}, [](double) { return 3; });
#elif CASE == 5  // wants: a handler's parameter does not fit the property of its Input or State: take the property's own type
  app.callback(Output{"text", "children"}, Input{"year", dcc::Slider.value}, [](std::string year) { return year; });
#elif CASE == 6  // wants: a handler's parameter cannot be read from JSON: take a number, bool, std::string
  app.callback(Output{"text", "children"}, Input{"year", "value"}, [](Point point) { return point.x; });
#elif CASE == 7  // wants: a handler's result cannot be sent as JSON: return a Figure, a Component, text
  app.callback(Output{"text", "children"}, Input{"year", "value"}, [](double) { return Point(); });
#elif CASE == 8  // wants: return one value for each Output, in their order, as a std::tuple
  app.callback(Output{"graph", dcc::Graph.figure}, Output{"text", "children"}, Input{"year", "value"}, [](double) { return Figure(); });
#elif CASE == 9  // wants: the handler returns nothing, but there is an Output: return a value for it
  app.callback(Output{"text", "children"}, Input{"year", "value"}, [](double) {});
#elif CASE == 10  // wants: pass all Outputs first, then all Inputs, then all States, and the handler last
  app.callback(Input{"year", "value"}, Output{"text", "children"}, [](double year) { return year; });
#elif CASE == 11  // wants: the handler is missing: it comes last
  app.callback(Output{"text", "children"}, Input{"year", "value"});
#elif CASE == 12  // wants: everything before the handler must be an Output, Input or State
  app.callback(Output{"text", "children"}, Input{"year", "value"}, "year", [](double year) { return year; });
#elif CASE == 13  // wants: one of the properties of this call is none of the component's, or its value does not fit; properties are given by name
  html::Div("text", {"note"});
#elif CASE == 14  // wants: without an Output the handler must return nothing
  app.callback(Input{"year", "value"}, [](double year) { return year; });
#elif CASE == 15  // wants first: name 'clasName'
  html::Div({.clasName = "note"});
#elif CASE == 16  // wants: a handler's parameter does not fit the property of its Input or State: take the property's own type
  app.callback(Output{"text", "children"}, Input{"year", dcc::Slider.value}, [](Scale) { return 1; });
#elif CASE == 17  // wants: a handler's parameter does not fit the property of its Input or State: take the property's own type
  app.callback(Output{"text", "children"}, Input{"year", dcc::Slider.value}, [](std::chrono::year_month_day) { return 1; });
#elif CASE == 18  // wants: a handler's parameter does not fit the property of its Input or State: take the property's own type
  app.callback(Output{"text", "children"}, Input{"name", dcc::Input.type}.into(&Point::x), [](Point point) { return point.x; });
#elif CASE == 19  // wants: the handler has to take the struct that .into() names as one parameter
  app.callback(Output{"text", "children"}, Input{"year", dcc::Slider.value}.into(&Point::x), [](double x) { return x; });
#elif CASE == 20  // wants: the handler needs one parameter for each Input and State, in their order (one for all that go .into() the same struct)
  app.callback(Output{"text", "children"}, Input{"a", "value"}.into(&Point::x), Input{"b", "value"}.into(&Point::y), [](Point, Point) { return 1; });
#elif CASE == 21  // wants: either all Outputs come .from() members of a struct, or none
  app.callback(Output{"text", "children"}.from(&Point::x), Output{"b", "children"}, Input{"year", "value"}, [](double) { return Point(); });
#elif CASE == 22  // wants: the handler has to return the struct that .from() names
  app.callback(Output{"text", "children"}.from(&Point::x), Input{"year", "value"}, [](double x) { return x; });
#elif CASE == 23  // wants: the handler's result does not fit its Output: return the property's type, such as a Figure
  app.callback(Output{"graph", dcc::Graph.figure}.from(&Point::x), Input{"year", "value"}, [](double) { return Point(); });
#elif CASE == 24  // wants: the handler's result does not fit its Output: return the property's type, such as a Figure
  app.callback(Output{"graph", dcc::Graph.figure}, Input{"year", "value"}, [](double) { return Scale::log; });
#elif CASE == 25  // wants first: name 'figur'
  dcc::Graph({.figur = Figure()});
#elif CASE == 26  // wants first: name 'clasName'
  html::Div("text", {.clasName = "note"});
#elif CASE == 27  // wants first: name 'clasName'
  html::Div({"text", html::P("more")}, {.clasName = "note"});
#elif CASE == 28  // wants first: name 'clasName'
  html::Div({}, {.clasName = "note"});
#elif CASE == 29  // wants first: name 'styl'
  html::Div({html::H1("title"), html::Div({html::P("text", {.styl = {{"color", "red"}}}), "more"})}, {.id = "page"});
#elif CASE == 30  // wants first: name 'n_clicks'
  html::Button("text", {.n_clicks = "none"});
#endif
}
