// Recorded files -> JSON values, and whether two are the same.
#pragma once

#include <weft/json.h>

namespace weft {

/// A file in tests/graph_objects/recorded, parsed.
Json read_recorded(const char* name);

/// The value as a program gives it: what is a NumPy array in Python is a vector here.
Json revive(const Json& value);

/// Equal as JavaScript has it: 1 and 1.0 are the same number.
bool equal(const Json& a, const Json& b);

}  // namespace weft
