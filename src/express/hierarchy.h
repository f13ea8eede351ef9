// Columns from a root to its leaves -> the parts of every level, each with its parent.
#pragma once

#include "express/arguments.h"

namespace weft::px {

/// Puts a row for each part in place of the rows of the table: leaves first, then level by level to the roots. Values are summed
/// up (rows counted when there are none), numbers that give colors averaged by value, and of all else what all rows of a part
/// have in common, or "(?)". Throws a user Error for values that are no numbers, and rows that end above another's leaf.
void build_hierarchy(Bound& bound);

}  // namespace weft::px
