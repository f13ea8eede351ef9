// Arrow's compute functions on vectors: to an Arrow array, through the function, and back.
#include "kernel/arrow_compute.h"

#include <arrow/api.h>
#include <arrow/compute/api.h>
#include <arrow/compute/initialize.h>

#include <weft/error.h>

#include "kernel/arrow_batches.h"
#include "kernel/arrow_error.h"

namespace weft::kernel {

std::shared_ptr<arrow::ChunkedArray> run_arrow(const char* function, const Vector& strings,
                                               const arrow::compute::FunctionOptions* options) {
  static const arrow::Status ready = arrow::compute::Initialize();
  check_arrow(ready);
  TableBuilder builder(plan::Schema({{"text", DType::string}}));
  builder.append(Batch{{strings}, strings.size});
  const arrow::Datum argument(builder.finish()->column(0));
  return check_arrow(arrow::compute::CallFunction(function, {argument}, options)).chunked_array();
}

Vector call_arrow(const char* function, const Vector& strings, const arrow::compute::FunctionOptions* options) {
  const auto called = run_arrow(function, strings, options);
  const DType type = called->type()->id() == arrow::Type::BOOL ? DType::boolean : DType::string;
  const plan::Schema schema({{"result", type}});
  const auto field = arrow::field("result", called->type());
  std::vector<Batch> batches;
  for_each_batch(arrow::Table::Make(arrow::schema({field}), {called}), schema, [&](Batch batch) {
    batches.push_back(std::move(batch));
    return true;
  });
  return std::move(concatenate(schema, std::move(batches)).columns[0]);
}

}  // namespace weft::kernel
