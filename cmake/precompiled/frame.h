// What nearly every file that makes plans from method calls includes.
#pragma once

#include "json.h"

#include <weft/dataframe.h>

#include "plan/ops/scalar.h"
