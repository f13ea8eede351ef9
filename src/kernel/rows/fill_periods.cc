// Batches in order of time -> the same with rows for missing periods.
#include "plan/ops/fill_periods.h"

#include <algorithm>

#include <weft/error.h>

#include "base/civil_date.h"
#include "base/temporal_text.h"
#include "kernel/register.h"
#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {
namespace {

/// More of them come from a time that is far off, such as one of the year 202, and are no result that anybody wants.
constexpr std::uint64_t most_periods = std::uint64_t{1} << 28;

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
    const std::vector<std::int64_t> times(rows.columns[time_].data<std::int64_t>(),
                                          rows.columns[time_].data<std::int64_t>() + rows.num_rows);
    check_number(times);
    for (std::size_t column = 0; column < schema_.size(); ++column) add_filler(rows, column);
    push_all(rows, times);
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

  void check_number(const std::vector<std::int64_t>& times) const {
    // There are never so many months between two times.
    if (times.empty() || op_.months > 0) return;
    const std::uint64_t between = static_cast<std::uint64_t>(times.back()) - static_cast<std::uint64_t>(times.front());
    const std::uint64_t count = between / static_cast<std::uint64_t>(op_.step) + 1;
    if (count > most_periods)
      throw Error(ErrorKind::data,
                  "resample: there are more than " + std::to_string(most_periods) + " periods from " +
                      base::format_timestamp(times.front()) + " to " + base::format_timestamp(times.back()) +
                      " (choose longer ones, or leave out rows of times that are far off): " + std::to_string(count));
  }

  void push_all(const Batch& rows, const std::vector<std::int64_t>& times) {
    const auto none = static_cast<std::uint32_t>(times.size());
    std::vector<std::int64_t> periods;
    std::vector<std::uint32_t> sources;
    const auto push = [&](std::int64_t period, std::uint32_t source) {
      periods.push_back(period);
      sources.push_back(source);
      return periods.size() < batch_rows || push_periods(rows, periods, sources);
    };
    for (std::uint32_t row = 0; row < none; ++row) {
      for (std::int64_t at = row == 0 ? times[0] : after(times[row - 1]); at < times[row]; at = after(at))
        if (!push(at, none)) return;
      if (!push(times[row], row)) return;
    }
    if (!periods.empty()) push_periods(rows, periods, sources);
  }

  /// Returns false when nothing more is wanted downstream.
  bool push_periods(const Batch& rows, std::vector<std::int64_t>& periods, std::vector<std::uint32_t>& sources) {
    context_.check_cancelled();
    Batch batch = take(rows, sources);
    auto [times, out] = make_vector<std::int64_t>(schema_[time_].type, periods.size());
    std::copy(periods.begin(), periods.end(), out);
    batch.columns[time_] = std::move(times);
    batch.num_rows = periods.size();
    periods.clear();
    sources.clear();
    return next_.push(std::move(batch));
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
