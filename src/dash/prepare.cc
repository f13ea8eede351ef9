// Checks an app as a whole before it serves: every callback against the layout, as the browser would.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <weft/error.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "dash/app.h"
#include "dash/callbacks/dependencies.h"
#include "dash/callbacks/id.h"
#include "dash/component_node.h"
#include "dash/layout_call.h"
#include "dash/pages.h"

namespace weft::dash {
namespace {

// The components of the layout that have an id, by its text.
using ComponentsById = std::map<std::string, const ComponentNode*>;

ComponentsById components_by_id(const PropertyValue& layout) {
  ComponentsById named;
  for_each_component(layout, [&](const ComponentNode& node) {
    const PropertyValue* id = node.find("id");
    if (!id) return;
    const std::string text = stringify_id(id->to_json());
    if (!named.emplace(text, &node).second) {
      throw Error(ErrorKind::user, "Two components of the layout have the same id: " + text);
    }
  });
  return named;
}

bool has_property(const ComponentType& type, std::string_view property) {
  if (type.has_wildcards && (property.starts_with("data-") || property.starts_with("aria-"))) return true;
  return std::ranges::find(type.properties, property) != type.properties.end();
}

void check_property(const ComponentNode& node, const Dependency& dependency) {
  if (has_property(*node.type, dependency.property)) return;
  const std::vector<std::string> choices(node.type->properties.begin(), node.type->properties.end());
  const std::string component = std::string(node.type->name) + " " + dependency.id.to_string();
  throw Error(ErrorKind::user, base::not_found("Property of " + component, dependency.property, choices));
}

void check_dependency(const ComponentsById& named, const Dependency& dependency) {
  if (dependency.id.has_wildcard()) {
    for (const auto& [text, node] : named) {
      if (id_matches(dependency.id.json(), node->find("id")->to_json())) check_property(*node, dependency);
    }
    return;
  }
  const auto found = named.find(dependency.id.to_string());
  if (found == named.end() && dependency.allow_optional) return;
  if (found == named.end()) {
    std::vector<std::string> choices;
    for (const auto& [text, node] : named) choices.push_back(text);
    throw Error(ErrorKind::user, base::not_found("Component of the layout (set suppress_callback_exceptions if it comes later)",
                                                 dependency.id.to_string(), choices));
  }
  check_property(*found->second, dependency);
}

void check_callbacks(const App& app, const ComponentsById& named) {
  for (const Callback& callback : app.callbacks) {
    if (callback.optional) continue;
    try {
      for (const auto* dependencies :
           {&callback.outputs, &callback.inputs, &callback.states, &callback.cancel, &callback.progress}) {
        for (const Dependency& dependency : *dependencies) check_dependency(named, dependency);
      }
      for (const Running& running : callback.running) check_dependency(named, running.output);
    } catch (const Error& error) {
      throw error.in("callback " + callback.id);
    }
  }
}

// A page that is made for each visit holds what nobody knows before.
bool knows_all_pages(const App& app) {
  return std::ranges::none_of(app.pages, [](const Page& page) { return page.layout.is_function(); });
}

// Only one page is shown at a time, so two may use the same id.
ComponentsById with_pages(const App& app, ComponentsById named) {
  for (const Page& page : app.pages) named.merge(components_by_id(page.layout.make({})));
  return named;
}

// What the browser checks callbacks against: one component with all that any page shows.
std::string validation_layout(const App& app, const Children& content) {
  std::string text = R"({"namespace":"dash_html_components","props":{"children":[)";
  const auto append = [&](const Children& children) {
    text += R"({"namespace":"dash_html_components","props":{"children":)";
    append_json(text, children);
    text += R"(},"type":"Div"})";
  };
  for (const Page& page : app.pages) {
    append(page.layout.make({}));
    text += ',';
  }
  append(content);
  return text + R"(]},"type":"Div"})";
}

}  // namespace

void prepare(App& app, const Layout& layout, const PageLayout& not_found) {
  if (layout.empty()) throw Error(ErrorKind::user, "The app has no layout: set app.layout before it runs");
  app.layout = layout;
  app.not_found = not_found;
  Response no_response;
  const Children content = make_layout(layout, Request{.method = "GET", .target = "/"}, no_response);
  const ComponentsById named = components_by_id(content);
  app.checks_callbacks = !app.options.suppress_callback_exceptions && knows_all_pages(app);
  if (app.checks_callbacks) check_callbacks(app, with_pages(app, named));
  if (app.checks_callbacks && !app.pages.empty()) app.validation_layout_json = validation_layout(app, content);

  check_circles(app);
  add_page_callbacks(app, content);
  add_cancel_callbacks(app);
  for (const Callback& callback : app.callbacks) {
    app.callback_by_id.emplace(callback.id, &callback);
    const std::string& api = callback.api_endpoint.path;
    if (!api.empty() && std::ranges::any_of(app.pages, [&](const Page& page) { return page.path == api; })) {
      throw Error(ErrorKind::user, "A page and an api_endpoint have the same path: " + api, "callback " + callback.id);
    }
    if (!api.empty()) app.callback_by_api_path.emplace(callback.api_endpoint.path, &callback);
  }
  app.dependencies_json = std::make_shared<const std::string>(dependencies_json(app));
  if (!layout.is_function()) {
    std::string text;
    append_json(text, content);
    app.layout_json = std::make_shared<const std::string>(std::move(text));
  }
  app.prepared = true;
}

}  // namespace weft::dash
