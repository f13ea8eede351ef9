// GET any other path: the page that loads the browser's side of the app.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <weft/json.h>

#include "base/html_text.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "dash/app.h"
#include "dash/assets/assets.h"
#include "dash/assets/bundles.h"
#include "dash/callbacks/callback_sockets.h"
#include "dash/pages.h"
#include "dash/routes/content_security_policy.h"
#include "dash/routes/csrf.h"
#include "dash/routes/routes.h"
#include "dash/supervisor.h"

namespace weft::dash {
namespace {

// As in dash/dash.py, without its remark to Internet Explorer.
constexpr std::string_view page_template = R"(<!DOCTYPE html>
<html>
    <head>
        {%metas%}
        <title>{%title%}</title>
        {%favicon%}
        {%css%}
    </head>
    <body>
        {%app_entry%}
        <footer>
            {%config%}
            {%scripts%}
            {%renderer%}
        </footer>
    </body>
</html>
)";

constexpr std::string_view app_entry = R"(<div id="react-entry-point">
            <div class="_dash-loading">Loading...</div>
        </div>)";

const std::string renderer =
    R"(<script id="_dash-renderer" type="application/javascript">)" + std::string(renderer_script) + "</script>";

// Which bundles a component asks for once it is drawn. The page asks for them at once, so that they do not wait for each other.
struct LateBundle {
  std::string_view component;
  std::string_view path;
};

constexpr LateBundle late_bundles[] = {
    {"Graph", "plotly/package_data/plotly.min.js"},  {"Graph", "dash/dcc/async-graph.js"},
    {"DataTable", "dash/dash_table/async-table.js"}, {"Dropdown", "dash/dcc/async-dropdown.js"},
    {"Slider", "dash/dcc/async-slider.js"},          {"RangeSlider", "dash/dcc/async-slider.js"},
};

std::string join_lines(const std::vector<std::string>& lines) {
  std::string joined;
  for (const std::string& line : lines) {
    if (!joined.empty()) joined += "\n            ";
    joined += line;
  }
  return joined;
}

std::string bundle_url(const App& app, std::string_view path) {
  return app.requests_pathname_prefix + "_dash-component-suites/" + std::string(path);
}

std::string attributes_text(const auto& attributes) {
  std::string text;
  for (const auto& [name, value] : attributes) text += " " + name + "=\"" + base::escape_html(value) + "\"";
  return text;
}

std::string script_tag(std::string_view url) {
  std::string type = url.substr(0, url.find('?')).ends_with(".mjs") ? R"( type="module")" : "";
  return "<script src=\"" + base::escape_html(url) + "\"" + type + "></script>";
}

std::string external_script_tag(const ExternalFile& file) {
  return file.attributes.empty() ? script_tag(file.url) : "<script" + attributes_text(file.attributes) + "></script>";
}

bool is_style(const Bundle& bundle) { return bundle.path.ends_with(".css"); }

std::string style_tag(std::string_view url) { return R"(<link rel="stylesheet" href=")" + base::escape_html(url) + R"(">)"; }

std::string external_style_tag(const ExternalFile& file) {
  if (file.attributes.empty()) return style_tag(file.url);
  const bool has_rel = std::ranges::any_of(file.attributes, [](const auto& attribute) { return attribute.first == "rel"; });
  return std::string("<link") + (has_rel ? "" : R"( rel="stylesheet")") + attributes_text(file.attributes) + ">";
}

/// The late bundles of the components in the layout, by the URLs that they will be asked for with. A layout that is made for each
/// load is not known here.
std::vector<std::string> preloads(const App& app) {
  std::vector<std::string> tags;
  if (!app.layout_json) return tags;
  for (const LateBundle& late : late_bundles) {
    if (app.layout_json->find("\"type\":\"" + std::string(late.component) + "\"") == std::string::npos) continue;
    std::string tag = R"(<link rel="preload" as="script" href=")" + base::escape_html(bundle_url(app, late.path)) + R"(">)";
    if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(std::move(tag));
  }
  return tags;
}

