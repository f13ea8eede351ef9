// Batches in order of time -> the same with rows for missing periods.
#include "plan/ops/fill_periods.h"

#include <algorithm>

#include "base/civil_date.h"
#include "kernel/register.h"
#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {
namespace {

class FillPeriodsOperator final : public Operator {
 public:
  FillPeriodsOperator(const plan::Node& node, const TaskContext& context, Operator& next)
      : op_(*node.as<plan::FillPeriods>()),
        schema_(node.schema()),
        time_(schema_.index_of(op_.column)),
        context_(context),
        next_(next) {}

  bool push(Batch batch) override {
    batches_.push_back(std::move(batch));
    return true;
  }

  void finish() override {
    Batch rows = concatenate(schema_, std::move(batches_));
    const auto* times = rows.columns[time_].data<std::int64_t>();
    const auto none = static_cast<std::uint32_t>(rows.num_rows);
    std::vector<std::int64_t> periods;
    std::vector<std::uint32_t> sources;
    for (std::size_t row = 0; row < rows.num_rows; ++row) {
      for (std::int64_t at = row == 0 ? times[0] : after(times[row - 1]); at < times[row]; at = after(at)) {
        periods.push_back(at);
        sources.push_back(none);
      }
      periods.push_back(times[row]);
      sources.push_back(static_cast<std::uint32_t>(row));
    }
    for (std::size_t column = 0; column < schema_.size(); ++column) add_filler(rows, column);
    push_all(rows, periods, sources);
    next_.finish();
  }

 private:
  std::int64_t after(std::int64_t period) const {
    return op_.months > 0 ? base::month_start(period, 1, op_.months) : period + op_.step;
  }

  /// The row after the last stands for all that are missing.
  void add_filler(Batch& rows, std::size_t column) const {
    plan::Literal value;
    for (const plan::PeriodFill& fill : op_.fills)
      if (fill.column == schema_[column].name) value = fill.value;
    const Vector parts[] = {rows.columns[column], literal_vector(value, schema_[column].type)};
    rows.columns[column] = concatenate(schema_[column].type, parts);
  }

  void push_all(const Batch& rows, const std::vector<std::int64_t>& periods, std::span<const std::uint32_t> sources) {
    bool wanted = true;
    for (std::size_t begin = 0; begin < sources.size() && wanted; begin += batch_rows) {
      context_.check_cancelled();
      const std::size_t size = std::min(batch_rows, sources.size() - begin);
      Batch batch = take(rows, sources.subspan(begin, size));
      auto [times, out] = make_vector<std::int64_t>(schema_[time_].type, size);
      std::copy_n(periods.begin() + static_cast<std::ptrdiff_t>(begin), size, out);
      batch.columns[time_] = std::move(times);
      batch.num_rows = size;
      wanted = next_.push(std::move(batch));
    }
  }

  const plan::FillPeriods& op_;
  const plan::Schema& schema_;
  std::size_t time_;
  const TaskContext& context_;
  Operator& next_;
  std::vector<Batch> batches_;
};

}  // namespace

void register_fill_periods() {
  register_operator(plan::FillPeriods::name, [](const plan::Node& node, const TaskContext& context, Operator& next) {
    return std::make_unique<FillPeriodsOperator>(node, context, next);
  });
}

}  // namespace weft::kernel
