// A value that is given -> the value that stands in the figure, if the attribute takes it.
#pragma once

#include <weft/json.h>

#include "figure/place.h"
#include "figure/schema.h"

namespace weft::figure {

/// The value as plotly.py keeps it: names of color scales become lists, numbers in the place of texts texts, "y+x" flags, angles
/// from -180 to 180. For attributes that are no objects; null stays null. Throws a user Error that names the place, the value
/// and the choices when the attribute does not take it.
Json coerce(const Type& type, const Place& place, Json value);

/// Throws `Value of <place> is not <what>: <value> <hint>`.
[[noreturn]] void refuse(const Place& place, const std::string& what, const Json& value, const std::string& hint = {});

}  // namespace weft::figure
