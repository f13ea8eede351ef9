// Columns that tell traces and plots apart -> orders of their values, and groups of rows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "express/arguments.h"
#include "express/categories.h"
#include "express/encode.h"

namespace weft::px {

/// The values of a column in the order to draw them: those of category_orders, then the others as they come.
struct Order {
  std::string column;
  std::vector<std::string> texts = {};
  std::vector<Json> values = {};
};

/// Rows that go into one trace.
struct Group {
  std::vector<std::uint32_t> places;  ///< For each grouping column, its value's place in the column's order.
  Rows rows;
};

/// How the rows are parted. Grouping columns may be absent: then all rows have one value there, at place 0.
struct Grouping {
  std::vector<Order> orders;  ///< Of category_orders, then of the grouping columns; each column once.
  std::vector<Group> groups;  ///< In the order of their traces.

  const Order* find(const std::string& column) const;
};

Grouping group(const Arguments& arguments, const std::vector<const NamedColumn*>& columns, std::size_t num_rows);

}  // namespace weft::px
