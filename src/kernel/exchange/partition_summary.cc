// A partition's batches -> one row that says what is in them.
#include "plan/ops/partition_summary.h"

#include "kernel/register.h"
#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {
namespace {

/// Bytes that the values take in an Arrow table.
std::size_t arrow_bytes_of(const Vector& vector) {
  if (vector.type == DType::boolean) return (vector.size + 7) / 8;
  if (held_as(vector.type) != DType::string) return vector.size * value_size(vector.type);
  std::size_t bytes = vector.size * sizeof(std::int32_t);
  for (std::size_t row = 0; row < vector.size; ++row) bytes += vector.data<StringRef>()[row].size();
  return bytes;
}

class PartitionSummaryOperator final : public Operator {
 public:
  PartitionSummaryOperator(const plan::Node& node, Operator& next) : next_(next) {
    const auto& column = node.as<plan::PartitionSummary>()->column;
    if (!column) return;
    column_ = node.input()->schema().index_of(*column);
    first_ = last_ = literal_vector({}, node.schema().at("first").type);
  }

  bool push(Batch batch) override {
    rows_ += static_cast<std::int64_t>(batch.num_rows);
    for (const Vector& vector : batch.columns) bytes_ += static_cast<std::int64_t>(arrow_bytes_of(vector));
    if (!column_) return true;
    const Vector& values = batch.columns[*column_];
    for (std::size_t row = 0; row < values.size && !first_.is_valid(0); ++row)
      if (values.is_valid(row)) first_ = value_at(values, row);
    for (std::size_t row = values.size; row > 0; --row)
      if (values.is_valid(row - 1)) {
        last_ = value_at(values, row - 1);
        break;
      }
    return true;
  }

  void finish() override {
    Batch batch{{count(rows_), count(bytes_)}, 1};
    if (column_) batch.columns.insert(batch.columns.end(), {first_, last_});
    next_.push(std::move(batch));
    next_.finish();
  }

 private:
  static Vector value_at(const Vector& values, std::size_t row) {
    const std::uint32_t rows[] = {static_cast<std::uint32_t>(row)};
    return take(values, rows);
  }
  static Vector count(std::int64_t value) {
    auto [made, out] = make_vector<std::int64_t>(DType::int64, 1);
    *out = value;
    return std::move(made);
  }

  Operator& next_;
  std::optional<std::size_t> column_;
  std::int64_t rows_ = 0, bytes_ = 0;
  Vector first_, last_;
};

}  // namespace

void register_partition_summary() {
  register_operator(plan::PartitionSummary::name, [](const plan::Node& node, const TaskContext&, Operator& next) {
    return std::make_unique<PartitionSummaryOperator>(node, next);
  });
}

}  // namespace weft::kernel
