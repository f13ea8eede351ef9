// Turns an app's callbacks into the list that the browser asks for.
#pragma once

#include <string>

namespace weft::dash {

struct App;

/// A JSON array with an object for each callback, in the order of their declaration.
std::string dependencies_json(const App& app);

}  // namespace weft::dash
