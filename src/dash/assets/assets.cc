// Finds the files of an app's assets folder: those that go into the page, and the one that a URL means.
#include "dash/assets/assets.h"

#include <sys/stat.h>

#include <algorithm>
#include <regex>
#include <system_error>
#include <tuple>

#include <weft/error.h>
#include <weft/http.h>

#include "dash/app.h"

namespace weft::dash {
namespace {

namespace fs = std::filesystem;

std::optional<std::regex> ignore_rule(const App& app) {
  if (app.options.assets_ignore.empty()) return std::nullopt;
  try {
    return std::regex(app.options.assets_ignore);
  } catch (const std::regex_error&) {
    throw Error(ErrorKind::user, "Option assets_ignore is not a regular expression: " + app.options.assets_ignore);
  }
}

std::int64_t modified_microseconds(const fs::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return 0;
  return std::int64_t{status.st_mtim.tv_sec} * 1'000'000 + status.st_mtim.tv_nsec / 1'000;
}

bool is_below(const fs::path& file, const fs::path& folder) {
  auto [end, rest] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return end == folder.end() && rest != file.end();
}

}  // namespace

std::vector<Asset> list_assets(const App& app) {
  std::vector<Asset> assets;
  const fs::path root = app.options.assets_folder;
  const auto ignored = ignore_rule(app);
  std::error_code failure;
  // Errors end the walk of what cannot be read: a folder that vanishes while it is listed has no files.
  fs::recursive_directory_iterator files(root, fs::directory_options::skip_permission_denied, failure), end;
  for (; !failure && files != end; files.increment(failure)) {
    if (!files->is_regular_file(failure)) continue;
    std::string path = files->path().lexically_relative(root).generic_string();
    if (ignored && std::regex_search(path, *ignored)) continue;
    if (find_asset(app, path)) assets.push_back({std::move(path), modified_microseconds(files->path())});
  }
  std::sort(assets.begin(), assets.end(), [](const Asset& a, const Asset& b) {
    fs::path x = a.path, y = b.path;
    return std::forward_as_tuple(x.parent_path().string(), x.filename().string()) <
           std::forward_as_tuple(y.parent_path().string(), y.filename().string());
  });
  return assets;
}

std::optional<fs::path> find_asset(const App& app, std::string_view path) {
  if (path.empty() || path.find('\\') != path.npos || path.find('\0') != path.npos) return std::nullopt;
  const fs::path relative(path);
  if (relative.is_absolute() || std::find(relative.begin(), relative.end(), "..") != relative.end()) return std::nullopt;
  std::error_code failure;
  const fs::path root = fs::canonical(app.options.assets_folder, failure);
  if (failure) return std::nullopt;
  fs::path file = fs::canonical(root / relative, failure);  // follows links, so that one that leads out is seen
  if (failure || !is_below(file, root) || !fs::is_regular_file(file, failure)) return std::nullopt;
  return file;
}

std::string asset_url(const App& app, const Asset& asset) {
  return app.requests_pathname_prefix + app.options.assets_url_path + "/" + percent_encode_path(asset.path);
}

std::string versioned_asset_url(const App& app, const Asset& asset) {
  return asset_url(app, asset) + "?m=" + std::to_string(asset.modified);
}

}  // namespace weft::dash
