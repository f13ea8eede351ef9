// Frames and keys as the user gives them -> the inputs and columns of a join.
#include "frame/merge_sides.h"
#include "frame/names.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "frame/series_parts.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/category.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/window_call.h"

namespace weft::frame {

using namespace plan;
using dd::DType;
using frame::contains;
using frame::Names;

namespace {

/// The frame as columns of `rows`, which it is a projection of, and one column more.
Expr with_column(const Expr& frame, const Expr& rows, const std::string& name, const Expr& scalar) {
  const auto meanings = columns_over(frame, rows);
  Names names = frame->schema().names();
  std::vector<Expr> scalars;
  for (const std::string& own : names) scalars.push_back(meanings.at(own));
  names.push_back(name);
  scalars.push_back(scalar);
  return project(rows, std::move(names), std::move(scalars));
}

std::string unused_name(std::string name, const Schema& schema) {
  while (schema.find(name)) name += '_';
  return name;
}

/// The type in which keys of two types can be compared; nothing when they cannot.
std::optional<Type> meeting_type(const Type& a, const Type& b) {
  const auto is_moment = [](const Type& type) { return type == DType::date || type == Type(DType::timestamp); };
  if (is_moment(a) && is_moment(b) && !(a == b)) return DType::timestamp;
  return common_detailed_type(a, b);
}

}  // namespace

MergeSide merge_side(const dd::DataFrame& frame) { return {frame.expr(), frame.columns()}; }

void fail_merge(const std::string& method, const std::string& message) { throw Error(ErrorKind::user, method + ": " + message); }

void add_key(const std::string& method, MergeSide& side, const dd::MergeKey& key) {
  if (const std::string* name = key.column()) {
    if (!contains(side.names, *name)) throw Error(ErrorKind::user, base::not_found("Column", *name, side.names));
    side.keys.push_back(column(*name));
    side.key_names.push_back(*name);
    return;
  }
  const SeriesParts parts = parts_of(*key.series());
  const Expr rows = common_rows(side.frame, parts.frame, method + ": a key");
  Expr scalar = scalar_over(parts.scalar, parts.frame, rows);
  // What is computed from other rows too, or from another frame, is a column before rows are joined.
  if (rows != side.frame || has_window(scalar) || has_frame_value(scalar)) {
    const std::string hidden = unused_name("key", side.frame->schema());
    side.frame = with_column(side.frame, rows, hidden, scalar);
    scalar = column(hidden);
  }
  side.keys.push_back(std::move(scalar));
  side.key_names.emplace_back();
}

void add_keys(const std::string& method, const std::string& which, MergeSide& left, MergeSide& right, const dd::MergeKeys& both,
              const dd::MergeKeys& left_keys, const dd::MergeKeys& right_keys) {
  const std::string own = '.' + which, of_left = ".left_" + which, of_right = ".right_" + which;
  if (!both.empty() && (!left_keys.empty() || !right_keys.empty()))
    fail_merge(method, own + " excludes " + of_left + " and " + of_right);
  if (left_keys.empty() != right_keys.empty())
    fail_merge(method, of_left + " and " + of_right + " belong together; missing: " + (left_keys.empty() ? of_left : of_right));
  if (left_keys.keys().size() != right_keys.keys().size())
    fail_merge(method, of_left + " and " + of_right + " need as many keys: " + std::to_string(left_keys.keys().size()) + " and " +
                           std::to_string(right_keys.keys().size()));
  for (const dd::MergeKey& key : both.keys()) {
    if (!key.column()) fail_merge(method, own + " takes names of columns; expressions go to " + of_left + " and " + of_right);
    add_key(method, left, key);
    add_key(method, right, key);
  }
  for (const dd::MergeKey& key : left_keys.keys()) add_key(method, left, key);
  for (const dd::MergeKey& key : right_keys.keys()) add_key(method, right, key);
}

std::string add_hidden(MergeSide& side, const std::string& name, const Expr& scalar) {
  std::string hidden = unused_name(name, side.frame->schema());
  side.frame = with_column(side.frame, side.frame, hidden, scalar);
  return hidden;
}

void match_types(const std::string& method, MergeSide& left, MergeSide& right) {
  for (std::size_t key = 0; key < left.keys.size(); ++key) {
    const Type a = type_of(left.keys[key], left.frame->schema()), b = type_of(right.keys[key], right.frame->schema());
    const auto type = meeting_type(a, b);
    if (!type)
      fail_merge(method, "keys of these types cannot meet: " + plan::to_string(left.keys[key]) + ' ' + type_name(a) + ", " +
                             plan::to_string(right.keys[key]) + ' ' + type_name(b));
    if (!(a == *type)) left.keys[key] = cast_to(left.keys[key], *type);
    if (!(b == *type)) right.keys[key] = cast_to(right.keys[key], *type);
  }
}

std::optional<std::size_t> shared_key(const MergeSide& left, const MergeSide& right, const std::string& name) {
  for (std::size_t key = 0; key < left.keys.size(); ++key)
    if (left.key_names[key] == name && right.key_names[key] == name) return key;
  return std::nullopt;
}

std::vector<JoinColumn> merged_columns(const std::string& method, const MergeSide& left, const MergeSide& right,
                                       const std::pair<std::string, std::string>& suffixes, const char* option) {
  Names right_names = right.names;
  std::erase_if(right_names, [&](const std::string& name) { return shared_key(left, right, name).has_value(); });
  Names overlap;
  for (const std::string& name : left.names)
    if (contains(right_names, name)) overlap.push_back(name);
  if (!overlap.empty() && suffixes.first.empty() && suffixes.second.empty())
    fail_merge(method, "both frames have other columns of the same names, and " + std::string(option) +
                           " are empty: " + base::list_names(overlap));
  std::vector<JoinColumn> columns;
  const auto add = [&](JoinSide side, const std::string& name, const std::string& suffix) {
    columns.push_back({side, name, 0, contains(overlap, name) ? name + suffix : name});
  };
  for (const std::string& name : left.names) add(JoinSide::left, name, suffixes.first);
  for (const std::string& name : right_names) add(JoinSide::right, name, suffixes.second);
  std::unordered_set<std::string_view> seen;
  for (const JoinColumn& column : columns)
    if (!seen.insert(column.name).second) fail_merge(method, std::string(option) + " give two columns one name: " + column.name);
  return columns;
}

}  // namespace weft::frame
