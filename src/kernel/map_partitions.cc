// All rows of a task -> what a registered function of the user makes of them.
#include "plan/ops/map_partitions.h"

#include <weft/error.h>

#include "kernel/arrow_batches.h"
#include "kernel/register.h"
#include "plan/functions.h"

namespace weft::kernel {
namespace {

std::string describe(const plan::Schema& schema) {
  std::string text;
  for (const plan::Field& field : schema.columns()) {
    if (!text.empty()) text += ", ";
    text += field.name + ' ' + std::string(dd::to_string(field.type));
  }
  return text;
}

plan::Schema schema_of(const dd::Table& table) {
  std::vector<plan::Field> fields;
  const std::vector<std::string> names = table.column_names();
  for (std::size_t index = 0; index < names.size(); ++index) fields.push_back({names[index], table.column(index).dtype()});
  return plan::Schema(std::move(fields));
}

class MapPartitionsOperator final : public Operator {
 public:
  MapPartitionsOperator(const plan::Node& node, Operator& next)
      : op_(*node.as<plan::MapPartitions>()), schema_(node.input(0)->schema()), builder_(schema_), next_(next) {}

  bool push(Batch batch) override {
    builder_.append(batch);
    return true;
  }

  void finish() override {
    const plan::FunctionInfo& function = plan::find_function(op_.function);
    const dd::Table part(builder_.finish());
    const dd::Table mapped = plan::call_named(function, [&] { return function.call_table(part); });
    // The columns were promised when the expression was built, from a table without rows.
    if (const plan::Schema given = schema_of(mapped); !(given == op_.columns))
      throw Error(ErrorKind::user, "Function gave other columns than for a table without rows: " + op_.function + " (" +
                                       describe(op_.columns) + " became " + describe(given) + ')');
    for_each_batch(mapped.arrow(), op_.columns, [&](Batch batch) { return next_.push(std::move(batch)); });
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
