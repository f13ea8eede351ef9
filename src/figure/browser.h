// Pages -> a browser that shows them, or draws pictures of them.
#pragma once

#include <string>
#include <vector>

namespace weft::figure {

/// Writes the file. Throws a user Error that says why it cannot be.
void write_file(const std::string& path, const std::string& bytes);

/// Opens the page at an absolute path in the user's browser, and does not wait for it. Throws a user Error when there is none.
void open_in_browser(const std::string& path);

/// Runs a Chromium without a window over the page with more arguments, and returns what it prints. Throws a user Error when there
/// is none, it fails, or has not finished after some seconds.
std::string run_chromium(const std::string& path, const std::vector<std::string>& arguments, double timeout);

}  // namespace weft::figure
