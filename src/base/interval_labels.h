// Edges of intervals -> their texts.
#pragma once

#include <string>
#include <vector>

namespace weft::base {

/// The intervals between neighbours as pandas writes them: `(0, 10]`, `(0.0, 0.5]`. `whole`: the edges are integers; `right`: an
/// interval holds its right edge; `include_lowest`: the first one its left edge too. Edges ascend.
std::vector<std::string> interval_labels(const std::vector<double>& edges, bool whole, bool right, bool include_lowest);

}  // namespace weft::base
