// A column, of all rows or of groups -> columns of window functions over it.
#pragma once

#include <string>
#include <vector>

#include <weft/groupby.h>
#include <weft/series.h>

#include "plan/ops/window_call.h"

namespace weft::frame {

using plan::Expr;

/// What a window function looks at.
struct WindowColumn {
  Expr frame;
  std::string name;  // of the results
  Expr value;
  std::vector<Expr> keys = {};
  bool drop_null_keys = true;

  explicit WindowColumn(const dd::Series& series);
  explicit WindowColumn(const dd::SeriesGroupBy& groups);

  /// The inputs of a call but its time.
  std::vector<Expr> inputs() const;
  /// The call's groups are set to these.
  dd::Series call(plan::WindowCall call) const;
  dd::Series derived(Expr scalar) const;

  dd::Series shift(std::int64_t periods, const dd::Value& fill_value) const;
  dd::Series diff(std::int64_t periods) const;
  dd::Series pct_change(std::int64_t periods) const;
  dd::Series fill(plan::WindowFunction function, std::optional<std::int64_t> limit) const;
  dd::Series rank(const dd::Rank& options) const;
  dd::Windows rolling(std::int64_t rows, const dd::RollingOptions& options) const;
  dd::Windows rolling(const std::string& duration, const dd::RollingOptions& options) const;
  dd::Windows expanding(std::int64_t min_periods) const;

 private:
  dd::Windows windows(plan::WindowCall call, Expr time = nullptr) const;
  /// Throws what the type of the call throws.
  Expr make_call(plan::WindowCall call, std::vector<Expr> inputs) const;
};

}  // namespace weft::frame
