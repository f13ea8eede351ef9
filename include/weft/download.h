// What dcc::Download takes: bytes, text and files that the browser saves.
#pragma once

#include <string>
#include <string_view>

#include <weft/json.h>

namespace weft::dcc {

/// Text as the value of `dcc::Download.data`: the browser saves it as a file of that name. `type` is its MIME type, by default
/// what the component's `type` says. Returned by a handler:
///
///     app.callback({.prevent_initial_call = true}, Output{"download", dcc::Download.data}, Input{"save", html::Button.n_clicks},
///                  [](int) { return dcc::send_string("a,b\n1,2\n", "rows.csv"); });
///
/// Throws a user Error for an empty name. Definition: https://dash.plotly.com/dash-core-components/download
Json send_string(std::string_view text, std::string_view filename, std::string_view type = {});
/// Bytes of any kind: they travel as base64.
Json send_bytes(std::string_view bytes, std::string_view filename, std::string_view type = {});
/// The bytes of a file, by default under its own name. Throws a data Error when it cannot be read.
Json send_file(const std::string& path, std::string_view filename = {}, std::string_view type = {});

}  // namespace weft::dcc
