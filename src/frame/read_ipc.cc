// read_ipc: options -> a source that knows its files.
#include <weft/dataframe.h>
#include <weft/read_ipc.h>

#include "engine/discover.h"
#include "plan/ops/read_ipc.h"

namespace weft::dd {

DataFrame read_ipc(const std::string& path, const ReadIpc& options) { return read_ipc(std::vector<std::string>{path}, options); }

DataFrame read_ipc(std::initializer_list<const char*> paths, const ReadIpc& options) {
  return read_ipc(std::vector<std::string>(paths.begin(), paths.end()), options);
}

DataFrame read_ipc(const std::vector<std::string>& paths, const ReadIpc& options) {
  plan::IpcRequest request;
  request.paths = paths;
  if (!options.columns.empty()) request.columns = options.columns;
  request.blocksize = options.blocksize.count();
  return DataFrame(plan::make(engine::discover_ipc(request)));
}

}  // namespace weft::dd
