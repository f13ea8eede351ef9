// Batches of a join's left side -> the rows that they make together with the right side.
#include "plan/ops/join.h"

#include <optional>

#include "kernel/exchange/divided_rows.h"
#include "kernel/join/join_probe.h"
#include "kernel/register.h"

namespace weft::kernel {
namespace {

using plan::JoinHow;

/// A join whose right side is more than the task may hold: both sides lie on disk in buckets of the same keys, which are joined
/// one after the other.
class DividedJoin {
 public:
  DividedJoin(const plan::Node& node, const JoinLayout& layout, Operator& next)
      : node_(node), layout_(layout), right_types_(build_types(node)), next_(next), all_(*this, 0) {}

  void add_left(const Batch& rows) { all_.left.add(rows, layout_.left_keys.evaluate_all(rows)); }
  void add_right(const Batch& rows) { all_.right.add(rows, right_keys(rows)); }
  /// After the last right row.
  void finish_right() { all_.right.finish(); }
  /// After the last left row: hands on the result.
  void finish() {
    all_.left.finish();
    join(all_, 0);
  }

 private:
  struct Sides {
    Sides(const DividedJoin& join, unsigned level)
        : left(join.node_.input(0)->schema(), join.layout_.context, level),
          right(join.right_schema(), join.layout_.context, level) {}
    DividedRows left, right;
  };

  plan::Schema right_schema() const {
    std::vector<plan::Field> fields;
    for (const DType type : right_types_) fields.push_back({std::to_string(fields.size()), type});
    return plan::Schema(std::move(fields));
  }
  std::span<const Vector> right_keys(const Batch& rows) const { return std::span(rows.columns).first(layout_.op.num_keys); }
  std::uint64_t most_bytes() const { return DividedRows::most_held_bytes(layout_.context); }

  void join(Sides& sides, unsigned level) {
    for (std::uint32_t bucket = 0; bucket < DividedRows::num_buckets && wanted_; ++bucket) {
      join_bucket(sides, bucket, level);
      sides.left.drop(bucket);
      sides.right.drop(bucket);
    }
  }

  void join_bucket(Sides& sides, std::uint32_t bucket, unsigned level) {
    BuildRows rows(right_types_, layout_.op.num_keys);
    bool fits = true;
    sides.right.read(bucket, [&](Batch batch) {
      rows.add(std::move(batch));
      return fits = rows.bytes() <= most_bytes();
    });
    if (fits) {
      JoinProbe probe(layout_, layout_.op.how, rows.build(), next_);
      read_left(sides, bucket, [&](const Batch& batch) { return probe.push(batch); });
      finish(probe);
      return;
    }
    rows.take();
    // Where most rows are in one bucket they are of one key, which no division makes smaller.
    if (level + 1 < DividedRows::num_levels && sides.right.num_rows(bucket) <= sides.right.num_rows() / 2)
      divide(sides, bucket, level + 1);
    else
      join_in_pieces(sides, bucket);
  }

  void divide(Sides& sides, std::uint32_t bucket, unsigned level) {
    Sides smaller(*this, level);
    sides.right.take(bucket, [&](const Batch& rows) {
      layout_.context.check_cancelled();
      smaller.right.add(rows, right_keys(rows));
    });
    smaller.right.finish();
    sides.left.take(bucket, [&](const Batch& rows) {
      layout_.context.check_cancelled();
      smaller.left.add(rows, layout_.left_keys.evaluate_all(rows));
    });
    smaller.left.finish();
    join(smaller, level);
  }

  void read_left(const Sides& sides, std::uint32_t bucket, const std::function<bool(const Batch&)>& take) {
    sides.left.read(bucket, [&](const Batch& batch) {
      layout_.context.check_cancelled();
      return take(batch);
    });
  }

  void finish(JoinProbe& probe) {
    if (probe.wanted()) probe.finish();
    wanted_ = probe.wanted();
  }

