// Turns changes in the assets folder into what the browser's hot reload asks for.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "dash/assets/assets.h"

namespace weft::dash {

/// Compares the assets with those of the last look. Looks are taken when a browser asks, so nothing runs in between.
class AssetWatch {
 public:
  struct Report {
    std::string hash;            ///< Another one in each process, and another one after each change.
    std::vector<Asset> changed;  ///< What has changed lately; a file that is gone has modification time 0.
  };

  Report look(const App& app);

 private:
  using Clock = std::chrono::steady_clock;

  std::mutex mutex_;
  bool has_looked_ = false;
  std::string start_;
  int changes_ = 0;
  std::vector<Asset> assets_;
  std::vector<std::pair<Clock::time_point, Asset>> changed_;
};

}  // namespace weft::dash
