// Series and GroupBy: running sums, neighbours, moving windows and ranks.
#include <weft/window.h>

#include <algorithm>
#include <tuple>

#include <weft/dataframe.h>

#include "base/duration_text.h"
#include "base/text.h"
#include "frame/aggregations.h"
#include "frame/category_order.h"
#include "frame/missing_index.h"
#include "frame/row_label.h"
#include "frame/series_parts.h"
#include "frame/window_column.h"
#include "frame/window_weights.h"
#include "plan/functions.h"
#include "plan/index.h"
#include "plan/ops/group_value.h"
#include "plan/ops/if_else.h"
#include "plan/ops/math_function.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft {

using namespace plan;
using frame::WindowColumn;

namespace frame {
namespace {

template <class Value>
Value choose(const char* option, const std::string& chosen, const std::vector<std::pair<std::string, Value>>& choices) {
  std::vector<std::string> names;
  for (const auto& [name, value] : choices) {
    if (name == chosen) return value;
    names.push_back(name);
  }
  throw Error(ErrorKind::user, base::not_found(option, chosen, names));
}

std::int64_t checked_periods(const char* what, std::int64_t least, std::int64_t count) {
  if (count < least)
    throw Error(ErrorKind::user,
                std::string(what) + " must be at least " + std::to_string(least) + ", not " + std::to_string(count));
  return count;
}

}  // namespace

WindowColumn::WindowColumn(const dd::Series& series) {
  SeriesParts parts = parts_of(series.expr());
  frame = std::move(parts.frame);
  name = std::move(parts.name);
  value = std::move(parts.scalar);
}

WindowColumn::WindowColumn(const dd::SeriesGroupBy& groups)
    : frame(groups.frame()),
      name(groups.columns()[0]),
      value(column(name)),
      keys(groups.key_scalars()),
      drop_null_keys(groups.options().dropna) {}

std::vector<Expr> WindowColumn::inputs() const {
  std::vector<Expr> inputs{value};
  inputs.insert(inputs.end(), keys.begin(), keys.end());
  return inputs;
}

dd::Series WindowColumn::derived(Expr scalar) const { return dd::Series(make_series(frame, name, std::move(scalar))); }

Expr WindowColumn::make_call(WindowCall call, std::vector<Expr> inputs) const {
  call.num_keys = static_cast<std::uint32_t>(keys.size());
  call.drop_null_keys = drop_null_keys;
  return make(std::move(call), std::move(inputs));
}

dd::Series WindowColumn::call(WindowCall call) const { return derived(make_call(std::move(call), inputs())); }

dd::Series WindowColumn::shift(std::int64_t periods, const dd::Value& fill_value) const {
  if (!fill_value.is_null()) {
    const Type type = type_of(value, frame->schema());
    const Type with_fill = type_of(make(Coalesce{}, {value, literal(fill_value.variant())}), frame->schema());
    if (with_fill != type)
      throw Error(ErrorKind::user,
                  "shift: a column of " + type_name(type) + " cannot hold .fill_value " + fill_value.to_string());
  }
  return call({.function = WindowFunction::shift, .rows = periods, .fill = fill_value.variant()});
}

dd::Series WindowColumn::diff(std::int64_t periods) const {
  return derived(binary(BinaryOp::sub, value, make_call({.function = WindowFunction::shift, .rows = periods}, inputs())));
}

dd::Series WindowColumn::pct_change(std::int64_t periods) const {
  const Expr before = make_call({.function = WindowFunction::shift, .rows = periods}, inputs());
  return derived(binary(BinaryOp::sub, binary(BinaryOp::div, value, before), literal(std::int64_t{1})));
}

dd::Series WindowColumn::fill(WindowFunction function, std::optional<std::int64_t> limit) const {
  if (limit) checked_periods(function == WindowFunction::ffill ? "ffill: the limit" : "bfill: the limit", 1, *limit);
  return call({.function = function, .rows = limit.value_or(0)});
}

dd::Series WindowColumn::rank(const dd::Rank& options) const {
  WindowCall rank{.function = WindowFunction::rank, .ascending = options.ascending, .pct = options.pct};
  rank.method = choose<RankMethod>("rank: method", options.method,
                                   {{"average", RankMethod::average},
                                    {"min", RankMethod::min},
                                    {"max", RankMethod::max},
                                    {"first", RankMethod::first},
                                    {"dense", RankMethod::dense}});
  rank.missing = choose<RankMissing>("rank: na_option", options.na_option,
                                     {{"keep", RankMissing::keep}, {"top", RankMissing::top}, {"bottom", RankMissing::bottom}});
  const Type type = type_of(value, frame->schema());
  if (!has_own_order(type)) return call(rank);
  WindowColumn of_codes = *this;
  of_codes.value = code_of_category(value, type);
  return of_codes.call(rank);
}

dd::Windows WindowColumn::windows(WindowCall call, Expr time) const {
  std::vector<Expr> read = inputs();
  if (time) read.push_back(std::move(time));
  call.num_keys = static_cast<std::uint32_t>(keys.size());
  call.drop_null_keys = drop_null_keys;
  return dd::Windows(frame, name, std::move(read), call);
}

namespace {

void set_closed(WindowCall& call, const std::string& closed) {
  if (closed.empty()) return;
  using Ends = std::pair<bool, bool>;
  std::tie(call.left_closed, call.right_closed) = choose<Ends>(
      "rolling: closed", closed, {{"right", {false, true}}, {"left", {true, false}}, {"both", {true, true}}, {"neither", {}}});
}

}  // namespace

dd::Windows WindowColumn::rolling(std::int64_t rows, const dd::RollingOptions& options) const {
  checked_periods("rolling: the window", 1, rows);
  if (!options.on.empty()) throw Error(ErrorKind::user, "rolling: .on goes with a window over time, such as \"2D\"");
  const std::int64_t least = checked_periods("rolling: .min_periods", 0, options.min_periods.value_or(rows));
  if (least > rows)
    throw Error(ErrorKind::user,
                "rolling: .min_periods must be at most the window, " + std::to_string(rows) + ", not " + std::to_string(least));
  WindowCall call{.function = WindowFunction::sum, .rows = rows, .min_periods = least, .center = options.center};
  set_closed(call, options.closed);
  call.weights = window_weights(rows, options);
  return windows(std::move(call));
}

dd::Windows WindowColumn::rolling(const std::string& duration, const dd::RollingOptions& options) const {
  const auto microseconds = base::parse_frequency(duration);
  if (!microseconds) throw Error(ErrorKind::user, "rolling: not a duration such as \"2D\", \"15min\", \"1h30min\": " + duration);
  if (!options.win_type.empty()) throw Error(ErrorKind::user, "rolling: .win_type goes with a number of rows");
  std::string on = options.on;
  if (on.empty()) {
    const auto index = index_of(frame);
    if (!index) fail_without_index("rolling: a window over time needs an index, or .on a column of times");
    on = index->column;
  }
  frame->schema().index_of(on);
  const std::int64_t least = checked_periods("rolling: .min_periods", 0, options.min_periods.value_or(1));
  WindowCall call{.function = WindowFunction::sum, .microseconds = *microseconds, .min_periods = least, .center = options.center};
  set_closed(call, options.closed);
  return windows(std::move(call), column(on));
}

dd::Windows WindowColumn::expanding(std::int64_t min_periods) const {
  return windows({.function = WindowFunction::sum, .min_periods = checked_periods("expanding: min_periods", 0, min_periods)});
}

}  // namespace frame

