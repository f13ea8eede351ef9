// merge_asof: each row with the nearest row of another frame.
#include <weft/merge_asof.h>

#include "base/duration_text.h"
#include "base/text.h"
#include "frame/merge_sides.h"
#include "frame/missing_index.h"
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

/// Integers meet as int64, with and without signs too: float64, which holds both, would take near ones for equal.
void match_integers(MergeSide& left, MergeSide& right) {
  const Type a = order_type(left), b = order_type(right);
  if (!is_integer(a) || !is_integer(b) || a == b) return;
  for (MergeSide* side : {&left, &right})
    if (!(order_type(*side) == DType::int64)) side->keys[0] = make(Cast{DType::int64}, {side->keys[0]});
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

void check_options(const MergeAsof& options) {
  for (const bool left : {true, false}) {
    if (!(left ? options.left_index : options.right_index)) continue;
    const std::string side = left ? "left" : "right";
    if (!options.on.empty()) frame::fail_merge(method, ".on excludes .left_index and .right_index");
    if (!(left ? options.left_on : options.right_on).empty())
      frame::fail_merge(method, "." + side + "_index excludes ." + side + "_on");
  }
}

/// The index as what rows are near by.
std::string add_index(const DataFrame& frame, MergeSide& side, const char* which) {
  const auto index = frame.index_name();
  if (!index) frame::fail_without_index(std::string(method) + ": the " + which + " frame has no index");
  frame::add_key(method, side, *index);
  // It is no column that both frames share, whatever it is called.
  side.key_names.back().clear();
  return *index;
}

/// What rows are near one another by: a column of both frames, or a column or the index of each.
void add_order(const DataFrame& left_frame, const DataFrame& right_frame, const MergeAsof& options, MergeSide& left,
               MergeSide& right) {
  if (!options.left_index && !options.right_index) {
    frame::add_keys(method, "on", left, right, options.on, options.left_on, options.right_on);
    return;
  }
  if (options.left_index) add_index(left_frame, left, "left");
  for (const MergeKey& key : options.left_on.keys()) frame::add_key(method, left, key);
  if (options.right_index) std::erase(right.names, add_index(right_frame, right, "right"));
  for (const MergeKey& key : options.right_on.keys()) frame::add_key(method, right, key);
  for (const auto& [side, name] : {std::pair(&left, "left"), std::pair(&right, "right")})
    if (side->keys.empty())
      frame::fail_merge(method, std::string("the ") + name + " frame needs a key too: ." + name + "_on or ." + name + "_index");
}

}  // namespace

DataFrame merge_asof(const DataFrame& left_frame, const DataFrame& right_frame, const MergeAsof& options) {
  AsofJoin op;
  op.direction = direction_of(options.direction);
  op.allow_equal = options.allow_exact_matches;
  check_options(options);
  MergeSide left = frame::merge_side(left_frame), right = frame::merge_side(right_frame);
  add_order(left_frame, right_frame, options, left, right);
  for (const MergeSide* side : {&left, &right})
    if (side->keys.size() != 1)
      frame::fail_merge(method, "it needs one column to be near by, in .on, not " + std::to_string(side->keys.size()));
  frame::add_keys(method, "by", left, right, options.by, options.left_by, options.right_by);
  match_integers(left, right);
  frame::match_types(method, left, right);
  widen_order(left, right);
  op.tolerance = tolerance_of(options.tolerance, order_type(left));
  op.num_keys = static_cast<std::uint32_t>(left.keys.size() - 1);
  op.columns = frame::merged_columns(method, left, right, options.suffixes);
  std::vector<Expr> inputs{left.frame, right.frame};
  for (const MergeSide* side : {&left, &right}) inputs.insert(inputs.end(), side->keys.begin(), side->keys.end());
  const bool keeps_order = op.num_keys == 0;
  const DataFrame merged(make(std::move(op), std::move(inputs)));
  // As pandas, which gives a result the left frame's index unless both are met by columns.
  const auto index = left_frame.index_name();
  if (!index || (!options.left_index && !options.right_index)) return merged;
  return merged.set_index(*index, {.sorted = keeps_order});
}

}  // namespace weft::dd
