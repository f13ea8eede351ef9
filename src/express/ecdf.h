// Groups of rows -> the same rows sorted, with running sums.
#pragma once

#include "express/plan.h"

namespace weft::px {

/// Sorts the rows of each group by what the chart is of, and puts running sums in place of what is summed up.
/// Throws a user Error when that is no number.
void accumulate(Plan& plan);

}  // namespace weft::px
