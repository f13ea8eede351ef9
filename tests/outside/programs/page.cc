// A layout into a page, without any data; uses weft::dash alone.
#include <iostream>

#include <weft/dash.h>
#include <weft/html.h>
using namespace weft;

int main() {
  Dash app({.title = "Outside"});
  app.layout = html::Div("Hello");
  Response page = app.handle({.method = "GET", .target = "/"});
  std::string html(page.body.view());
  auto start = html.find("<title>");
  std::cout << page.status << ' ' << html.substr(start, html.find("</title>") + 8 - start) << '\n';
}
