// A column -> rows in the order of its values.
#include "express/row_order.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "express/visit.h"

namespace weft::px {
namespace {

template <class Less>
void sort_with(const dd::Column& column, bool descending, Less less, std::vector<std::uint32_t>& rows) {
  const auto missing =
      std::stable_partition(rows.begin(), rows.end(), [&](std::uint32_t row) { return !is_missing(column, row); });
  std::stable_sort(rows.begin(), missing, [&](std::uint32_t a, std::uint32_t b) { return descending ? less(b, a) : less(a, b); });
}

}  // namespace

std::vector<std::uint32_t> row_list(const Rows& rows) {
  if (!rows.all) return rows.index;
  std::vector<std::uint32_t> list(rows.size);
  std::iota(list.begin(), list.end(), 0);
  return list;
}

void sort_rows(const dd::Column& column, bool descending, std::vector<std::uint32_t>& rows) {
  if (dd::is_text(column.dtype())) {
    const auto texts = column.values<std::string_view>();
    sort_with(
        column, descending, [&](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; }, rows);
  } else if (dd::is_numeric(column.dtype())) {
    visit_numbers(column, [&](auto values) {
      sort_with(
          column, descending, [&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; }, rows);
    });
  } else {
    sort_with(
        column, descending,
        [&](std::uint32_t a, std::uint32_t b) { return column.at<std::int64_t>(a) < column.at<std::int64_t>(b); }, rows);
  }
}

double pairwise_sum(const double* values, std::size_t size) {
  if (size < 8) {
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i) sum += values[i];
    return sum;
  }
  if (size > 128) {
    const std::size_t half = size / 2 - size / 2 % 8;
    return pairwise_sum(values, half) + pairwise_sum(values + half, size - half);
  }
  double lanes[8];
  std::copy_n(values, 8, lanes);
  std::size_t i = 8;
  for (; i + 8 <= size; i += 8) {
    for (std::size_t lane = 0; lane < 8; ++lane) lanes[lane] += values[i + lane];
  }
  double sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
  for (; i < size; ++i) sum += values[i];
  return sum;
}

}  // namespace weft::px
