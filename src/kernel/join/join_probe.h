// Batches of a join's left side -> the rows that they make together with a build of the right side.
#pragma once

#include <memory>
#include <vector>

#include "kernel/evaluate.h"
#include "kernel/join/join_build.h"

namespace weft::kernel {

/// What is the same for all rows of a join in a task.
struct JoinLayout {
  JoinLayout(const plan::Node& node, const TaskContext& context);

  const plan::Join& op;
  const plan::Schema& types;  // of the result
  const TaskContext& context;
  Evaluator left_keys;
  std::vector<std::size_t> left_places, right_places;  // of the result's columns
};

class JoinProbe {
 public:
  /// `how` is the join's, or another that has the same columns.
  JoinProbe(const JoinLayout& layout, plan::JoinHow how, std::shared_ptr<const JoinBuild> build, Operator& next);

  /// Hands on what the rows make. False when no further left rows can give anything.
  bool push(const Batch& batch);
  /// Only looks which rows have a partner.
  void find(const Batch& batch);
  /// Hands on right rows alone, after all left ones have come.
  void finish();
  /// Whether any more rows are wanted.
  bool wanted() const { return wanted_; }
  /// Whether a row of the last batch has a partner.
  bool has_partner(std::size_t row) const { return heads_[row] != no_row; }

 private:
  using Rows = std::vector<std::uint32_t>;
  void mark();
  void push_selected(const Batch& batch);
  void push_single(const Batch& batch);
  void push_pairs(const Batch& batch);
  void push_cross(const Batch& batch);
  void begin_pairs();
  void add_pair(const Batch& batch, std::uint32_t left, std::uint32_t right);
  void end_pairs(const Batch& batch);
  void emit(const Batch& batch, const Rows& right_rows);
  void push_right();

  const JoinLayout& layout_;
  plan::JoinHow how_;
  std::shared_ptr<const JoinBuild> build_;
  Operator& next_;
  std::vector<std::uint8_t> matched_;  // of right rows, when those that come out depend on it
  std::vector<Vector> keys_;           // of the batch
  Rows heads_, left_rows_, right_rows_;
  JoinTable::Scratch scratch_;
  bool wanted_ = true;
};

}  // namespace weft::kernel
