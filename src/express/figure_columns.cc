// Columns of tables -> values of a figure's attributes.
#include <weft/figure_columns.h>

#include "express/encode.h"

namespace weft::dd {

Json figure_value(const Column& column) { return px::encode(column, {.size = column.size(), .all = true}); }

}  // namespace weft::dd
