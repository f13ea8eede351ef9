// All of Weft: frames, clusters, charts and apps.
#pragma once

#include <weft/client.h>
#include <weft/config.h>
#include <weft/dash.h>
#include <weft/dash_data.h>
#include <weft/dash_table.h>
#include <weft/dataframe.h>
#include <weft/dcc.h>
#include <weft/download.h>
#include <weft/error.h>
#include <weft/express.h>
#include <weft/figure.h>
#include <weft/html.h>
#include <weft/json.h>
#include <weft/progress_bar.h>
#include <weft/read_fwf.h>
#include <weft/session.h>
#include <weft/storage_options.h>
#include <weft/table.h>
#include <weft/upload.h>
