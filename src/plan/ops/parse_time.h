// Text and numbers -> timestamps and durations.
#pragma once

#include <span>
#include <string>

#include "plan/expr.h"

namespace weft::plan {

/// Text as timestamps: by Python's strptime directives, or ISO 8601 (empty format). A data Error for other text, or null
/// (`coerce`). With `utc`, text without an offset is UTC's and the result has that time zone; without, an offset is a data Error.
/// Empty text is null.
struct ParseTimestamp {
  static constexpr std::string_view name = "to_datetime";
  static constexpr OpKind kind = OpKind::scalar;
  std::string format;
  bool utc = false;
  bool coerce = false;

  static void fields(auto& self, auto&& visit) {
    visit("format", self.format);
    visit("utc", self.utc);
    visit("coerce", self.coerce);
  }
  Type type(std::span<const Type> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// Text as durations, as pandas' Timedelta reads it. Empty text is null.
struct ParseDuration {
  static constexpr std::string_view name = "to_timedelta";
  static constexpr OpKind kind = OpKind::scalar;
  bool coerce = false;

  static void fields(auto& self, auto&& visit) { visit("coerce", self.coerce); }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

/// Counts of a unit as timestamps (since 1970-01-01T00:00) or durations; what is below a microsecond is cut off downward. NaN is
/// null; what does not fit is a data Error, or null (`coerce`).
struct TimeFromNumber {
  static constexpr std::string_view name = "time_from_number";
  static constexpr OpKind kind = OpKind::scalar;
  dd::DType to = dd::DType::timestamp;
  std::string unit = "ns";  // W, D, h, m, s, ms, us, ns
  bool coerce = false;

  static void fields(auto& self, auto&& visit) {
    visit("to", self.to);
    visit("unit", self.unit);
    visit("coerce", self.coerce);
  }
  dd::DType type(std::span<const dd::DType> inputs) const;
  std::string text(std::span<const std::string> inputs) const;
};

}  // namespace weft::plan
