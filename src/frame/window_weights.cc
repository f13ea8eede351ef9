// Options of a window -> the weights of its rows.
#include "frame/window_weights.h"

#include <algorithm>

#include <weft/error.h>

#include "base/text.h"
#include "base/window_weights.h"

namespace weft::frame {

std::vector<double> window_weights(std::int64_t rows, const dd::RollingOptions& options) {
  const bool is_gaussian = options.win_type == "gaussian";
  if (is_gaussian != (options.std > 0))
    throw Error(ErrorKind::user, is_gaussian ? "rolling: the .win_type \"gaussian\" needs a .std above 0"
                                             : "rolling: .std goes with the .win_type \"gaussian\"");
  if (options.win_type.empty()) return {};
  if (!options.closed.empty()) throw Error(ErrorKind::user, "rolling: .closed does not go with a .win_type");
  const auto names = base::window_kinds();
  if (std::ranges::find(names, options.win_type) != names.end()) return base::window_weights(options.win_type, rows, options.std);
  throw Error(ErrorKind::user, base::not_found("rolling: win_type", options.win_type, names));
}

}  // namespace weft::frame
