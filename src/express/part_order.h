// The order that a pie's parts are to have -> rows in that order.
#pragma once

#include "express/plan.h"

namespace weft::px {

/// Where category_orders has the column of `names`: sorts the rows by it, and tells Plotly to leave them so.
void order_parts(Plan& plan);

}  // namespace weft::px
