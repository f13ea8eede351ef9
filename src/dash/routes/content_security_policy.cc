// What the page of an app lets a browser load and run.
#include "dash/routes/content_security_policy.h"

#include <map>

#include "base/base64.h"
#include "base/text.h"
#include "dash/app.h"
#include "server/digest.h"

namespace weft::dash {
namespace {

// Plotly and the components write styles into the page, and make images of figures.
const std::map<std::string, std::string>& own_directives() {
  static const std::map<std::string, std::string> directives = {
      {"base-uri", "'self'"},
      {"connect-src", "'self'"},
      {"default-src", "'self'"},
      {"font-src", "'self' data:"},
      {"form-action", "'self'"},
      {"frame-ancestors", "'self'"},
      {"img-src", "'self' data: blob:"},
      {"object-src", "'none'"},
      {"script-src", "'self'"},
      {"style-src", "'self' 'unsafe-inline'"},
      {"worker-src", "'self' blob:"},
  };
  return directives;
}

// Allows what the app itself loads from another site: "https://cdn.example.org" of "https://cdn.example.org/x.js".
void add_origin(std::string& sources, const ExternalFile& file, std::string_view attribute) {
  std::string_view url = file.url;
  for (const auto& [name, value] : file.attributes) {
    if (name == attribute) url = value;
  }
  const std::size_t scheme = url.find("://");
  if (scheme == url.npos) return;
  const std::string_view origin = url.substr(0, url.find_first_of("/?#", scheme + 3));
  if (sources.find(origin) == sources.npos) sources.append(" ").append(origin);
}

}  // namespace

std::vector<std::string> csp_hashes(const App& app) {
  const auto hash = [](std::string_view script) { return "'sha256-" + base::to_base64(server::sha256(script)) + "'"; };
  std::vector<std::string> hashes;
  for (const std::string& script : app.inline_scripts) hashes.push_back(hash(script));
  hashes.push_back(hash(renderer_script));
  return hashes;
}

std::string content_security_policy(const App& app) {
  std::map<std::string, std::string> directives = own_directives();
  directives["script-src"] += " " + base::join(csp_hashes(app), " ");
  for (const ExternalFile& file : app.options.external_scripts) add_origin(directives["script-src"], file, "src");
  for (const ExternalFile& file : app.options.external_stylesheets) add_origin(directives["style-src"], file, "href");
  for (const auto& [directive, sources] : *app.options.content_security_policy) {
    std::string& text = directives[directive];
    const bool replaces = text.empty() || text == "'none'" || sources == "'none'";  // which stands alone
    text = replaces ? sources : text + " " + sources;
  }
  std::vector<std::string> parts;
  for (const auto& [directive, sources] : directives) parts.push_back(directive + " " + sources);
  return base::join(parts, "; ");
}

}  // namespace weft::dash
