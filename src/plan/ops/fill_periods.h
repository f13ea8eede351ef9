// Rows for periods of time between which some are missing.
#pragma once

#include "plan/expr.h"
#include "plan/literal.h"

namespace weft::plan {

struct PeriodFill {
  std::string column;
  Literal value;

  static void fields(auto& self, auto&& visit) {
    visit("column", self.column);
    visit("value", self.value);
  }
};

/// Inputs: a frame in order of `column`, timestamps that are multiples of `step` microseconds apart, or beginnings of calendar
/// months that are multiples of `months` apart, each once. Output: in one partition, its rows, and one for each multiple that is
/// missing between the first and the last, with the fills, and nulls in all other columns.
struct FillPeriods {
  static constexpr std::string_view name = "fill_periods";
  static constexpr OpKind kind = OpKind::frame;
  std::string column;
  std::int64_t step = 1;
  std::int32_t months = 0;  // 0: `step` counts
  std::vector<PeriodFill> fills;

  static void fields(auto& self, auto&& visit) {
    visit("column", self.column);
    visit("step", self.step);
    visit("months", self.months);
    visit("fills", self.fills);
  }
  Schema schema(std::span<const Expr> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