std::string head_links(const App& app, const std::vector<Asset>& assets) {
  std::vector<std::string> tags = preloads(app);
  for (const ExternalFile& file : app.options.external_stylesheets) tags.push_back(external_style_tag(file));
  for (const ComponentLibrary* library : linked_libraries()) {
    for (std::string_view url : library->external_stylesheets) tags.push_back(style_tag(url));
  }
  for (const Bundle* bundle : page_bundles(app.debug)) {
    if (is_style(*bundle)) tags.push_back(style_tag(bundle_url(app, bundle->fingerprinted_path)));
  }
  for (const Asset& asset : assets) {
    if (asset.path.ends_with(".css")) tags.push_back(style_tag(versioned_asset_url(app, asset)));
  }
  return join_lines(tags);
}

std::string favicon(const App& app, const std::vector<Asset>& assets) {
  std::string url = app.requests_pathname_prefix + "_favicon.ico?v=" + std::string(dash_version());
  for (const Asset& asset : assets) {
    if (asset.path == "favicon.ico" || asset.path.ends_with("/favicon.ico")) url = versioned_asset_url(app, asset);
  }
  return R"(<link rel="icon" type="image/x-icon" href=")" + base::escape_html(url) + R"(">)";
}

std::string scripts(const App& app, const std::vector<Asset>& assets) {
  // React comes before everything else, since external scripts may be components that need it.
  std::vector<std::string> react, components;
  for (const Bundle* bundle : page_bundles(app.debug)) {
    if (is_style(*bundle)) continue;
    auto& group = bundle->path.starts_with("dash/deps/") ? react : components;
    group.push_back(script_tag(bundle_url(app, bundle->fingerprinted_path)));
  }
  std::vector<std::string> tags = std::move(react);
  for (const ExternalFile& file : app.options.external_scripts) tags.push_back(external_script_tag(file));
  for (const ComponentLibrary* library : linked_libraries()) {
    for (std::string_view url : library->external_scripts) tags.push_back(script_tag(url));
  }
  tags.insert(tags.end(), components.begin(), components.end());
  for (const Asset& asset : assets) {
    if (asset.path.ends_with(".js") || asset.path.ends_with(".mjs")) tags.push_back(script_tag(versioned_asset_url(app, asset)));
  }
  for (const std::string& script : app.inline_scripts) tags.push_back("<script>" + script + "</script>");
  return join_lines(tags);
}

// Properties other than `children` that hold components, of the official components (from their Python packages) and of the
// libraries that the program links.
boost::json::object children_props() {
  boost::json::object properties{
      {"dash_core_components", {{"Clipboard", {"copied_children"}}, {"Loading", {"custom_spinner"}}, {"Tab", {"label"}}}}};
  for (const ComponentLibrary* library : linked_libraries()) {
    const Json own = base::parse_json(library->children_props, 8);
    for (const auto& [name_space, components] : own.as_object()) properties[name_space] = components;
  }
  return properties;
}

std::string config(const App& app) {
  const Json update_title = app.options.update_title.empty() ? Json(nullptr) : Json(app.options.update_title);
  boost::json::object settings{
      {"url_base_pathname", app.options.url_base_pathname},
      {"requests_pathname_prefix", app.requests_pathname_prefix},
      {"ui", app.debug},
      {"props_check", app.debug},
      {"disable_version_check", true},
      {"show_undo_redo", app.options.show_undo_redo},
      {"suppress_callback_exceptions", !app.checks_callbacks},
      {"update_title", update_title},
      {"children_props", children_props()},
      {"serve_locally", true},
      {"dash_version", dash_version()},
      {"plotly_version", plotly_version()},
      {"validate_callbacks", app.debug},
      {"csrf_token_name", app.options.csrf_token_name},
      {"csrf_header_name", app.options.csrf_header_name},
  };
  if (uses_websocket(app)) {
    const Bundle* worker = find_bundle("dash/dash-renderer/build/dash-ws-worker.js");
    settings["websocket"] = {{"enabled", app.options.websocket_callbacks},
                             {"url", app.requests_pathname_prefix + "_dash-ws-callback"},
                             {"worker_url", bundle_url(app, worker->fingerprinted_path)},
                             {"inactivity_timeout", app.options.websocket_inactivity_timeout.count()},
                             {"heartbeat_interval", app.options.websocket_heartbeat_interval.count()}};
  }
  if (app.debug) {
    settings["dev_tools"] = boost::json::array();
    settings["plotly_cloud_installed"] = true;  // else the developer tools offer to install it for Python
    settings["hot_reload"] = {{"interval", is_in_development() ? 300 : 3000}, {"max_retry", 8}};
  }
  std::string text = base::to_json(settings);
  if (!app.validation_layout_json.empty()) {
    text.back() = ',';
    text += R"("validation_layout":)" + app.validation_layout_json + '}';
  }
  return R"(<script id="_dash-config" type="application/json">)" + text + "</script>";
}

