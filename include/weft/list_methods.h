// What Series::list() offers: pandas' methods for columns of lists.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

class Series;

/// Methods for lists, row by row; null stays null. Definitions: pandas' Series.list, and Series.str of lists, which has no error
/// for items that are not there.
class ListMethods {
 public:
  explicit ListMethods(plan::Expr series) : series_(std::move(series)) {}

  /// The number of items. int64.
  Series len() const;
  /// The item at `i`, from the end when negative; null where there is none. Of the items' type.
  Series operator[](std::int64_t i) const;
  Series get(std::int64_t i) const;
  /// The items from `start` up to `stop`, every `step`-th, as lists. Without `start` or `stop`, from one end to the other. Throws
  /// a user Error for a step of 0.
  Series slice(std::optional<std::int64_t> start = {}, std::optional<std::int64_t> stop = {},
               std::optional<std::int64_t> step = {}) const;
  /// All items, one row's after the other's, as rows of a column: Series::explode without a row for null and empty lists.
  Series flatten() const;

 private:
  plan::Expr series_;
};

}  // namespace weft::dd
