// Pieces of a source -> the same rows in as many pieces as end together.
#include "graph/even_pieces.h"

#include <algorithm>

#include "plan/codec.h"
#include "plan/ops/read_csv.h"
#include "plan/ops/read_json.h"
#include "plan/ops/read_parquet.h"

namespace weft::graph {
namespace {

using namespace plan;

/// Text that is read faster than a task is begun for it, about.
constexpr std::uint64_t least_text_bytes = std::uint64_t{4} << 20;

/// The source that all of a fragment's rows come from.
const Expr& source_of(const Expr& fragment) {
  const Expr* frame = &fragment;
  while (!(*frame)->op().is_source() && !(*frame)->inputs().empty()) frame = &(*frame)->input();
  return *frame;
}

bool read_alike(const Piece& a, const Piece& b) { return a.fragment == b.fragment && a.inputs == b.inputs && !b.part.empty(); }

std::optional<std::vector<Piece>> even_row_groups(const std::vector<Piece>& pieces, const ReadParquet& source,
                                                  std::size_t count) {
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
      piece.bytes += source.files[group.file].row_groups[group.begin].bytes;
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

bool is_divisible(const CsvFile& file) { return file.is_divisible(); }
bool is_divisible(const JsonFile& file) { return !file.is_whole(); }

void set_step(CsvPart& part, std::uint64_t step) { part.step = step; }
void set_step(JsonPart&, std::uint64_t) {}

/// Files that are read from their first byte on. Their borders are where a multiple of one number of bytes is, by which all parts
/// of a file find the same rows' begins (kernel/csv/row_starts.h).
template <class Part>
std::optional<std::vector<Piece>> even_bytes(const std::vector<Piece>& pieces, const auto& source, std::size_t count) {
  std::vector<Part> files;
  std::uint64_t bytes = 0;
  for (const Piece& piece : pieces) {
    const auto part = decode<Part>(piece.part);
    if (!is_divisible(source.files[part.file])) return std::nullopt;
    bytes += part.end - part.begin;
    if (!files.empty() && files.back().file == part.file && files.back().end == part.begin)
      files.back().end = part.end;
    else if (part.begin == 0)
      files.push_back(part);
    else
      return std::nullopt;
  }
  count = std::min<std::size_t>(count, bytes / least_text_bytes);
  if (count < files.size() || count < 2) return std::nullopt;
  std::vector<Piece> made;
  for (Part& part : files) {
    const std::uint64_t size = part.end, share = std::max<std::uint64_t>(1, (size * count + bytes / 2) / bytes);
    const std::uint64_t step = (size + share - 1) / share;
    for (std::uint64_t begin = 0; begin < size; begin += step) {
      Piece piece = pieces[0];
      part.begin = begin;
      part.end = std::min(begin + step, size);
      set_step(part, step);
      piece.bytes = part.end - part.begin;
      piece.part = encode(part);
      made.push_back(std::move(piece));
    }
  }
  return made;
}

}  // namespace

std::optional<std::vector<Piece>> even_pieces(const std::vector<Piece>& pieces, std::size_t count) {
  if (pieces.empty() ||
      !std::all_of(pieces.begin(), pieces.end(), [&](const Piece& piece) { return read_alike(pieces[0], piece); }))
    return std::nullopt;
  const Expr& source = source_of(pieces[0].fragment);
  if (const auto* parquet = source->as<ReadParquet>()) return even_row_groups(pieces, *parquet, count);
  if (const auto* csv = source->as<ReadCsv>()) return even_bytes<CsvPart>(pieces, *csv, count);
  if (const auto* json = source->as<ReadJson>()) return even_bytes<JsonPart>(pieces, *json, count);
  return std::nullopt;
}

}  // namespace weft::graph
