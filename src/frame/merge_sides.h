// Frames and keys as the user gives them -> the inputs and columns of a join.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <weft/dataframe.h>
#include <weft/merge.h>

#include "plan/ops/join.h"

namespace weft::frame {

using plan::Expr;

/// One side of a join as it is being put together.
struct MergeSide {
  Expr frame;
  std::vector<std::string> names;           // of the user's columns
  std::vector<Expr> keys = {};              // scalars over the frame
  std::vector<std::string> key_names = {};  // of the keys that are columns; else empty
};

MergeSide merge_side(const dd::DataFrame& frame);

/// Throws a user Error that begins with the method's name.
[[noreturn]] void fail_merge(const std::string& method, const std::string& message);

/// Adds a column or an expression; one that is over rows that the frame was made of becomes a hidden column of the frame.
void add_key(const std::string& method, MergeSide& side, const dd::MergeKey& key);

/// Adds keys that are given by the same names for both sides, or for each side by names or expressions. `which` is how the
/// options are called: "on", "by".
void add_keys(const std::string& method, const std::string& which, MergeSide& left, MergeSide& right, const dd::MergeKeys& both,
              const dd::MergeKeys& left_keys, const dd::MergeKeys& right_keys);

/// The frame with a column that no user sees, under a name that begins so and is the result.
std::string add_hidden(MergeSide& side, const std::string& name, const Expr& scalar);

/// Gives the keys of each pair one type.
void match_types(const std::string& method, MergeSide& left, MergeSide& right);

/// The number of the key that is a column of that name on both sides: it comes out once.
std::optional<std::size_t> shared_key(const MergeSide& left, const MergeSide& right, const std::string& name);

/// pandas' columns: those of the left frame, then those of the right one but for keys that are there already. Shared keys are
/// those of the left side. `option` is how the suffixes are called: ".suffixes".
std::vector<plan::JoinColumn> merged_columns(const std::string& method, const MergeSide& left, const MergeSide& right,
                                             const std::pair<std::string, std::string>& suffixes,
                                             const char* option = ".suffixes");

}  // namespace weft::frame