namespace dd {

Windows::Windows(Expr frame, std::string name, std::vector<Expr> inputs, const WindowCall& call)
    : frame_(std::move(frame)),
      name_(std::move(name)),
      inputs_(std::move(inputs)),
      call_(std::make_shared<const WindowCall>(call)) {}

namespace {

[[noreturn]] void refuse_weights() {
  throw Error(ErrorKind::user, "rolling: windows with a .win_type have sum, mean, var and std only");
}

}  // namespace

Series Windows::compute(int function, double share, int ddof) const {
  WindowCall call = *call_;
  call.function = static_cast<WindowFunction>(function);
  static constexpr WindowFunction weighted[]{WindowFunction::sum, WindowFunction::mean, WindowFunction::var, WindowFunction::std};
  if (!call.weights.empty() && std::find(std::begin(weighted), std::end(weighted), call.function) == std::end(weighted))
    refuse_weights();
  call.share = share;
  call.ddof = ddof;
  return Series(frame::make_series(frame_, name_, make(std::move(call), inputs_)));
}

#define WEFT_WINDOW(name) \
  Series Windows::name() const { return compute(static_cast<int>(WindowFunction::name)); }
WEFT_WINDOW(sum)
WEFT_WINDOW(mean)
WEFT_WINDOW(min)
WEFT_WINDOW(max)
WEFT_WINDOW(count)
WEFT_WINDOW(median)
WEFT_WINDOW(skew)
WEFT_WINDOW(kurt)
#undef WEFT_WINDOW

Series Windows::var(int ddof) const { return compute(static_cast<int>(WindowFunction::var), 0.5, ddof); }
Series Windows::std(int ddof) const { return compute(static_cast<int>(WindowFunction::std), 0.5, ddof); }

Series Windows::quantile(double q) const {
  if (!(q >= 0 && q <= 1)) throw Error(ErrorKind::user, "quantile: q is between 0 and 1, not " + Value(q).to_string());
  return compute(static_cast<int>(WindowFunction::quantile), q);
}

Series Windows::apply_function(const std::string& function) const {
  if (!find_function(function).call_window)
    throw Error(ErrorKind::user,
                "apply of windows calls a function double(std::span<const double>), which is not what it is: " + function);
  WindowCall call = *call_;
  if (!call.weights.empty()) refuse_weights();
  call.function = WindowFunction::apply;
  call.callee = function;
  return Series(frame::make_series(frame_, name_, make(std::move(call), inputs_)));
}

Series Windows::sem(int ddof) const {
  const Expr root = make(MathFunction{MathFunctionName::sqrt}, {frame::parts_of(count().expr()).scalar});
  return Series(frame::make_series(frame_, name_, binary(BinaryOp::div, frame::parts_of(std(ddof).expr()).scalar, root)));
}

Windows Windows::over(Expr value) const {
  std::vector<Expr> inputs = inputs_;
  inputs[0] = std::move(value);
  return Windows(frame_, name_, std::move(inputs), *call_);
}

namespace {

/// What covariances of windows are made of: the columns where both have a value.
struct Both {
  Expr rows, x, y;

