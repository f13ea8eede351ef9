// Pieces -> pieces that read rows of their neighbours too.
#include "graph/neighbours.h"

#include <algorithm>

namespace weft::graph {
namespace {

/// The results after the one at `index`, or before it, in the order of the pieces, until they have so many rows.
std::vector<std::string> around(const Planner& planner, const std::vector<std::string>& results, std::size_t index, bool forward,
                                std::int64_t rows) {
  std::vector<std::string> found;
  while (rows > 0 && (forward ? index + 1 < results.size() : index > 0)) {
    forward ? ++index : --index;
    found.push_back(results[index]);
    rows -= planner.size_of(results[index]).rows;
  }
  if (!forward) std::reverse(found.begin(), found.end());
  return found;
}

}  // namespace

Stage with_neighbours(const Planner& planner, Stage kept, std::int64_t before, std::int64_t after) {
  std::vector<std::string> results;
  for (const Piece& piece : kept.pieces) results.push_back(piece.inputs[0][0]);
  for (std::size_t index = 0; index < results.size(); ++index) {
    kept.pieces[index].inputs.push_back(around(planner, results, index, false, before));
    kept.pieces[index].inputs.push_back(around(planner, results, index, true, after));
  }
  return kept;
}

}  // namespace weft::graph
