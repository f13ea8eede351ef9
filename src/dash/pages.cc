// The pages of an app: which one a path shows.
#include "dash/pages.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/error.h>
#include <weft/html.h>

#include "dash/app.h"
#include "dash/component_node.h"
#include "server/forwarded.h"

namespace weft {
namespace {

// What dash.page_container calls them.
constexpr const char* kLocation = "_pages_location";
constexpr const char* kContent = "_pages_content";
constexpr const char* kStore = "_pages_store";
constexpr const char* kDummy = "_pages_dummy";

}  // namespace

std::string PageVisit::value(const std::string& name) const {
  for (const auto* values : {&variables, &query}) {
    if (const auto found = values->find(name); found != values->end()) return found->second;
  }
  return "";
}

Component page_container() {
  return html::Div({dcc::Location({.id = kLocation, .refresh = "callback-nav"}),
                    html::Div({.id = kContent, .disable_n_clicks = true}), dcc::Store({.id = kStore}),
                    html::Div({.id = kDummy, .disable_n_clicks = true})});
}

namespace dash {
namespace {

[[noreturn]] void refuse(const std::string& message) { throw Error(ErrorKind::user, message); }

std::string_view without_slashes(std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

// One part of a path_template: text, or the name of a variable.
struct TemplatePart {
  std::string text;
  bool is_variable;
};

std::vector<TemplatePart> parts_of(std::string_view path_template) {
  std::vector<TemplatePart> parts;
  std::string_view rest = without_slashes(path_template);
  while (!rest.empty()) {
    const std::size_t open = rest.find('<');
    if (open > 0) parts.push_back({std::string(rest.substr(0, open)), false});
    if (open == rest.npos) break;
    const std::size_t close = rest.find('>', open);
    if (close == rest.npos || close == open + 1) {
      refuse("A path_template needs a name between < and > for each variable: " + std::string(path_template));
    }
    parts.push_back({std::string(rest.substr(open + 1, close - open - 1)), true});
    rest.remove_prefix(close + 1);
  }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].is_variable && parts[i - 1].is_variable) {
      refuse("Two variables of a path_template need text between them: " + std::string(path_template));
    }
  }
  return parts;
}

// What is between the path's "/", decoded but for an encoded "/" or "%", which stay as they are.
std::string decode_but_slashes(std::string_view path) {
  std::string decoded;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::string_view escape = path.substr(i, 3);
    const bool stays = equal_ignoring_case(escape, "%2F") || escape == "%25";
    const std::optional<std::string> character = path[i] == '%' && !stays ? percent_decode(escape) : std::nullopt;
    if (character) i += 2;
    decoded += character ? *character : std::string(1, path[i]);
  }
  return decoded;
}

// As in Dash, the first variable takes as much as it can, "/" too: so texts between variables are looked for from the end.
bool match(const std::vector<TemplatePart>& parts, std::string_view path, std::map<std::string, std::string>& variables) {
  for (std::size_t i = parts.size(); i-- > 0;) {
    if (!parts[i].is_variable) {  // the last part: others stand before a variable
      if (!path.ends_with(parts[i].text)) return false;
      path.remove_suffix(parts[i].text.size());
      continue;
    }
    const std::string_view before = i > 0 ? std::string_view(parts[i - 1].text) : std::string_view();
    const std::size_t place = i <= 1 ? (path.starts_with(before) ? 0 : path.npos) : path.rfind(before);
    if (place == path.npos) return false;
    variables[parts[i].text] = std::string(path.substr(place + before.size()));
    path = path.substr(0, place);
    if (i > 0) --i;
  }
  return path.empty();
}

std::string default_path(const std::string& path_template) {
  std::string path;
  for (const TemplatePart& part : parts_of(path_template)) path += part.is_variable ? "none" : part.text;
  return "/" + path;
}

std::string last_part(std::string_view path) {
  path = without_slashes(path);
  const std::size_t slash = path.rfind('/');
  return std::string(slash == path.npos ? path : path.substr(slash + 1));
}

// "/report/<id>" is "Report": a variable says nothing of what the page is.
std::string default_name(const Page& page) {
  std::string fixed;
  for (const TemplatePart& part : parts_of(page.path_template)) fixed += part.is_variable ? "" : part.text;
  std::string name = last_part(page.path_template.empty() ? page.path : fixed);
  if (name.empty()) return "Home";
  std::ranges::replace(name, '-', ' ');
  std::ranges::replace(name, '_', ' ');
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
  return name;
}

std::string default_image(const App& app, const std::string& path) {
  const std::string page = last_part(path);
  for (const std::string& name : {page, std::string("app"), std::string("logo")}) {
    for (const char* extension : {"apng", "avif", "gif", "jpeg", "jpg", "png", "svg", "webp"}) {
      const std::string file = name + "." + extension;
      std::error_code none;
      if (!name.empty() && std::filesystem::is_regular_file(std::filesystem::path(app.options.assets_folder) / file, none))
        return file;
    }
  }
  return "";
}

// Sorted as Dash sorts its registry: by the order given; "/" comes first when no page gives one.
void sort_pages(std::vector<Page>& pages) {
  const bool is_ordered = std::ranges::any_of(pages, [](const Page& page) { return page.order.has_value(); });
  const auto rank = [&](const Page& page) {
    if (is_ordered) return std::pair(!page.order.has_value(), page.order.value_or(0));
    return std::pair(page.path != "/", 0.0);
  };
  std::ranges::stable_sort(pages, {}, rank);
}

