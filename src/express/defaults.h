// Arguments as given -> arguments with defaults in the place of what is not.
#pragma once

#include <weft/imshow.h>

#include "express/arguments.h"

namespace weft::px {

/// Fills in what set_defaults() has said, where the chart has such an argument.
void apply_defaults(Arguments& arguments);
void apply_defaults(Imshow& arguments);

/// Whether anything was set.
bool has_defaults();

}  // namespace weft::px
