// Turns an app's callbacks into the list that the browser asks for.
#pragma once

#include <string>
#include <vector>

#include <weft/callback.h>

namespace weft::dash {

struct App;

/// [{"id":"in","property":"value"}]
boost::json::array list_of(const std::vector<Dependency>& dependencies);

/// A JSON array with an object for each callback, in the order of their declaration.
std::string dependencies_json(const App& app);

}  // namespace weft::dash
