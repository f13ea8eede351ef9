// Rows grouped by their keys.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace weft::plan {
class Node;
using Expr = std::shared_ptr<const Node>;
}  // namespace weft::plan

namespace weft::dd {

class DataFrame;

/// Options of DataFrame::groupby; pandas' DataFrame.groupby.
struct GroupByOptions {
  bool dropna = true;  ///< leave out rows whose key is null
  bool sort = false;   ///< rows of the result in ascending order of the keys; otherwise in no promised order
};

/// One aggregation: a column, a function (sum, mean, min, max, count, size), and the result's name (the column's when empty).
struct Aggregation {
  std::string column;
  std::string function;
  std::string name = {};
};

/// Rows grouped by their keys. The keys come back as ordinary columns.
class GroupBy {
 public:
  GroupBy(plan::Expr frame, std::vector<std::string> keys, GroupByOptions options);
  /// One row a group: the keys, then the aggregations in order. Throws a user Error for an unknown column or function, for a
  /// function that the column's type cannot have, and for a name that comes twice.
  DataFrame agg(const std::vector<Aggregation>& aggregations) const;
  /// The number of rows of each group, as column "size".
  DataFrame size() const;
  DataFrame sum() const;    ///< of all other columns that are numbers
  DataFrame mean() const;   ///< of all other columns that are numbers
  DataFrame min() const;    ///< of all other columns
  DataFrame max() const;    ///< of all other columns
  DataFrame count() const;  ///< of all other columns

 private:
  DataFrame agg_all(const char* function, bool numbers_only) const;
  plan::Expr frame_;
  std::vector<std::string> keys_;
  GroupByOptions options_;
};

}  // namespace weft::dd
