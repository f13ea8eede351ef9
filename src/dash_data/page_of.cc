// Turns what a DataTable asks for into one page of a frame's rows.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <arrow/table.h>

#include <weft/compute.h>
#include <weft/dash_data.h>
#include <weft/error.h>
#include <weft/scalar.h>

namespace weft::dash_table {
namespace {

dd::DataFrame sorted(const dd::DataFrame& frame, const std::vector<SortBy>& sort_by) {
  if (sort_by.empty()) return frame;
  std::vector<std::string> names;
  std::vector<bool> ascending;
  for (const SortBy& by : sort_by) {
    if (by.direction != "asc" && by.direction != "desc") {
      throw Error(ErrorKind::user, "Unknown direction of sort_by (have: asc, desc): " + by.direction);
    }
    names.push_back(by.column_id);
    ascending.push_back(by.direction == "asc");
  }
  return frame.sort_values(names, {.ascending = ascending});
}

}  // namespace

TablePage page_of(const dd::DataFrame& frame, const TableRequest& request) {
  const std::int64_t size = request.page_size.value_or(250);
  if (size <= 0) throw Error(ErrorKind::user, "The page_size of a DataTable must be positive: " + std::to_string(size));
  const dd::DataFrame rows = filter(frame, request.filter_query.value_or(""));
  const dd::DataFrame ordered = sorted(rows, request.sort_by.value_or(std::vector<SortBy>()));
  TablePage page;
  page.num_rows = rows.size().compute();
  page.page_count = (page.num_rows + size - 1) / size;
  const std::int64_t current =
      std::clamp<std::int64_t>(request.page_current.value_or(0), 0, std::max<std::int64_t>(page.page_count - 1, 0));
  const dd::Table head = ordered.head(static_cast<std::size_t>(std::min((current + 1) * size, page.num_rows)));
  page.rows = dd::Table(head.arrow()->Slice(current * size));
  return page;
}

}  // namespace weft::dash_table
