// Plotly Express: a table and a few column names -> a figure.
#pragma once

#include <weft/chart_arguments.h>
#include <weft/chart_data.h>
#include <weft/chart_defaults.h>
#include <weft/charts.h>
#include <weft/colors.h>
#include <weft/figure_columns.h>
#include <weft/graph_objects.h>
#include <weft/imshow.h>
#include <weft/subplots.h>
#include <weft/trendlines.h>
