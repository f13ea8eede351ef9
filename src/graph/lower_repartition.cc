// repartition -> neighbouring partitions put together, or all rows cut anew, once it is known how many there are.
#include <algorithm>

#include "graph/lowerings.h"
#include "plan/ops/repartition.h"
#include "plan/ops/task_input.h"

namespace weft::graph {
namespace {

using namespace plan;

/// Results that follow one another, and the places where new partitions begin in their rows.
class Cut {
 public:
  Cut(const Planner& planner, const Stage& kept) {
    for (const Piece& piece : kept.pieces) {
      names_.push_back(piece.inputs[0][0]);
      const ResultSize& size = planner.size_of(names_.back());
      starts_.push_back(rows_);
      rows_ += size.rows;
      bytes_ += size.bytes;
    }
  }
  std::int64_t rows() const { return rows_; }
  std::int64_t bytes() const { return bytes_; }

  /// The rows [begin, end) as a piece.
  Piece piece(const Schema& schema, std::int64_t begin, std::int64_t end) const {
    Piece made{nullptr, "", {{}}, 0};
    std::int64_t first = -1;  // row of the first result that is read
    for (std::size_t index = 0; index < names_.size(); ++index) {
      const std::int64_t stop = index + 1 < names_.size() ? starts_[index + 1] : rows_;
      if (stop <= begin || starts_[index] >= end) continue;
      if (first < 0) first = starts_[index];
      made.inputs[0].push_back(names_[index]);
    }
    made.bytes = rows_ > 0 ? static_cast<std::uint64_t>(bytes_ / rows_ * (end - begin)) : 0;
    made.fragment = make(SliceRows{begin - std::max<std::int64_t>(first, 0), end - begin}, {make(TaskInput{schema})});
    return made;
  }

 private:
  std::vector<std::string> names_;
  std::vector<std::int64_t> starts_;
  std::int64_t rows_ = 0, bytes_ = 0;
};

Stage cut_evenly(const Planner& planner, const Stage& kept, const Schema& schema, std::int64_t count) {
  const Cut cut(planner, kept);
  Stage made;
  for (std::int64_t index = 0; index < count; ++index)
    made.pieces.push_back(cut.piece(schema, cut.rows() * index / count, cut.rows() * (index + 1) / count));
  return made;
}

/// Neighbours in groups of nearly equal number.
std::optional<Stage> join_neighbours(Planner& planner, const Stage& input, const Schema& schema, std::size_t count) {
  auto results = planner.run(input);
  if (!results) return std::nullopt;
  const std::size_t parts = results->size();
  Stage made;
  for (std::size_t index = 0; index < count; ++index) {
    const auto first = results->begin();
    const Planner::Results some(first + static_cast<std::ptrdiff_t>(index * parts / count),
                                first + static_cast<std::ptrdiff_t>((index + 1) * parts / count));
    Piece piece = gather(some, schema).pieces[0];
    piece.bytes = static_cast<std::uint64_t>(planner.size_of(some).bytes);
    made.pieces.push_back(std::move(piece));
  }
  return made;
}

/// Partitions that one becomes at most, however small they are to be.
constexpr std::int64_t most_parts = 256;

/// Neighbours together while they fit, and what is too large by itself in equal parts.
Stage fit_bytes(const Planner& planner, const Stage& kept, const Schema& schema, std::int64_t most) {
  const Cut cut(planner, kept);
  Stage made;
  std::int64_t begin = 0, row = 0, bytes = 0;
  const auto close = [&] {
    if (row > begin) made.pieces.push_back(cut.piece(schema, begin, row));
    begin = row;
    bytes = 0;
  };
  for (const Piece& piece : kept.pieces) {
    const ResultSize& size = planner.size_of(piece.inputs[0][0]);
    if (bytes + size.bytes > most) close();
    const std::int64_t parts =
        std::clamp<std::int64_t>((size.bytes + most - 1) / most, 1, std::clamp<std::int64_t>(size.rows, 1, most_parts));
    const std::int64_t start = row;
    for (std::int64_t part = 1; part < parts; ++part) {
      row = start + size.rows * part / parts;
      close();
    }
    row = start + size.rows;
    bytes += size.bytes / parts;
  }
  close();
  if (made.pieces.empty()) made.pieces.push_back(cut.piece(schema, 0, 0));
  return made;
}

}  // namespace

std::optional<Stage> lower_repartition(Planner& planner, const Expr& frame) {
  const Repartition& op = *frame->as<Repartition>();
  auto input = planner.stage(frame->input());
  if (!input || input->pieces.size() == op.num_partitions) return input;
  if (op.together > 0) {
    const std::size_t parts = input->pieces.size(), count = (parts + op.together - 1) / op.together;
    return count == parts ? input : join_neighbours(planner, *input, frame->schema(), count);
  }
  const Schema& schema = frame->schema();
  if (op.num_partitions > 0 && op.num_partitions < input->pieces.size())
    return join_neighbours(planner, *input, schema, op.num_partitions);
  auto kept = planner.kept_stage(frame->input());
  if (!kept) return std::nullopt;
  if (op.num_partitions > 0) return cut_evenly(planner, *kept, schema, static_cast<std::int64_t>(op.num_partitions));
  return fit_bytes(planner, *kept, schema, static_cast<std::int64_t>(op.partition_bytes));
}

}  // namespace weft::graph
