// A table and the arguments of a chart -> all that is decided before the first trace.
#pragma once

#include "express/plan.h"

namespace weft::px {

/// Fills `plan`, which its parts point into: it stays where it is.
/// Throws a user Error that names the argument, the column and the choices for what cannot be drawn.
void make_plan(ChartKind chart, const dd::Table& table, const Arguments& given, const figure::Template& theme, Plan& plan);

}  // namespace weft::px
