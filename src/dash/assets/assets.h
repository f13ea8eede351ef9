// Finds the files of an app's assets folder: those that go into the page, and the one that a URL means.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weft::dash {

struct App;

struct Asset {
  std::string path;           ///< Below the folder, with "/": "css/page.css".
  std::int64_t modified = 0;  ///< Microseconds since 1970.

  bool operator==(const Asset&) const = default;
};

/// The files of the folder in the order in which Dash puts them into a page: a folder's own files by name, then its folders.
/// Those that `assets_ignore` matches are left out. None when the folder is missing. Throws a user Error when assets_ignore is no
/// regular expression.
std::vector<Asset> list_assets(const App& app);

/// The file with that path below the folder; nothing when there is none, when it is no regular file, or when the path leads out
/// of the folder, by "..", by an absolute path or by a symbolic link.
std::optional<std::filesystem::path> find_asset(const App& app, std::string_view path);

/// The URL of an asset.
std::string asset_url(const App& app, const Asset& asset);

/// The URL of what the asset holds now: it changes when the file does.
std::string versioned_asset_url(const App& app, const Asset& asset);

}  // namespace weft::dash
