// Finds the browser bundles that this program carries: the official ones, and those of the libraries that it links.
#pragma once

#include <string_view>
#include <vector>

#include <weft/component_library.h>

namespace weft::dash {

/// Finds a bundle by either of its paths; null when there is none.
const Bundle* find_bundle(std::string_view path);

/// The bundles that every page loads, in the order in which it has to load them: the official ones, then the libraries'.
std::vector<const Bundle*> page_bundles(bool dev);

/// The libraries of components that this program links, in the order in which it starts them.
const std::vector<const ComponentLibrary*>& linked_libraries();

std::string_view dash_version();    ///< Of the Dash whose bundles these are: "4.4.1".
std::string_view plotly_version();  ///< Of plotly.py, whose plotly.js this is: "7.1.0".

}  // namespace weft::dash
