// An app of several pages: links, a page for each item, and what other paths show.
#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/html.h>
using namespace weft;

int main() {
  Dash app({.title = "Shop"});

  app.register_page({.path = "/", .layout = html::H1("Welcome")});
  app.register_page({.layout = [](const PageVisit& visit) { return html::H1("Item " + visit.variables.at("id")); },
                     .name = "Item 42",
                     .path_template = "/item/<id>",
                     .title = [](const PageVisit& visit) { return "Item " + visit.value("id"); }});
  app.register_page({.path = "/about-us", .layout = html::H1("About us"), .redirect_from = {"/about"}});

  std::vector<Component> links;
  for (const Page& page : app.pages()) {
    const std::string path = page.path_template.empty() ? page.relative_path : app.get_relative_path("/item/42");
    links.push_back(html::Div(dcc::Link(page.name, {.href = path})));
  }
  app.layout = html::Div({html::Nav(links), page_container()});

  app.run();
}
