// A column of each row's file -> the same as a category of all files.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <weft/dataframe.h>

namespace weft::frame {

/// The frame of a source with its column of paths as a category of these paths, in their order.
dd::DataFrame with_path_categories(const dd::DataFrame& source, const std::string& column, const std::vector<std::string>& paths);

/// The same of a source that says its files and the column.
template <class Source>
dd::DataFrame with_path_categories(const Source& source) {
  std::vector<std::string> paths;
  for (const auto& file : source.files) paths.push_back(file.path);
  return with_path_categories(dd::DataFrame(plan::make(source)), source.path_column, paths);
}

}  // namespace weft::frame
