// What is to be computed, piece by piece, before it is cut into tasks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "plan/expr.h"

namespace weft::graph {

using plan::Expr;

/// One partition of a frame: the fragment that makes it, and what that reads.
struct Piece {
  Expr fragment;
  std::string part;                              // encoded part of a source; empty when the fragment reads only inputs
  std::vector<std::vector<std::string>> inputs;  // names of results by slot
  std::uint64_t bytes = 0;                       // of what it reads, as far as it is known
};

/// A frame as its partitions, in order.
struct Stage {
  std::vector<Piece> pieces;

  std::uint64_t bytes() const {
    std::uint64_t sum = 0;
    for (const Piece& piece : pieces) sum += piece.bytes;
    return sum;
  }
};

}  // namespace weft::graph
