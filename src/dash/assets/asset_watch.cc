// Turns changes in the assets folder into what the browser's hot reload asks for.
#include "dash/assets/asset_watch.h"

#include <algorithm>

#include "server/digest.h"

namespace weft::dash {
namespace {

// Browsers ask every three seconds; each of several has to hear of a change.
constexpr std::chrono::seconds kTold{10};

const Asset* find(const std::vector<Asset>& assets, const std::string& path) {
  auto found = std::find_if(assets.begin(), assets.end(), [&](const Asset& asset) { return asset.path == path; });
  return found == assets.end() ? nullptr : &*found;
}

}  // namespace

AssetWatch::Report AssetWatch::look(const App& app) {
  std::vector<Asset> assets = list_assets(app);
  std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  if (!has_looked_) {
    has_looked_ = true;
    start_ = server::random_hex(8);
    assets_ = assets;
  }
  std::erase_if(changed_, [&](const auto& change) { return now - change.first > kTold; });
  if (assets != assets_) {
    ++changes_;
    for (const Asset& asset : assets) {
      const Asset* before = find(assets_, asset.path);
      if (before == nullptr || *before != asset) changed_.emplace_back(now, asset);
    }
    for (const Asset& asset : assets_) {
      if (find(assets, asset.path) == nullptr) changed_.emplace_back(now, Asset{asset.path, 0});
    }
    assets_ = std::move(assets);
  }
  Report report{start_ + "-" + std::to_string(changes_), {}};
  for (const auto& [time, asset] : changed_) report.changed.push_back(asset);
  return report;
}

}  // namespace weft::dash
