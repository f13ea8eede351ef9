// A list of things to do: pattern-matching ids tie each row's controls to its row.
#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/html.h>
using namespace weft;

struct Item {
  int id;
  std::string text;
  bool is_done;
};
auto json_members(Type<Item>) {
  return std::tuple{JsonMember{"id", &Item::id}, JsonMember{"text", &Item::text}, JsonMember{"is_done", &Item::is_done}};
}
using Items = std::vector<Item>;

Component row(const Item& item) {
  const Json ticked = item.is_done ? Json{"done"} : Json(boost::json::array());
  return html::Div(
      {dcc::Checklist(
           {.id = {{"type", "tick"}, {"item", item.id}}, .options = {{{"label", ""}, {"value", "done"}}}, .value = ticked}),
       html::Span(item.text, {.className = item.is_done ? "grow done" : "grow"}),
       html::Button("Delete", {.id = {{"type", "delete"}, {"item", item.id}}, .className = "quiet"})},
      {.className = "row", .style = {{"padding", "6px 0"}}});
}

int main() {
  Dash app({.title = "To do", .suppress_callback_exceptions = true});
  app.layout = html::Div({
      html::H1("To do"),
      html::P({.id = "left", .className = "lead"}),
      html::Div(
          {dcc::Input({.id = "text", .className = "grow", .debounce = true, .placeholder = "What is next?", .type = "text"}),
           html::Button("Add", {.id = "add"})},
          {.className = "card row"}),
      html::Div({.id = "list", .className = "card"}),
      dcc::Store({.id = "items",
                  .data = {{{"id", 1}, {"text", "Water the plants"}, {"is_done", true}},
                           {{"id", 2}, {"text", "Call Ada"}, {"is_done", false}},
                           {{"id", 3}, {"text", "Read about pattern-matching callbacks"}, {"is_done", false}}}}),
  });

  app.callback(Output{"list", "children"}, Output{"left", "children"}, Input{"items", dcc::Store.data}, [](Items items) {
    std::vector<Component> rows;
    int left = 0;
    for (const Item& item : items) {
      rows.push_back(row(item));
      left += !item.is_done;
    }
    return std::tuple{rows, std::to_string(left) + (left == 1 ? " thing left" : " things left")};
  });

  // One callback changes the list: which control called it tells what to do.
  app.callback({.prevent_initial_call = true}, Output{"items", dcc::Store.data}, Output{"text", dcc::Input.value},
               Input{"add", html::Button.n_clicks}, Input{"text", "n_submit"}, Input{{{"type", "tick"}, {"item", ALL}}, "value"},
               Input{{{"type", "delete"}, {"item", ALL}}, "n_clicks"}, State{"items", dcc::Store.data},
               State{"text", dcc::Input.value},
               [](Json, Json, std::vector<std::vector<std::string>> ticks, std::vector<std::optional<int>> deletes, Items items,
                  std::optional<std::string> text) {
                 const Json trigger = ctx().triggered_id();
                 if (trigger.is_string()) {
                   if (!text || text->empty()) throw PreventUpdate{};
                   items.push_back({items.empty() ? 1 : items.back().id + 1, *text, false});
                   return std::tuple{items, Update<std::string>("")};
                 }
                 if (ticks.size() != items.size()) throw PreventUpdate{};  // the rows are being drawn
                 for (std::size_t i = items.size(); i-- > 0;) {
                   items[i].is_done = !ticks[i].empty();
                   if (deletes[i].value_or(0) > 0) items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
                 }
                 return std::tuple{items, Update<std::string>(no_update)};
               });

  app.run();
}
