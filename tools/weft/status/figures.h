// What a scheduler says of itself -> figures.
#pragma once

#include <weft/figure.h>
#include <weft/json.h>

namespace weft::tool {

/// The tasks of the last minute: a bar for each, in the line of the worker that ran it, colored by what it does.
Figure draw_tasks(const Json& activity);

/// What is in use and what is left, for each node.
Figure draw_memory(const Json& nodes);

}  // namespace weft::tool
