// A value a row that is computed from other rows too.
#include "plan/ops/window_call.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include <weft/error.h>

#include "base/duration_text.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "plan/inputs.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/group_value.h"
#include "plan/ops/look_up.h"
#include "plan/ops/scalar_call.h"

namespace weft::plan {
namespace {

using enum WindowFunction;

constexpr std::array<std::string_view, 22> function_names{
    "cumsum", "cumprod", "cummin", "cummax", "cumcount", "shift", "ffill", "bfill",  "rank",     "sum",   "mean",
    "min",    "max",     "count",  "var",    "std",      "skew",  "kurt",  "median", "quantile", "apply", "transform"};

std::string_view name_of(WindowFunction function) { return function_names[static_cast<std::size_t>(function)]; }

[[noreturn]] void fail_type(WindowFunction function, const char* needs, const Type& type) {
  throw Error(ErrorKind::user, std::string(name_of(function)) + " needs " + needs + ", not " + type_name(type));
}

bool find_window(const Expr& scalar, std::unordered_set<const Node*>& seen) {
  if (!seen.insert(scalar.get()).second) return false;
  if (scalar->as<WindowCall>() || scalar->as<GroupValue>() || scalar->as<LookUp>()) return true;
  return std::any_of(scalar->inputs().begin(), scalar->inputs().end(),
                     [&](const Expr& input) { return find_window(input, seen); });
}

}  // namespace

Type WindowCall::type(std::span<const Type> inputs) const {
  expect_scalars(name, inputs.size(), num_inputs());
  const Type& value = inputs[0];
  for (const Type& key : inputs.subspan(1, num_keys)) check_key("group by", key);
  const bool is_number = dd::is_numeric(value) || value == dd::DType::boolean;
  if (microseconds > 0 && inputs.back() != dd::DType::timestamp && inputs.back() != dd::DType::date)
    throw Error(ErrorKind::user, "rolling over time needs timestamps or dates, not " + type_name(inputs.back()));
  switch (function) {
    case cumsum:
      if (!is_number && value != dd::DType::duration) fail_type(function, "numbers", value);
      return Type(result_type(AggregateFunction::sum, value));
    case cumprod:
      if (!is_number) fail_type(function, "numbers", value);
      return Type(result_type(AggregateFunction::sum, value));
    case cummin:
    case cummax:
      if (dd::is_text(value) || value == dd::DType::list) fail_type(function, "numbers or times", value);
      return value;
    case row:
      return Type(dd::DType::int64);
    case shift:
    case ffill:
    case bfill:
      return value;
    case rank:
      check_key("rank", value);
      return Type(dd::DType::float64);
    case count:
      return Type(dd::DType::float64);
    default:
      if (!is_number) fail_type(function, "numbers", value);
      return Type(dd::DType::float64);
  }
}

std::string WindowCall::text(std::span<const std::string> inputs) const {
  std::string call(name_of(function));
  std::vector<std::string> arguments;
  if (function != row) arguments.push_back(inputs[0]);
  if (function == quantile) arguments.push_back(base::repr(share));
  if (function == apply || function == transform) arguments.push_back(callee);
  if (function == shift || ((function == ffill || function == bfill) && rows > 0)) arguments.push_back(std::to_string(rows));
  call += '(' + base::join(arguments) + ')';
  std::vector<std::string> over;
  if (num_keys > 0)
    over.push_back("by [" + base::join(std::vector<std::string>(inputs.begin() + 1, inputs.begin() + 1 + num_keys)) + "]");
  if (function >= sum && rows > 0) over.push_back(std::to_string(rows) + " rows");
  if (microseconds > 0) over.push_back(base::format_duration(microseconds) + " of " + inputs.back());
  if (center) over.push_back("centered");
  if (left_closed || !right_closed) over.push_back(!left_closed ? "neither end" : right_closed ? "both ends" : "left end");
  if (ddof != 1 && (function == var || function == std)) over.push_back("ddof " + std::to_string(ddof));
  if (!weights.empty()) over.push_back("weighted");
  return over.empty() ? call : call + " over (" + base::join(over) + ")";
}

WindowReach WindowCall::reach() const {
  if (num_keys > 0) return WindowReach::group;
  if (microseconds > 0) return WindowReach::time;
  switch (function) {
    case shift:
      return WindowReach::neighbours;
    case rank:
      return WindowReach::whole;
    case median:
    case quantile:
    case apply:
      return rows > 0 ? WindowReach::neighbours : WindowReach::whole;
    case cumsum:
    case cumprod:
    case cummin:
    case cummax:
    case row:
      return WindowReach::running;
    default:
      return rows > 0 ? WindowReach::neighbours : WindowReach::running;
  }
}

std::int64_t WindowCall::rows_before() const {
  if (function == shift) return std::max<std::int64_t>(rows, 0);
  if (function == ffill) return rows;
  if (function == bfill) return 0;
  return rows - 1 - rows_after() + left_closed;
}

std::int64_t WindowCall::rows_after() const {
  if (function == shift) return std::max<std::int64_t>(-rows, 0);
  if (function == bfill) return rows;
  return center ? (rows - 1) / 2 : 0;
}

std::int64_t WindowCall::time_before() const { return (center ? microseconds / 2 : microseconds) + left_closed; }
std::int64_t WindowCall::time_after() const { return center ? microseconds / 2 + right_closed : 0; }

bool has_window(const Expr& scalar) {
  std::unordered_set<const Node*> seen;
  return find_window(scalar, seen);
}

bool uses_window(const Node& frame) {
  return std::any_of(frame.inputs().begin(), frame.inputs().end(),
                     [](const Expr& input) { return input->kind() == OpKind::scalar && has_window(input); });
}

}  // namespace weft::plan
