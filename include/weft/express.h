// Plotly Express: a table and a few column names -> a figure.
#pragma once

#include <weft/chart_arguments.h>
#include <weft/charts.h>
#include <weft/imshow.h>
