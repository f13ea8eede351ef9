// The columns and the index of a frame -> what pandas and Dask look for in a Parquet file.
#pragma once

#include <string>
#include <vector>

#include "plan/schema.h"

namespace weft::frame {

/// The JSON text of the key "pandas" in a file's footer, without the columns that are not in the files. Definition:
/// https://pandas.pydata.org/docs/development/developer.html
std::string pandas_metadata(const plan::Schema& schema, const std::vector<std::string>& left_out, const std::string& index);

}  // namespace weft::frame
