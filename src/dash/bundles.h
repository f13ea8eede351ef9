// Finds the official browser bundles that are embedded in this library.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace weft::dash {

/// When a page loads a bundle: with each of its loads, only in debug, only otherwise, or when
/// another bundle asks for it.
enum class LoadWhen { always, prod, dev, later };

struct Bundle {
  std::string_view path;                ///< "dash/dcc/async-graph.js": package, then the path in it
  std::string_view fingerprinted_path;  ///< The same with version and hash in its name; its content never changes.
  std::string_view content_type;
  std::string_view hash;  ///< Of the content; 16 hexadecimal digits.
  std::string_view raw;   ///< These three live as long as the program.
  std::string_view gzip;  ///< Empty where it would save nothing, as is `brotli`.
  std::string_view brotli;
  LoadWhen when;
};

/// Finds a bundle by either of its paths; null when there is none.
const Bundle* find_bundle(std::string_view path);

/// The bundles that every page loads, in the order in which it has to load them.
std::vector<const Bundle*> page_bundles(bool dev);

std::string_view dash_version();    ///< Of the Dash whose bundles these are: "4.4.1".
std::string_view plotly_version();  ///< Of plotly.py, whose plotly.js this is: "7.1.0".

}  // namespace weft::dash
