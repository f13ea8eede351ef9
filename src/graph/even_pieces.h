// Pieces of a source -> the same rows in as many pieces as end together.
#pragma once

#include <optional>
#include <vector>

#include "graph/stage.h"

namespace weft::graph {

/// What neighbouring pieces of one source read, divided anew into `count` pieces, or fewer where there is not so much to divide;
/// the larger ones first, so that those who are done early have small ones left to take. Nothing for pieces that read something
/// else than row groups of Parquet files, which can be divided anywhere between two of them.
std::optional<std::vector<Piece>> even_pieces(const std::vector<Piece>& pieces, std::size_t count);

}  // namespace weft::graph