  /// The left rows with as many right ones at a time as fit. Which left rows have no partner is known after the last of these.
  void join_in_pieces(const Sides& sides, std::uint32_t bucket) {
    const JoinHow how = layout_.op.how;
    const bool awaits_all = plan::keeps_left(how) || plan::is_left_only(how);
    std::vector<bool> has_partner(awaits_all ? sides.left.num_rows(bucket) : 0);
    BuildRows rows(right_types_, layout_.op.num_keys);
    const auto join_piece = [&] {
      JoinProbe probe(layout_, of_piece(how), rows.build(), next_);
      std::size_t first = 0;
      read_left(sides, bucket, [&](const Batch& batch) {
        bool wanted = true;
        if (plan::is_left_only(how))
          probe.find(batch);
        else
          wanted = probe.push(batch);
        for (std::size_t row = 0; awaits_all && row < batch.num_rows; ++row)
          if (probe.has_partner(row)) has_partner[first + row] = true;
        first += batch.num_rows;
        return wanted;
      });
      finish(probe);
    };
    sides.right.read(bucket, [&](Batch batch) {
      rows.add(std::move(batch));
      if (rows.bytes() > most_bytes()) join_piece();
      return wanted_;
    });
    if (wanted_ && rows.num_rows() > 0) join_piece();
    if (wanted_ && awaits_all) push_left(sides, bucket, has_partner);
  }

  /// What some of the right rows give by themselves.
  static JoinHow of_piece(JoinHow how) {
    if (how == JoinHow::left) return JoinHow::inner;
    return how == JoinHow::outer ? JoinHow::right : how;
  }

  /// Left rows alone: those without a partner, or, of a semi join, those that have one.
  void push_left(const Sides& sides, std::uint32_t bucket, const std::vector<bool>& has_partner) {
    const bool want = layout_.op.how == JoinHow::semi;
    // They meet nothing any more, and come out as what has no partner does.
    JoinProbe probe(layout_, plan::is_left_only(layout_.op.how) ? JoinHow::anti : JoinHow::left,
                    BuildRows(right_types_, layout_.op.num_keys).build(), next_);
    std::size_t first = 0;
    std::vector<std::uint32_t> chosen;
    read_left(sides, bucket, [&](const Batch& batch) {
      chosen.clear();
      for (std::size_t row = 0; row < batch.num_rows; ++row)
        if (has_partner[first + row] == want) chosen.push_back(static_cast<std::uint32_t>(row));
      first += batch.num_rows;
      return probe.push(take(batch, chosen));
    });
    wanted_ = probe.wanted();
  }

  const plan::Node& node_;
  const JoinLayout& layout_;
  const std::vector<DType> right_types_;
  Operator& next_;
  Sides all_;
  bool wanted_ = true;
};

class JoinOperator final : public Operator {
 public:
  JoinOperator(const plan::Node& node, const TaskContext& context, Operator& next) : layout_(node, context), next_(next) {
    const plan::Join& op = layout_.op;
    if (op.broadcast || op.num_keys == 0 || !context.offload) {
      probe_.emplace(layout_, op.how, join_build(node, context), next_);
      return;
    }
    BuildRows rows(build_types(node), op.num_keys);
    read_build(node, context, [&](Batch batch) {
      if (divided_) {
        divided_->add_right(batch);
        return true;
      }
      rows.add(std::move(batch));
      if (rows.bytes() <= DividedRows::most_held_bytes(context)) return true;
      divided_.emplace(node, layout_, next_);
      for (const Batch& held : rows.take()) divided_->add_right(held);
      return true;
    });
    if (divided_)
      divided_->finish_right();
    else
      probe_.emplace(layout_, op.how, rows.build(), next_);
  }

  bool push(Batch batch) override {
    if (probe_) return probe_->push(batch);
    divided_->add_left(batch);
    return true;
  }

  void finish() override {
    if (!divided_) {
      probe_->finish();
    } else {
      divided_->finish();
      divided_.reset();
    }
    next_.finish();
  }

 private:
  JoinLayout layout_;
  Operator& next_;
  std::optional<JoinProbe> probe_;      // when the right side is in memory
  std::optional<DividedJoin> divided_;  // when it is not
};

}  // namespace

void register_join() {
  register_operator(plan::Join::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<JoinOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
