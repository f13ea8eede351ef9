// Scopes of paths -> the storage options that the program set for them.
#include <weft/storage_options.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <vector>

#include <weft/error.h>

#include "base/text.h"

namespace weft {
namespace {

struct Scopes {
  std::mutex mutex;
  std::map<std::string, StorageOptions> options;
};

Scopes& scopes() {
  static Scopes& only = *new Scopes;
  return only;
}

}  // namespace

void set_storage_options(const std::string& scope, const StorageOptions& options) {
  if (!scope.starts_with("s3://"))
    throw Error(ErrorKind::user, "Storage options are for paths that begin with s3://, not: " + scope);
  if (options.key.empty() != options.secret.empty())
    throw Error(ErrorKind::user, "Storage options need .key and .secret together: " + scope);
  static const std::vector<std::string> styles{"auto", "path", "virtual"};
  if (std::find(styles.begin(), styles.end(), options.addressing_style) == styles.end())
    throw Error(ErrorKind::user, base::not_found("Storage options: addressing style", options.addressing_style, styles));
  std::lock_guard lock(scopes().mutex);
  scopes().options[scope] = options;
}

StorageOptions storage_options(const std::string& path) {
  std::lock_guard lock(scopes().mutex);
  const StorageOptions* found = nullptr;
  // In order, so that the last that fits is the longest.
  for (const auto& [scope, options] : scopes().options)
    if (path.starts_with(scope)) found = &options;
  return found ? *found : StorageOptions();
}

}  // namespace weft
