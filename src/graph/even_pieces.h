// Pieces of a source -> the same rows in as many pieces as end together.
#pragma once

#include <optional>
#include <vector>

#include "graph/stage.h"

namespace weft::graph {

/// What neighbouring pieces of one source read, divided anew into `count` pieces, or fewer where there is not so much to divide;
/// larger ones first, so that those who are done early have small ones left to take. Nothing for pieces that cannot be divided
/// anywhere: what can are CSV files and files of JSON lines, between two bytes, and Parquet files, between two row groups.
std::optional<std::vector<Piece>> even_pieces(const std::vector<Piece>& pieces, std::size_t count);

}  // namespace weft::graph
