// A column of each row's file -> the same as a category of all files.
#include "frame/path_categories.h"

#include "frame/names.h"
#include "frame/series_parts.h"
#include "plan/ops/category.h"

namespace weft::frame {

dd::DataFrame with_path_categories(const dd::DataFrame& source, const std::string& column,
                                   const std::vector<std::string>& paths) {
  if (column.empty()) return source;
  plan::AsCategory all{.known = true};
  for (const std::string& path : paths)
    if (!contains(all.categories, path)) all.categories.push_back(path);
  return source.assign(column, map_scalar(source[column].expr(), [&](const Expr& path) { return plan::make(all, {path}); }));
}

}  // namespace weft::frame
