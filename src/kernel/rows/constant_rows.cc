// Literals -> a batch.
#include "plan/ops/constant_rows.h"

#include "kernel/register.h"
#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {
namespace {

class ConstantRowsSource final : public Source {
 public:
  explicit ConstantRowsSource(const plan::ConstantRows& op) : op_(op) {}

  void run(Operator& next) override {
    std::vector<Vector> values;
    for (const plan::Literal& value : op_.values) values.push_back(literal_vector(value, op_.column.type));
    if (!values.empty()) next.push(Batch{{concatenate(op_.column.type, values)}, values.size()});
    next.finish();
  }

 private:
  const plan::ConstantRows& op_;
};

}  // namespace

void register_constant_rows() {
  register_source(plan::ConstantRows::name, [](const plan::Node& node, const TaskContext&) {
    return std::make_unique<ConstantRowsSource>(*node.as<plan::ConstantRows>());
  });
}

}  // namespace weft::kernel
