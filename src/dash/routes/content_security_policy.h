// What the page of an app lets a browser load and run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weft::dash {

struct App;

/// The last script of the page: it starts the browser's side.
inline constexpr std::string_view renderer_script = "var renderer = new DashRenderer();";

/// `'sha256-...'` for each script in the page itself.
std::vector<std::string> csp_hashes(const App& app);

/// The header's value: the app's own files and scripts, and what the options add. Definition: https://www.w3.org/TR/CSP3/
std::string content_security_policy(const App& app);

}  // namespace weft::dash