  Both(const Expr& frame, const Expr& value, const Series& other, const char* method) {
    const frame::SeriesParts parts = frame::parts_of(other.expr());
    rows = frame::common_rows(frame, parts.frame, std::string("rolling ") + method);
    const Expr mine = frame::scalar_over(value, frame, rows), theirs = frame::scalar_over(parts.scalar, parts.frame, rows);
    const auto as_number = [](const Expr& scalar) { return make(Cast{DType::float64}, {scalar}); };
    x = if_else(unary(UnaryOp::is_valid, theirs), as_number(mine), literal({}));
    y = if_else(unary(UnaryOp::is_valid, mine), as_number(theirs), literal({}));
  }
};

}  // namespace

Expr Windows::covariance(const Expr& x, const Expr& y, int ddof) const {
  const auto mean = [&](const Expr& of) { return frame::parts_of(over(of).mean().expr()).scalar; };
  const Expr distance = binary(BinaryOp::sub, mean(binary(BinaryOp::mul, x, y)), binary(BinaryOp::mul, mean(x), mean(y)));
  const Expr number = frame::parts_of(over(binary(BinaryOp::mul, x, y)).count().expr()).scalar;
  const Expr freedom = binary(BinaryOp::sub, number, literal(static_cast<std::int64_t>(ddof)));
  return binary(BinaryOp::mul, distance, binary(BinaryOp::div, number, unary(UnaryOp::null_if_zero, freedom)));
}

Windows Windows::onto(const Expr& rows) const {
  if (rows == frame_) return *this;
  std::vector<Expr> inputs;
  for (const Expr& input : inputs_) inputs.push_back(frame::scalar_over(input, frame_, rows));
  return Windows(rows, name_, std::move(inputs), *call_);
}

Series Windows::cov(const Series& other, int ddof) const {
  const Both both(frame_, inputs_[0], other, "cov");
  return Series(frame::make_series(both.rows, name_, onto(both.rows).covariance(both.x, both.y, ddof)));
}

Series Windows::corr(const Series& other) const {
  const Both both(frame_, inputs_[0], other, "corr");
  const Windows windows = onto(both.rows);
  const auto var = [&](const Expr& of) { return frame::parts_of(windows.over(of).var().expr()).scalar; };
  const Expr product = binary(BinaryOp::mul, var(both.x), var(both.y));
  const Expr root = make(MathFunction{MathFunctionName::sqrt}, {product});
  return Series(frame::make_series(both.rows, name_, binary(BinaryOp::div, windows.covariance(both.x, both.y, 1), root)));
}

namespace {

using Statistic = Series (*)(const Windows& windows);

Statistic statistic_named(const std::string& name) {
  static const std::vector<std::pair<std::string, Statistic>> known{
      {"sum", [](const Windows& windows) { return windows.sum(); }},
      {"mean", [](const Windows& windows) { return windows.mean(); }},
      {"min", [](const Windows& windows) { return windows.min(); }},
      {"max", [](const Windows& windows) { return windows.max(); }},
      {"count", [](const Windows& windows) { return windows.count(); }},
      {"var", [](const Windows& windows) { return windows.var(); }},
      {"std", [](const Windows& windows) { return windows.std(); }},
      {"skew", [](const Windows& windows) { return windows.skew(); }},
      {"kurt", [](const Windows& windows) { return windows.kurt(); }},
      {"median", [](const Windows& windows) { return windows.median(); }},
      {"sem", [](const Windows& windows) { return windows.sem(); }}};
  return frame::choose<Statistic>("agg of windows: function", name, known);
}

}  // namespace

DataFrame Windows::agg(const std::vector<std::string>& functions) const {
  if (functions.empty()) throw Error(ErrorKind::user, "agg needs at least one function");
  std::vector<Expr> scalars;
  for (const std::string& name : functions) scalars.push_back(frame::parts_of(statistic_named(name)(*this).expr()).scalar);
  return DataFrame(project(frame_, functions, std::move(scalars)));
}

DataFrame FrameWindows::agg(const std::vector<std::string>& functions) const {
  if (functions.empty()) throw Error(ErrorKind::user, "agg needs at least one function");
  std::vector<std::string> kept = frame_->schema().names();
  std::vector<std::pair<std::string, Operand>> made;
  for (const auto& [column, windows] : columns_) {
    std::erase(kept, column);
    for (const std::string& name : functions) made.emplace_back(column + '_' + name, statistic_named(name)(windows));
  }
  for (const auto& [name, values] : made)
    if (std::find(kept.begin(), kept.end(), name) != kept.end())
      throw Error(ErrorKind::user, "agg of windows makes a column that there is already: " + name);
  for (const auto& [name, values] : made) kept.push_back(name);
  return DataFrame(frame_).assign(made)[kept];
}

namespace {

Series cumulate(const Series& column, WindowFunction function, const Cumulative& options) {
  const Series made = WindowColumn(column).call({.function = function});
  return options.skipna ? made : made.mask(column.isna().astype(DType::int64).cumsum() > 0);
}

}  // namespace

Series Series::cumsum(const Cumulative& options) const { return cumulate(*this, WindowFunction::cumsum, options); }
Series Series::cumprod(const Cumulative& options) const { return cumulate(*this, WindowFunction::cumprod, options); }
Series Series::cummin(const Cumulative& options) const { return cumulate(*this, WindowFunction::cummin, options); }
Series Series::cummax(const Cumulative& options) const { return cumulate(*this, WindowFunction::cummax, options); }
Series Series::shift(std::int64_t periods, const Value& fill_value) const {
  return WindowColumn(*this).shift(periods, fill_value);
}
Series Series::diff(std::int64_t periods) const { return WindowColumn(*this).diff(periods); }
Series Series::pct_change(std::int64_t periods) const { return WindowColumn(*this).pct_change(periods); }
Series Series::ffill(std::optional<std::int64_t> limit) const { return WindowColumn(*this).fill(WindowFunction::ffill, limit); }
Series Series::bfill(std::optional<std::int64_t> limit) const { return WindowColumn(*this).fill(WindowFunction::bfill, limit); }
Series Series::rank(const Rank& options) const { return WindowColumn(*this).rank(options); }
Windows Series::rolling(std::int64_t rows, const RollingOptions& options) const {
  return WindowColumn(*this).rolling(rows, options);
}
Windows Series::rolling(const std::string& duration, const RollingOptions& options) const {
  return WindowColumn(*this).rolling(duration, options);
}
Windows Series::expanding(std::int64_t min_periods) const { return WindowColumn(*this).expanding(min_periods); }

Series SeriesGroupBy::cumsum() const { return WindowColumn(*this).call({.function = WindowFunction::cumsum}); }
Series SeriesGroupBy::cumprod() const { return WindowColumn(*this).call({.function = WindowFunction::cumprod}); }
Series SeriesGroupBy::cummin() const { return WindowColumn(*this).call({.function = WindowFunction::cummin}); }
Series SeriesGroupBy::cummax() const { return WindowColumn(*this).call({.function = WindowFunction::cummax}); }
Series SeriesGroupBy::shift(std::int64_t periods, const Value& fill_value) const {
  return WindowColumn(*this).shift(periods, fill_value);
}
Series SeriesGroupBy::diff(std::int64_t periods) const { return WindowColumn(*this).diff(periods); }
Series SeriesGroupBy::pct_change(std::int64_t periods) const { return WindowColumn(*this).pct_change(periods); }
Series SeriesGroupBy::ffill(std::optional<std::int64_t> limit) const {
  return WindowColumn(*this).fill(WindowFunction::ffill, limit);
}
Series SeriesGroupBy::bfill(std::optional<std::int64_t> limit) const {
  return WindowColumn(*this).fill(WindowFunction::bfill, limit);
}
Series SeriesGroupBy::rank(const Rank& options) const { return WindowColumn(*this).rank(options); }
Series SeriesGroupBy::transform(const std::string& function) const {
  const WindowColumn chosen(*this);
  GroupValue op{frame::aggregate_item({chosen.name, function, chosen.name}), options().dropna};
  const bool is_extreme = frame::is_extreme(op.item.function);
  const Type type = type_of(chosen.value, chosen.frame->schema());
  const bool by_code = frame::compares(op.item.function) && frame::has_own_order(type);
  std::vector<Expr> inputs;
  if (op.item.num_values() > 0) inputs.push_back(by_code ? frame::code_of_category(chosen.value, type) : chosen.value);
  if (takes_label(op.item.function)) inputs.push_back(frame::row_label(chosen.frame));
  inputs.insert(inputs.end(), chosen.keys.begin(), chosen.keys.end());
  Expr call = make(std::move(op), std::move(inputs));
  type_of(call, chosen.frame->schema());
  return chosen.derived(by_code && is_extreme ? frame::category_of_code(call, type) : call);
}
Series SeriesGroupBy::transform_function(const std::string& function) const {
  const FunctionInfo& info = find_function(function);
  if (!info.call_window && !info.call_group)
    throw Error(ErrorKind::user,
                "transform calls a function double(std::span<const double>) or std::vector<double>(std::span<const double>), "
                "which is not what it is: " +
                    function);
  return WindowColumn(*this).call({.function = WindowFunction::transform, .callee = function});
}
Windows SeriesGroupBy::rolling(std::int64_t rows, const RollingOptions& options) const {
  return WindowColumn(*this).rolling(rows, options);
}
Windows SeriesGroupBy::rolling(const std::string& duration, const RollingOptions& options) const {
  return WindowColumn(*this).rolling(duration, options);
}
Windows SeriesGroupBy::expanding(std::int64_t min_periods) const { return WindowColumn(*this).expanding(min_periods); }

}  // namespace dd
}  // namespace weft
