// Batches -> a row for each item of their lists.
#include "plan/ops/explode.h"

#include <algorithm>

#include <weft/error.h>

#include "kernel/join/take_or_null.h"
#include "kernel/list_value.h"
#include "kernel/register.h"

namespace weft::kernel {
namespace {

class ExplodeOperator final : public Operator {
 public:
  ExplodeOperator(const plan::Node& node, const TaskContext& context, Operator& next)
      : op_(*node.as<plan::Explode>()), context_(context), next_(next) {
    const plan::Schema& input = node.input()->schema();
    for (const std::string& column : op_.columns) lists_.push_back({input.index_of(column), node.schema().at(column).type.id()});
  }

  bool push(Batch batch) override {
    std::vector<std::uint32_t> sizes = list_sizes(batch.columns[lists_[0].column]);
    for (std::size_t list = 1; list < lists_.size(); ++list)
      check_sizes(sizes, list_sizes(batch.columns[lists_[list].column]), list);
    // As many rows at a time as fit into the cache, whatever the lengths of lists.
    for (std::size_t begin = 0, end = 0; begin < batch.num_rows; begin = end) {
      std::size_t items = 0;
      for (; end < batch.num_rows && (end == begin || items + sizes[end] <= batch_rows); ++end) items += std::max(sizes[end], 1u);
      context_.check_cancelled();
      if (!push_rows(batch, sizes, begin, end)) return false;
    }
    return true;
  }

  void finish() override { next_.finish(); }

 private:
  struct List {
    std::size_t column;
    DType item;
  };

  void check_sizes(const std::vector<std::uint32_t>& sizes, const std::vector<std::uint32_t>& others, std::size_t list) const {
    const std::uint32_t least = op_.drop_empty ? 0 : 1;
    for (std::size_t row = 0; row < sizes.size(); ++row)
      if (std::max(sizes[row], least) != std::max(others[row], least))
        throw Error(ErrorKind::data, "explode: lists of one row differ in length: " + op_.columns[0] + " has " +
                                         std::to_string(sizes[row]) + " items, " + op_.columns[list] + " " +
                                         std::to_string(others[row]));
  }

  bool push_rows(const Batch& batch, const std::vector<std::uint32_t>& sizes, std::size_t begin, std::size_t end) {
    std::vector<std::uint32_t> rows;
    for (std::size_t row = begin; row < end; ++row)
      rows.insert(rows.end(), op_.drop_empty ? sizes[row] : std::max(sizes[row], 1u), static_cast<std::uint32_t>(row));
    if (rows.empty()) return true;
    Batch made{{}, rows.size()};
    for (std::size_t column = 0; column < batch.columns.size(); ++column) {
      const auto list = std::find_if(lists_.begin(), lists_.end(), [&](const List& one) { return one.column == column; });
      made.columns.push_back(list == lists_.end() ? take(batch.columns[column], rows)
                                                  : items_of(batch.columns[column], list->item, begin, end));
    }
    return next_.push(std::move(made));
  }

  /// The items of some rows, and a null for each row without one.
  Vector items_of(const Vector& lists, DType item, std::size_t begin, std::size_t end) const {
    Vector items = list_items(lists, begin, end, item);
    if (op_.drop_empty) return items;
    std::vector<std::uint32_t> places;
    std::uint32_t next = 0;
    for (std::size_t row = begin; row < end; ++row) {
      const std::size_t size = ListValue(lists.data<StringRef>()[row].view()).size();
      for (std::size_t i = 0; i < size; ++i) places.push_back(next++);
      if (size == 0) places.push_back(no_row);
    }
    return places.size() == items.size ? items : take_or_null(items, places);
  }

  const plan::Explode& op_;
  const TaskContext& context_;
  Operator& next_;
  std::vector<List> lists_;
};

}  // namespace

void register_explode() {
  register_operator(plan::Explode::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<ExplodeOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
