// Beginnings and ends -> bars that begin there, of their lengths in milliseconds.
#pragma once

#include "express/arguments.h"

namespace weft::px {

/// Makes `base` of x_start and `x` of x_end. Texts are read as timestamps.
/// Throws a user Error when one is not given, or neither timestamps, dates nor texts that are some.
void make_durations(Bound& bound);

}  // namespace weft::px
