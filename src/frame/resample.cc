// DataFrame: rows by periods of time.
#include <weft/resample.h>

#include <weft/dataframe.h>

#include "base/duration_text.h"
#include "plan/index.h"
#include "plan/ops/date_function.h"
#include "plan/ops/fill_periods.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/set_index.h"
#include "plan/ops/sort.h"

namespace weft::dd {

using namespace plan;

namespace {

constexpr std::int64_t day = 86'400'000'000;

/// The beginning of the period that a time lies in.
Expr period_of(const Expr& frame, const std::string& time, std::int64_t step) {
  Expr at = column(time);
  if (frame->schema().at(time).type == DType::date) at = make(Cast{DType::timestamp}, {at});
  return make(RoundTime{TimeRounding::floor, step}, {at});
}

/// What a function gives where there are no rows; null for most.
Literal empty_value(const std::string& function) {
  if (function == "sum" || function == "count" || function == "size" || function == "nunique") return std::int64_t{0};
  if (function == "prod") return std::int64_t{1};
  return {};
}

}  // namespace

Resampler DataFrame::resample(const std::string& rule, const ResampleOptions& options) const {
  const auto step = base::parse_frequency(rule);
  if (!step) throw Error(ErrorKind::user, "resample: not a period such as \"1D\", \"15min\", \"6h\": " + rule);
  // Longer ones begin, in pandas, at the day of the first row, which nobody knows yet.
  if (day % *step != 0) throw Error(ErrorKind::user, "resample: the period must divide a day evenly: " + rule);
  std::string time = options.on;
  if (time.empty()) {
    const auto index = index_of(expr_);
    if (!index) throw Error(ErrorKind::user, "resample needs an index (set_index), or .on a column of times");
    time = index->column;
  }
  const Type type = expr_->schema().at(time).type;
  if ((type != DType::timestamp || !type.detail().time_zone.empty()) && type != DType::date)
    throw Error(ErrorKind::user, "resample needs timestamps without a time zone, or dates, not " + type_name(type));
  return Resampler(expr_, time, *step);
}

Resampler::Resampler(Expr frame, std::string time, std::int64_t step)
    : groups_(frame, {time}, {period_of(frame, time, step)}, {}), time_(time), step_(step) {}

DataFrame Resampler::finish(const DataFrame& groups, const std::vector<std::pair<std::string, std::string>>& functions) const {
  std::vector<PeriodFill> fills;
  for (const auto& [name, function] : functions)
    if (Literal value = empty_value(function);
        !std::holds_alternative<std::monostate>(value) && groups.expr()->schema().at(name).type != DType::duration)
      fills.push_back({name, std::move(value)});
  const Expr sorted = make(Sort{{{time_, true}}, false, {}}, {groups.expr()});
  return DataFrame(make(SetIndex{time_, true, 0, {}}, {make(FillPeriods{time_, step_, std::move(fills)}, {sorted})}));
}

DataFrame Resampler::agg(const std::vector<Aggregation>& aggregations) const {
  const DataFrame groups = groups_.agg(aggregations);
  std::vector<std::pair<std::string, std::string>> functions;
  for (std::size_t index = 0; index < aggregations.size(); ++index)
    functions.emplace_back(groups.columns()[1 + index], aggregations[index].function);
  return finish(groups, functions);
}

DataFrame Resampler::size() const { return finish(groups_.size(), {{"size", "size"}}); }

DataFrame Resampler::finish_all(const DataFrame& groups, const char* function) const {
  std::vector<std::pair<std::string, std::string>> functions;
  for (const std::string& name : groups.columns())
    if (name != time_) functions.emplace_back(name, function);
  return finish(groups, functions);
}

#define WEFT_RESAMPLER_METHOD(name) \
  DataFrame Resampler::name() const { return finish_all(groups_.name(), #name); }
WEFT_RESAMPLER_METHOD(sum)
WEFT_RESAMPLER_METHOD(prod)
WEFT_RESAMPLER_METHOD(mean)
WEFT_RESAMPLER_METHOD(min)
WEFT_RESAMPLER_METHOD(max)
WEFT_RESAMPLER_METHOD(count)
WEFT_RESAMPLER_METHOD(first)
WEFT_RESAMPLER_METHOD(last)
WEFT_RESAMPLER_METHOD(any)
WEFT_RESAMPLER_METHOD(all)
WEFT_RESAMPLER_METHOD(nunique)
WEFT_RESAMPLER_METHOD(skew)
WEFT_RESAMPLER_METHOD(kurt)
WEFT_RESAMPLER_METHOD(median)
#undef WEFT_RESAMPLER_METHOD
DataFrame Resampler::var(int ddof) const { return finish_all(groups_.var(ddof), "var"); }
DataFrame Resampler::std(int ddof) const { return finish_all(groups_.std(ddof), "std"); }
DataFrame Resampler::sem(int ddof) const { return finish_all(groups_.sem(ddof), "sem"); }
DataFrame Resampler::quantile(double q) const { return finish_all(groups_.quantile(q), "quantile"); }

}  // namespace weft::dd
