// Values -> their places in order.
#include <algorithm>
#include <numeric>
#include <vector>

#include "kernel/sort/sort_rank.h"
#include "kernel/window/window_function.h"

namespace weft::kernel {
namespace {

/// Ranks of one segment's values.
class Ranking {
 public:
  Ranking(const WindowInput& input, const Segment& segment)
      : call_(input.call),
        begin_(segment.begin),
        key_{{slice(input.values, segment.begin, segment.end - segment.begin)}, segment.end - segment.begin} {
    plan::Sort order{{{"value", call_.ascending}}, call_.missing == plan::RankMissing::top, std::nullopt};
    const RowOrder rows_order(order, plan::Schema({{"value", input.values.type}}));
    ranks_ = rank(key_.columns[0], call_.ascending, order.nulls_first);
    rows_ = sorted_rows(key_, rows_order);
    for (std::size_t begin = 0; begin < rows_.size();) {
      std::size_t end = begin + 1;
      while (end < rows_.size() && rows_order.compare(key_, rows_[begin], key_, rows_[end]) == 0) ++end;
      ties_.push_back({begin, end});
      begin = end;
    }
    if (call_.missing == plan::RankMissing::keep && !ties_.empty() && is_missing(rows_.back())) {
      rows_.resize(ties_.back().begin);
      ties_.pop_back();
    }
  }

  void write(double* out, std::uint8_t* valid) const {
    const double total = static_cast<double>(call_.method == plan::RankMethod::dense ? ties_.size() : rows_.size());
    for (std::size_t tie = 0; tie < ties_.size(); ++tie) {
      for (std::size_t at = ties_[tie].begin; at < ties_[tie].end; ++at) {
        const double place = place_of(tie, at);
        out[begin_ + rows_[at]] = call_.pct ? place / total : place;
        valid[begin_ + rows_[at]] = 1;
      }
    }
  }

 private:
  bool is_missing(std::uint32_t row) const { return ranks_.class_of(row) != RankClass::value; }

  double place_of(std::size_t tie, std::size_t at) const {
    const auto begin = static_cast<double>(ties_[tie].begin), end = static_cast<double>(ties_[tie].end);
    switch (call_.method) {
      case plan::RankMethod::min:
        return begin + 1;
      case plan::RankMethod::max:
        return end;
      case plan::RankMethod::first:
        return static_cast<double>(at) + 1;
      case plan::RankMethod::dense:
        return static_cast<double>(tie) + 1;
      case plan::RankMethod::average:
        break;
    }
    return (begin + 1 + end) / 2;
  }

  const plan::WindowCall& call_;
  std::size_t begin_;
  Batch key_;
  Ranks ranks_;
  std::vector<std::uint32_t> rows_;  // in order
  std::vector<Segment> ties_;        // of rows_
};

}  // namespace

Vector run_rank(const WindowInput& input) {
  auto [made, out] = make_vector<double>(input.result, input.values.size);
  auto valid = std::make_shared<std::uint8_t[]>(input.values.size);
  std::fill_n(out, input.values.size, 0.0);
  for (const Segment& segment : input.segments) Ranking(input, segment).write(out, valid.get());
  made.valid = std::move(valid);
  return std::move(made);
}

}  // namespace weft::kernel
