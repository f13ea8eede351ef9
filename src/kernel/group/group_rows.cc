// Batches -> the rows at some places of their groups.
#include "plan/ops/group_rows.h"

#include "kernel/group/row_groups.h"
#include "kernel/register.h"

namespace weft::kernel {
namespace {

/// Places counted from the first row are known when a row comes; others only when all have come.
class GroupRowsOperator final : public Operator {
 public:
  GroupRowsOperator(const plan::Node& node, Operator& next)
      : op_(*node.as<plan::GroupRows>()),
        groups_(std::span(node.inputs()).subspan(1), node.input(0)->schema(), op_.drop_null_keys),
        next_(next) {}

  bool push(Batch batch) override {
    Held held;
    held.rows = groups_.find(std::move(batch), held.groups);
    sizes_.resize(groups_.size());
    for (const std::uint32_t group : held.groups) held.places.push_back(sizes_[group]++);
    if (op_.from_end || op_.alone) {
      held_.push_back(std::move(held));
      return true;
    }
    return pass_on(held, [&](std::size_t row) { return held.places[row]; });
  }

  void finish() override {
    bool wanted = true;
    for (Held& held : held_) {
      if (!wanted) break;
      wanted = pass_on(held, [&](std::size_t row) {
        const std::int64_t size = sizes_[held.groups[row]];
        if (op_.alone) return size - 1;
        return size - 1 - held.places[row];
      });
      held = {};
    }
    next_.finish();
  }

 private:
  struct Held {
    Batch rows;
    std::vector<std::uint32_t> groups;
    std::vector<std::int64_t> places;
  };

  template <class Place>
  bool pass_on(const Held& held, Place place) {
    std::vector<std::uint32_t> kept;
    for (std::size_t row = 0; row < held.places.size(); ++row)
      if (const std::int64_t at = place(row); at >= op_.begin && at < op_.begin + op_.count)
        kept.push_back(static_cast<std::uint32_t>(row));
    if (kept.empty()) return true;
    return next_.push(kept.size() == held.rows.num_rows ? held.rows : take(held.rows, kept));
  }

  const plan::GroupRows& op_;
  RowGroups groups_;
  std::vector<std::int64_t> sizes_;
  std::vector<Held> held_;
  Operator& next_;
};

}  // namespace

void register_group_rows() {
  register_operator(plan::GroupRows::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<GroupRowsOperator>(node, next);
  });
}

}  // namespace weft::kernel
