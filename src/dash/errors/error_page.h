// Turns an error into the page that the browser's developer tools show in their frame.
#pragma once

#include <string>
#include <vector>

namespace weft::dash {

struct ErrorPage {
  std::string title;                 ///< What kind of error: "weft::Error (data)", "std::out_of_range".
  std::string message;               ///< May have several lines.
  std::string place;                 ///< Which callback or route: "callback out.children".
  std::vector<std::string> stack{};  ///< The app's functions from the one that threw on; empty: not known.
  std::string description;           ///< All of that in one line, as it is logged.
};

/// A whole HTML document, with every text escaped.
std::string render_error_page(const ErrorPage& page);

}  // namespace weft::dash
