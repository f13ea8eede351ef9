// merge_asof: each row with the nearest row of another frame.
#include <weft/merge_asof.h>

#include "base/duration_text.h"
#include "base/text.h"
#include "frame/merge_sides.h"
#include "plan/ops/asof_join.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;
using frame::MergeSide;

namespace {

constexpr const char* method = "merge_asof";

AsofDirection direction_of(const std::string& name) {
  std::vector<std::string> choices;
  for (const AsofDirection direction : {AsofDirection::backward, AsofDirection::forward, AsofDirection::nearest}) {
    choices.emplace_back(plan::to_string(direction));
    if (choices.back() == name) return direction;
  }
  throw Error(ErrorKind::user, base::not_found("merge_asof: .direction", name, choices));
}

Type order_type(const MergeSide& side) { return type_of(side.keys[0], side.frame->schema()); }

/// Integers are compared as int64, floats as float64; times are as they are.
void widen_order(MergeSide& left, MergeSide& right) {
  const Type type = order_type(left);
  if (is_temporal(type)) return;
  if (!is_numeric(type))
    frame::fail_merge(method, "rows are near one another by numbers or times, not by " + type_name(type) + ": " +
                                  plan::to_string(left.keys[0]));
  const DType wide = is_integer(type) ? DType::int64 : DType::float64;
  for (MergeSide* side : {&left, &right})
    if (!(type == wide)) side->keys[0] = make(Cast{wide}, {side->keys[0]});
}

/// In the units of the order: days of dates, microseconds of other times.
std::optional<double> tolerance_of(const Value& tolerance, const Type& order) {
  if (tolerance.is_null()) return std::nullopt;
  double distance = 0;
  if (const auto* text = std::get_if<std::string>(&tolerance.variant()); is_temporal(order)) {
    const auto microseconds = text ? base::parse_duration(*text) : std::nullopt;
    if (!microseconds)
      frame::fail_merge(method, "among times .tolerance is a duration such as \"2 days\", not " + tolerance.to_string());
    distance = static_cast<double>(*microseconds);
    if (order == DType::date) distance /= 86'400e6;
  } else {
    if (text || tolerance.variant().index() == 1)
      frame::fail_merge(method, "among numbers .tolerance is a number, not " + tolerance.to_string());
    distance = tolerance.as_double();
  }
  if (!(distance >= 0)) frame::fail_merge(method, ".tolerance is not negative, as here: " + tolerance.to_string());
  return distance;
}

}  // namespace

DataFrame merge_asof(const DataFrame& left_frame, const DataFrame& right_frame, const MergeAsof& options) {
  AsofJoin op;
  op.direction = direction_of(options.direction);
  op.allow_equal = options.allow_exact_matches;
  MergeSide left = frame::merge_side(left_frame), right = frame::merge_side(right_frame);
  frame::add_keys(method, "on", left, right, options.on, options.left_on, options.right_on);
  if (left.keys.size() != 1)
    frame::fail_merge(method, "it needs one column to be near by, in .on, not " + std::to_string(left.keys.size()));
  frame::add_keys(method, "by", left, right, options.by, options.left_by, options.right_by);
  frame::match_types(method, left, right);
  widen_order(left, right);
  op.tolerance = tolerance_of(options.tolerance, order_type(left));
  op.num_keys = static_cast<std::uint32_t>(left.keys.size() - 1);
  op.columns = frame::merged_columns(method, left, right, options.suffixes);
  std::vector<Expr> inputs{left.frame, right.frame};
  for (const MergeSide* side : {&left, &right}) inputs.insert(inputs.end(), side->keys.begin(), side->keys.end());
  return DataFrame(make(std::move(op), std::move(inputs)));
}

}  // namespace weft::dd
