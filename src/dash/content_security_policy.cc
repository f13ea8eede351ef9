// What the page of an app lets a browser load and run.
#include "dash/content_security_policy.h"

#include <map>

#include "base/base64.h"
#include "base/text.h"
#include "dash/app.h"
#include "dash/digest.h"

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

}  // namespace

std::vector<std::string> csp_hashes(const App& app) {
  const auto hash = [](std::string_view script) { return "'sha256-" + base::to_base64(sha256(script)) + "'"; };
  std::vector<std::string> hashes;
  for (const std::string& script : app.inline_scripts) hashes.push_back(hash(script));
  hashes.push_back(hash(renderer_script));
  return hashes;
}

std::string content_security_policy(const App& app) {
  std::map<std::string, std::string> directives = own_directives();
  directives["script-src"] += " " + base::join(csp_hashes(app), " ");
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