/// Replaces each marker once, from left to right, so that markers inside of what was put in stay as they are.
std::string fill_in(std::string_view text, const std::vector<std::pair<std::string_view, std::string>>& parts) {
  std::string filled;
  while (!text.empty()) {
    std::size_t begin = text.find("{%"), end = begin == text.npos ? text.npos : text.find("%}", begin);
    filled += text.substr(0, begin);
    if (end == text.npos) break;
    std::string_view marker = text.substr(begin + 2, end - begin - 2);
    for (const auto& [name, value] : parts) {
      if (name == marker) filled += value;
    }
    text.remove_prefix(end + 2);
  }
  return filled;
}

std::string meta_tag(const auto& attributes) { return "<meta" + attributes_text(attributes) + ">"; }

bool has_meta(const App& app, const std::string& attribute, const std::string& value) {
  return std::ranges::any_of(app.options.meta_tags, [&](const auto& tag) {
    const auto found = tag.find(attribute);
    return found != tag.end() && found->second == value;
  });
}

std::string metas(const App& app, const Request& request, const FoundPage& found) {
  std::vector<std::string> tags;
  if (!has_meta(app, "http-equiv", "X-UA-Compatible")) tags.push_back(R"(<meta http-equiv="X-UA-Compatible" content="IE=edge">)");
  const bool has_charset = std::ranges::any_of(app.options.meta_tags, [](const auto& tag) { return tag.contains("charset"); });
  if (!has_charset) tags.push_back(R"(<meta charset="UTF-8">)");
  if (!has_meta(app, "name", "viewport")) {
    tags.push_back(R"(<meta name="viewport" content="width=device-width, initial-scale=1">)");
  }
  for (const auto& attributes : app.options.meta_tags) tags.push_back(meta_tag(attributes));
  if (!app.pages.empty()) {
    for (const auto& attributes : page_metas(app, request, found)) tags.push_back(meta_tag(attributes));
  } else if (!app.options.description.empty()) {
    tags.push_back(meta_tag(std::map<std::string, std::string>{{"content", app.options.description}, {"name", "description"}}));
  }
  return join_lines(tags);
}

// The page of the request's path, for its title and its tags; what it shows is asked for by the browser.
FoundPage page_of(const App& app, const Request& request) {
  FoundPage found = find_page(app, path_below(app.routes_pathname_prefix, request.raw_path()));
  for (auto& [name, value] : request.query()) found.visit.query.emplace(name, value);
  return found;
}

}  // namespace

Response route_index(const App& app, const Request& request) {
  const std::string path = "/" + path_below_prefix(app, request);
  if (const Page* page = find_redirect(app, path)) {
    return Response::redirect(percent_encode_path(page->relative_path), 301);
  }
  if (app.debug) app.asset_watch->look(app);  // what changes from now on is news to this page
  const std::vector<Asset> assets = list_assets(app);
  const FoundPage found = page_of(app, request);
  const std::string_view html = app.options.index_string.empty() ? page_template : std::string_view(app.options.index_string);
  std::string page = fill_in(html, {{"metas", metas(app, request, found)},
                                    {"title", base::escape_html(title_of(app, found))},
                                    {"favicon", favicon(app, assets)},
                                    {"css", head_links(app, assets)},
                                    {"app_entry", std::string(app_entry)},
                                    {"config", config(app)},
                                    {"scripts", scripts(app, assets)},
                                    {"renderer", renderer}});
  Response response = Response::html(200, std::move(page)).add("Cache-Control", "no-cache");
  if (app.options.content_security_policy) response.add("Content-Security-Policy", content_security_policy(app));
  issue_csrf_token(app, request, response);
  return response;
}

}  // namespace weft::dash
