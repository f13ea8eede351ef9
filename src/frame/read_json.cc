// read_json: options -> a source that knows its files.
#include <weft/dataframe.h>
#include <weft/read_json.h>

#include "engine/discover.h"
#include "frame/path_categories.h"
#include "plan/ops/read_json.h"

namespace weft::dd {

DataFrame read_json(const std::string& path, const ReadJson& options) {
  return read_json(std::vector<std::string>{path}, options);
}

DataFrame read_json(std::initializer_list<const char*> paths, const ReadJson& options) {
  return read_json(std::vector<std::string>(paths.begin(), paths.end()), options);
}

DataFrame read_json(const std::vector<std::string>& paths, const ReadJson& options) {
  plan::JsonRequest request;
  request.paths = paths;
  if (!options.columns.empty()) request.columns = options.columns;
  request.blocksize = options.blocksize.count();
  request.dtypes = options.dtype;
  request.lines = options.lines;
  request.sample = options.sample.count();
  request.encoding = engine::encoding_named("read_json", options.encoding);
  request.path_column = options.include_path_column;
  return frame::with_path_categories(engine::discover_json(request));
}

}  // namespace weft::dd
