// Pieces of a source -> the same rows in as many pieces as end together.
#include "graph/even_pieces.h"

#include <algorithm>

#include "plan/codec.h"
#include "plan/ops/read_parquet.h"

namespace weft::graph {
namespace {

using namespace plan;

/// The source that all of a fragment's rows come from.
const ReadParquet* source_of(const Expr& fragment) {
  Expr frame = fragment;
  while (!frame->op().is_source() && !frame->inputs().empty()) frame = frame->input();
  return frame->as<ReadParquet>();
}

bool read_alike(const Piece& a, const Piece& b) { return a.fragment == b.fragment && a.inputs == b.inputs && !b.part.empty(); }

}  // namespace

std::optional<std::vector<Piece>> even_pieces(const std::vector<Piece>& pieces, std::size_t count) {
  if (pieces.empty() ||
      !std::all_of(pieces.begin(), pieces.end(), [&](const Piece& piece) { return read_alike(pieces[0], piece); }))
    return std::nullopt;
  const ReadParquet* source = source_of(pieces[0].fragment);
  if (!source) return std::nullopt;
  std::vector<ParquetRange> groups;
  for (const Piece& piece : pieces)
    for (const ParquetRange& range : decode<ParquetPart>(piece.part).ranges)
      for (std::uint64_t group = range.begin; group < range.end; ++group) groups.push_back({range.file, group, group + 1});
  if (groups.size() <= pieces.size()) return std::nullopt;
  count = std::min(count, groups.size());
  std::vector<Piece> made;
  for (std::size_t next = 0, index = 0; index < count; ++index) {
    Piece piece = pieces[0];
    piece.bytes = 0;
    ParquetPart part;
    for (const std::size_t end = next + (groups.size() + count - 1 - index) / count; next < end; ++next) {
      const ParquetRange& group = groups[next];
      piece.bytes += source->files[group.file].row_groups[group.begin].bytes;
      if (!part.ranges.empty() && part.ranges.back().file == group.file && part.ranges.back().end == group.begin)
        part.ranges.back().end = group.end;
      else
        part.ranges.push_back(group);
    }
    piece.part = encode(part);
    made.push_back(std::move(piece));
  }
  return made;
}

}  // namespace weft::graph
