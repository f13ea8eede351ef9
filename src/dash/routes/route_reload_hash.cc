// GET _reload-hash: tells the browser of a debugged app whether it has to load the page, or parts of it, again.
#include <string>

#include <weft/json.h>

#include "base/json_writer.h"
#include "dash/app.h"
#include "dash/assets/bundles.h"
#include "dash/errors/error_page.h"
#include "dash/routes/routes.h"
#include "dash/supervisor.h"

namespace weft::dash {
namespace {

// For build_errors_script.
void add_build_errors(boost::json::object& answer) {
  const std::string text = build_errors();
  answer["buildErrors"] = text;
  if (text.empty()) return;
  // The first line is what went wrong, as in "The source does not compile".
  const std::string title = text.substr(0, text.find('\n'));
  const std::string message = text.size() > title.size() ? text.substr(title.size() + 1) : "";
  answer["buildErrorsTitle"] = title;
  answer["buildErrorsPage"] = render_error_page({title, message, "weft run", {}, title});
}

}  // namespace

Response route_reload_hash(const App& app, const Request&) {
  AssetWatch::Report report = app.asset_watch->look(app);
  boost::json::array files;
  // The browser looks for links that hold the URL, and puts "?m=<modified>" behind it.
  for (const Asset& asset : report.changed) {
    files.push_back({{"url", asset_url(app, asset)}, {"modified", asset.modified}, {"is_css", asset.path.ends_with("css")}});
  }
  // Other packages than before: the browser loads the page again, with their scripts.
  boost::json::array packages{"dash", "plotly"};
  for (const ComponentLibrary* library : linked_libraries()) packages.emplace_back(library->package);
  // "hard": replace style sheets, or else the page. Without, only layout and callbacks are fetched again.
  Json answer = {{"reloadHash", report.hash}, {"hard", !files.empty()}, {"packages", packages}, {"files", files}};
  if (is_in_development()) add_build_errors(answer.get_object());
  return Response::json(200, base::to_json(answer)).add("Cache-Control", "no-store");
}

}  // namespace weft::dash
