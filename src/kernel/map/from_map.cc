// The arguments of a call -> what a registered function of the user gives for them.
#include "plan/ops/from_map.h"

#include "kernel/arrow_batches.h"
#include "kernel/map/table_function.h"
#include "kernel/register.h"

namespace weft::kernel {
namespace {

class FromMapSource final : public Source {
 public:
  FromMapSource(const plan::Node& node, const TaskContext& context)
      : op_(*node.as<plan::FromMap>()), call_(plan::decode<plan::MapCall>(context.part)) {}

  void run(Operator& next) override {
    std::vector<detail::TableArgument> arguments;
    for (const plan::Literal& value : call_.arguments) arguments.push_back(value_argument(value));
    const Partition made = call_table_function(op_.function, arguments, op_.columns);
    for_each_batch(made, op_.columns, [&](Batch batch) { return next.push(std::move(batch)); });
    next.finish();
  }

 private:
  const plan::FromMap& op_;
  plan::MapCall call_;
};

}  // namespace

void register_from_map() {
  register_source(plan::FromMap::name, [](const plan::Node& node, const TaskContext& context) {
    return std::make_unique<FromMapSource>(node, context);
  });
}

}  // namespace weft::kernel
