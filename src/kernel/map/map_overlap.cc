// A partition's rows between those of its neighbours -> what a registered function of the user makes of them.
#include "plan/ops/map_overlap.h"

#include <algorithm>

#include <arrow/table.h>

#include <weft/error.h>

#include "kernel/arrow_batches.h"
#include "kernel/exchange/neighbour_rows.h"
#include "kernel/map/table_function.h"
#include "kernel/register.h"

namespace weft::kernel {
namespace {

class MapOverlapOperator final : public Operator {
 public:
  MapOverlapOperator(const plan::Node& node, const TaskContext& context, Operator& next)
      : op_(*node.as<plan::MapOverlap>()), schema_(node.input()->schema()), context_(context), builder_(schema_), next_(next) {
    for (const Batch& batch : read_batches(last_rows(context.input(1), op_.before), schema_)) builder_.append(batch);
    before_ = builder_.num_rows();
  }

  bool push(Batch batch) override {
    builder_.append(batch);
    return true;
  }

  void finish() override {
    const std::int64_t own = builder_.num_rows();
    for (const Batch& batch : read_batches(first_rows(context_.input(2), op_.after), schema_)) builder_.append(batch);
    const std::int64_t after = builder_.num_rows() - own;
    const Partition made = call_table_function(op_.function, schema_, op_.columns, builder_.finish());
    if (made->num_rows() < before_ + after)
      throw Error(ErrorKind::user,
                  "map_overlap: the function gave fewer rows than it got from the partitions around: " + op_.function);
    for_each_batch(made->Slice(before_, made->num_rows() - before_ - after), op_.columns,
                   [&](Batch batch) { return next_.push(std::move(batch)); });
    next_.finish();
  }

 private:
  const plan::MapOverlap& op_;
  const plan::Schema& schema_;
  const TaskContext& context_;
  TableBuilder builder_;
  Operator& next_;
  std::int64_t before_ = 0;
};

}  // namespace

void register_map_overlap() {
  register_operator(plan::MapOverlap::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<MapOverlapOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
