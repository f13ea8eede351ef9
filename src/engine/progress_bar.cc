// Progress -> a bar on the terminal.
#include <weft/progress_bar.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>

#include "engine/progress_listeners.h"

namespace weft {
namespace {

std::string format_seconds(double seconds) {
  char text[64];
  const auto whole = static_cast<long long>(seconds);
  if (seconds >= 3600)
    std::snprintf(text, sizeof text, "%2lldhr %2lldmin %4.1fs", whole / 3600, whole / 60 % 60,
                  seconds - static_cast<double>(whole / 60 * 60));
  else if (seconds >= 60)
    std::snprintf(text, sizeof text, "%2lldmin %4.1fs", whole / 60, seconds - static_cast<double>(whole / 60 * 60));
  else if (seconds >= 1)
    std::snprintf(text, sizeof text, "%4.2f s", seconds);
  else
    std::snprintf(text, sizeof text, "%4.2f ms", seconds * 1e3);
  return text;
}

}  // namespace

struct ProgressBar::State {
  ProgressBarOptions options;
  std::ostream& out;
  double share = 0;  // shown last: planning more tasks does not move the bar back
  bool drawn = false;

  void tell(const ComputeProgress& progress) {
    if (progress.seconds < options.minimum && !drawn) return;
    const double now =
        progress.tasks_planned == 0 ? 0 : static_cast<double>(progress.tasks_done) / static_cast<double>(progress.tasks_planned);
    share = progress.finished ? 1 : std::max(share, now);
    const int width = std::max(options.width, 1), filled = static_cast<int>(share * width);
    out << "\r[" << std::string(static_cast<std::size_t>(filled), '#')
        << std::string(static_cast<std::size_t>(width - filled), ' ') << "] | " << static_cast<int>(share * 100)
        << "% Completed | " << format_seconds(progress.seconds) << std::flush;
    drawn = true;
    if (!progress.finished) return;
    end_line();
  }

  void end_line() {
    if (drawn) out << std::endl;
    drawn = false;
    share = 0;
  }
};

ProgressBar::ProgressBar(const ProgressBarOptions& options)
    : state_(std::make_shared<State>(State{options, options.out ? *options.out : std::cerr})) {
  engine::add_listener(state_.get(), [state = state_](const ComputeProgress& progress) { state->tell(progress); });
}

ProgressBar::~ProgressBar() {
  engine::remove_listener(state_.get());
  state_->end_line();
}

}  // namespace weft
