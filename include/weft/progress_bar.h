// A bar on the terminal while frames are computed.
#pragma once

#include <iosfwd>
#include <memory>

namespace weft {

/// Options of ProgressBar; Dask's.
struct ProgressBarOptions {
  double minimum = 0;           ///< seconds before anything is shown
  int width = 40;               ///< of the bar, in characters
  std::ostream* out = nullptr;  ///< where it is drawn; null: stderr
};

/// While it lives, what this thread computes is shown as Dask's ProgressBar shows it:
///
///     weft::ProgressBar bar;
///     df.groupby("key").mean().compute();
///
///     [################                        ] | 40% Completed |  1.2 s
///
/// The share is that of the tasks that are planned so far. Of several bars the youngest draws.
class ProgressBar {
 public:
  explicit ProgressBar(const ProgressBarOptions& options = {});
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace weft