std::map<std::string, std::string> query_of(std::string_view search) {
  Request request;
  request.target = "/" + std::string(search);
  std::map<std::string, std::string> query;
  for (auto& [name, value] : request.query()) query.emplace(name, value);
  return query;
}

}  // namespace

void add_page(App& app, Page page) {
  if (app.prepared) refuse("The app already answers requests; register pages before: " + page.path);
  if (page.path.empty() && page.path_template.empty()) refuse("A page needs a path or a path_template");
  if (page.path.empty()) page.path = default_path(page.path_template);
  for (const std::string* path : {&page.path, &page.path_template}) {
    if (!path->empty() && !path->starts_with('/')) refuse("The path of a page must begin with \"/\": " + *path);
  }
  parts_of(page.path_template);
  if (page.layout.empty()) refuse("A page needs a layout: " + page.path);
  for (const Page& other : app.pages) {
    if (without_slashes(other.path) == without_slashes(page.path)) refuse("Two pages have the same path: " + page.path);
  }
  if (page.name.empty()) page.name = default_name(page);
  if (page.title.empty()) page.title = app.options.title != "Dash" ? app.options.title : page.name;
  if (page.description.empty()) page.description = app.options.description;
  if (page.image.empty()) page.image = default_image(app, page.path);
  page.relative_path = app.requests_pathname_prefix + std::string(page.path).substr(1);
  app.pages.push_back(std::move(page));
  sort_pages(app.pages);
}

std::string_view path_below(std::string_view prefix, std::string_view path) {
  return path.starts_with(prefix) ? path.substr(prefix.size() - 1) : path;
}

FoundPage find_page(const App& app, std::string_view encoded) {
  const auto decode = [](std::string_view text) { return percent_decode(text).value_or(std::string(text)); };
  const std::string path = decode(encoded);
  const std::string divided = decode_but_slashes(encoded);
  for (const Page& page : app.pages) {
    FoundPage found{&page, {path, {}, {}}};
    const std::vector<TemplatePart> parts = parts_of(page.path_template);
    if (!parts.empty() && match(parts, without_slashes(divided), found.visit.variables)) {
      for (auto& [name, value] : found.visit.variables) value = decode(value);
      return found;
    }
    found.visit.variables.clear();
    if (without_slashes(path) == without_slashes(page.path)) return found;
  }
  return {nullptr, {path, {}, {}}};
}

const Page* find_redirect(const App& app, std::string_view path) {
  for (const Page& page : app.pages) {
    for (const std::string& from : page.redirect_from) {
      if (without_slashes(from) == without_slashes(path)) return &page;
    }
  }
  return nullptr;
}

std::string title_of(const App& app, const FoundPage& found) {
  return found.page ? found.page->title.make(found.visit) : app.options.title;
}

namespace {

// What the page of a path shows, and its title.
void show_page(const App& app, CallbackCall& call) {
  const std::string path = decode<std::optional<std::string>>(call.argument(0)).value_or("");
  const std::string search = decode<std::optional<std::string>>(call.argument(1)).value_or("");
  FoundPage found = find_page(app, path_below(app.requests_pathname_prefix, path));
  found.visit.query = query_of(search);
  call.results[0] = found.page              ? found.page->layout.make(found.visit)
                    : app.not_found.empty() ? Children(html::H1("404 - Page not found"))
                                            : app.not_found.make(found.visit);
  call.results[1] = prop::Any({{"title", title_of(app, found)}});
}

bool holds_container(const Children& layout) {
  bool found = false;
  for_each_component(layout, [&](const ComponentNode& node) {
    const PropertyValue* id = node.find("id");
    if (id && id->to_json() == Json(kContent)) found = true;
  });
  return found;
}

}  // namespace

void add_page_callbacks(App& app, const Children& layout) {
  if (app.pages.empty()) return;
  if (!holds_container(layout)) refuse("The app has pages, but its layout does not hold page_container(), which shows them");
  const CallbackOptions options{.prevent_initial_call = true};
  const Handler show{[&app](CallbackCall& call) { show_page(app, call); }, false};
  add_callback(app, options, {{kContent, "children"}, {kStore, "data"}}, {{kLocation, "pathname"}, {kLocation, "search"}}, {},
               show)
      .is_hidden = true;
  add_clientside_callback(app, "function(data) { document.title = data.title; }", {{kDummy, "children"}}, {{kStore, "data"}}, {})
      .is_hidden = true;
}

std::vector<std::vector<std::pair<std::string, std::string>>> page_metas(const App& app, const Request& request,
                                                                         const FoundPage& found) {
  const std::string title = title_of(app, found);
  const std::string description = found.page ? found.page->description.make(found.visit) : app.options.description;
  const std::string host =
      std::string(server::scheme_of(request, app.trusted_proxies)) + "://" + std::string(request.header("Host"));
  std::string image = found.page ? found.page->image_url : "";
  if (found.page && image.empty() && !found.page->image.empty()) {
    image = host + app.requests_pathname_prefix + app.options.assets_url_path + "/" + found.page->image;
  }
  return {{{"name", "description"}, {"content", description}},
          {{"property", "twitter:card"}, {"content", "summary_large_image"}},
          {{"property", "twitter:url"}, {"content", host + request.target}},
          {{"property", "twitter:title"}, {"content", title}},
          {{"property", "twitter:description"}, {"content", description}},
          {{"property", "twitter:image"}, {"content", image}},
          {{"property", "og:title"}, {"content", title}},
          {{"property", "og:type"}, {"content", "website"}},
          {{"property", "og:description"}, {"content", description}},
          {{"property", "og:image"}, {"content", image}}};
}

}  // namespace dash
}  // namespace weft
