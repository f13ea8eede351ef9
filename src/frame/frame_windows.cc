// DataFrame: running sums, neighbours and moving windows of all columns.
#include <algorithm>

#include <weft/dataframe.h>

#include "base/duration_text.h"
#include "frame/map_columns.h"
#include "frame/missing_index.h"
#include "frame/row_label.h"
#include "plan/index.h"

namespace weft::dd {

using frame::map_columns;
using plan::Expr;

namespace {

/// The windows of all columns but the index and the column of times.
template <class Window>
FrameWindows windows_of(const DataFrame& frame, const RollingOptions& options, const Window& window) {
  std::vector<std::string> names = frame::data_columns(frame.expr());
  std::erase(names, options.on);
  std::vector<std::pair<std::string, Windows>> columns;
  for (const std::string& name : names) columns.emplace_back(name, window(frame[name]));
  return FrameWindows(frame.expr(), std::move(columns));
}

}  // namespace

DataFrame DataFrame::cumsum(const Cumulative& options) const {
  return map_columns(*this, [&](const Series& column) { return column.cumsum(options); });
}
DataFrame DataFrame::cumprod(const Cumulative& options) const {
  return map_columns(*this, [&](const Series& column) { return column.cumprod(options); });
}
DataFrame DataFrame::cummin(const Cumulative& options) const {
  return map_columns(*this, [&](const Series& column) { return column.cummin(options); });
}
DataFrame DataFrame::cummax(const Cumulative& options) const {
  return map_columns(*this, [&](const Series& column) { return column.cummax(options); });
}
DataFrame DataFrame::shift(std::int64_t periods) const {
  return map_columns(*this, [&](const Series& column) { return column.shift(periods); });
}
DataFrame DataFrame::shift(std::int64_t periods, const std::string& freq) const {
  const auto step = base::parse_frequency(freq);
  if (!step) throw Error(ErrorKind::user, "shift: not a time such as \"1D\", \"12h\": " + freq);
  const auto index = plan::index_of(expr_);
  if (!index) frame::fail_without_index("shift by a time needs an index");
  const Series times = (*this)[index->column];
  if (times.dtype() != DType::timestamp)
    throw Error(ErrorKind::user,
                "shift by a time needs an index of timestamps, not " + std::string(dd::to_string(times.dtype())));
  return assign(index->column, times + Duration{.microseconds = periods * *step}).set_index(index->column, {.sorted = true});
}
DataFrame DataFrame::diff(std::int64_t periods) const {
  return map_columns(*this, [&](const Series& column) { return column.diff(periods); });
}
DataFrame DataFrame::pct_change(std::int64_t periods) const {
  return map_columns(*this, [&](const Series& column) { return column.pct_change(periods); });
}
DataFrame DataFrame::ffill(std::optional<std::int64_t> limit) const {
  return map_columns(*this, [&](const Series& column) { return column.ffill(limit); });
}
DataFrame DataFrame::bfill(std::optional<std::int64_t> limit) const {
  return map_columns(*this, [&](const Series& column) { return column.bfill(limit); });
}
DataFrame DataFrame::rank(const Rank& options) const {
  return map_columns(*this, [&](const Series& column) { return column.rank(options); });
}

FrameWindows DataFrame::rolling(std::int64_t rows, const RollingOptions& options) const {
  return windows_of(*this, options, [&](const Series& column) { return column.rolling(rows, options); });
}
FrameWindows DataFrame::rolling(const std::string& duration, const RollingOptions& options) const {
  return windows_of(*this, options, [&](const Series& column) { return column.rolling(duration, options); });
}
FrameWindows DataFrame::expanding(std::int64_t min_periods) const {
  return windows_of(*this, {}, [&](const Series& column) { return column.expanding(min_periods); });
}

FrameWindows::FrameWindows(Expr frame, std::vector<std::pair<std::string, Windows>> columns)
    : frame_(std::move(frame)), columns_(std::move(columns)) {}

template <class Function>
DataFrame FrameWindows::each(const Function& function) const {
  std::vector<std::pair<std::string, Operand>> made;
  for (const auto& [name, windows] : columns_) made.emplace_back(name, function(windows));
  return made.empty() ? DataFrame(frame_) : DataFrame(frame_).assign(made);
}

#define WEFT_WINDOW(name)                                               \
  DataFrame FrameWindows::name() const {                                \
    return each([](const Windows& windows) { return windows.name(); }); \
  }
WEFT_WINDOW(sum)
WEFT_WINDOW(mean)
WEFT_WINDOW(min)
WEFT_WINDOW(max)
WEFT_WINDOW(count)
WEFT_WINDOW(median)
WEFT_WINDOW(skew)
WEFT_WINDOW(kurt)
#undef WEFT_WINDOW
DataFrame FrameWindows::var(int ddof) const {
  return each([&](const Windows& windows) { return windows.var(ddof); });
}
DataFrame FrameWindows::std(int ddof) const {
  return each([&](const Windows& windows) { return windows.std(ddof); });
}
DataFrame FrameWindows::sem(int ddof) const {
  return each([&](const Windows& windows) { return windows.sem(ddof); });
}
DataFrame FrameWindows::apply_function(const std::string& function) const {
  return each([&](const Windows& windows) { return windows.apply_function(function); });
}
DataFrame FrameWindows::quantile(double q) const {
  return each([&](const Windows& windows) { return windows.quantile(q); });
}

}  // namespace weft::dd
