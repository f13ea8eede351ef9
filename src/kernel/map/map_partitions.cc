// All rows of a task -> what a registered function of the user makes of them.
#include "plan/ops/map_partitions.h"

#include "kernel/arrow_batches.h"
#include "kernel/map/table_function.h"
#include "kernel/register.h"

namespace weft::kernel {
namespace {

class MapPartitionsOperator final : public Operator {
 public:
  MapPartitionsOperator(const plan::Node& node, Operator& next)
      : op_(*node.as<plan::MapPartitions>()), schema_(node.input(0)->schema()), builder_(schema_), next_(next) {}

  bool push(Batch batch) override {
    builder_.append(batch);
    return true;
  }

  void finish() override {
    const Partition mapped = call_table_function(op_.function, schema_, op_.columns, builder_.finish());
    for_each_batch(mapped, op_.columns, [&](Batch batch) { return next_.push(std::move(batch)); });
    next_.finish();
  }

 private:
  const plan::MapPartitions& op_;
  plan::Schema schema_;
  TableBuilder builder_;
  Operator& next_;
};

}  // namespace

void register_map_partitions() {
  register_operator(plan::MapPartitions::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<MapPartitionsOperator>(node, next);
  });
}

}  // namespace weft::kernel
