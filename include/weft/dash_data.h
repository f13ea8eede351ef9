// Tables and frames in apps: as rows of a dash_table::DataTable, page by page with its filters and sorts, and as downloads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <weft/dataframe.h>
#include <weft/json_types.h>
#include <weft/table.h>
#include <weft/value.h>

namespace weft::dd {

/// The rows of a JSON array of objects, as `DataTable.data` has them: what makes a Table a parameter of a handler. Columns come
/// in the order in which rows name them, and are null where a row does not: boolean, int64, float64 where a number is fractional,
/// else string; other values beside text become text. Throws a user Error for a value that is a list or an object.
void from_json(const Json& value, Table& table);
/// A JSON array with an object for each row: what makes a Table a result of a handler. Missing values (null and NaN) are null,
/// dates, times and timestamps ISO 8601 texts, durations texts as Column::to_string has them.
void to_json(Json& value, const Table& table);
/// A number, text, true, false or null: what makes the result of a scalar computation a result of a handler. NaN and infinities
/// are null.
void to_json(Json& value, const Value& scalar);

}  // namespace weft::dd

namespace weft::dash_table {

/// The rows as `DataTable.data`, the same that a handler's result of type Table becomes.
Json records_of(const dd::Table& table);

/// `DataTable.columns` for all columns, named as they are: of type "numeric", "datetime" or "text" ("any" for the rest), which is
/// what filters go by. Computes nothing.
Json columns_of(const dd::Table& table);
Json columns_of(const dd::DataFrame& frame);

/// One member of `DataTable.sort_by`.
struct SortBy {
  std::string column_id;
  std::string direction;  ///< "asc" or "desc"
};
inline auto json_members(Type<SortBy>) {
  return std::tuple{JsonMember{"column_id", &SortBy::column_id}, JsonMember{"direction", &SortBy::direction}};
}

/// The rows where a `DataTable.filter_query` is true, lazily: `{pop} > 5e6 && {country} icontains "an"`. The language is that of
/// https://dash.plotly.com/datatable/filtering, with what the table's own filter makes of it:
///
///   - columns in braces, texts in quotes ('', "" or ``), numbers and plain words; `\` before a character takes away its meaning
///   - `= > >= < <= !=`, or `eq gt ge lt le ne`; with an `i` in front without regard to case, with an `s` with it
///   - `contains`, `icontains`, `scontains`; `datestartswith` with a year, a month, a day, an hour, a minute or a second
///   - `is blank`, `is nil`, `is num`, `is str`, `is bool`, `is even`, `is odd`, `is prime`, `is object` behind a column
///   - `&&` or `and`, which binds first, `||` or `or`, parentheses, and `!` before those
///
/// A missing value meets no comparison but `!=`. Columns of numbers compare with numbers, of booleans with true and false, of
/// dates and timestamps with texts of ISO 8601, which may be of a year or a month. Of what does not fit, such as a word beside a
/// number, nothing is true but `!=`. An empty query is true everywhere. Throws a user Error that shows the place in the query,
/// and for a column that there is not.
dd::DataFrame filter(const dd::DataFrame& frame, std::string_view filter_query);

/// What a DataTable asks for whose `page_action`, `sort_action` and `filter_action` are "custom": its properties of these names,
/// of which any may have no value.
struct TableRequest {
  std::optional<std::string> filter_query{};
  std::optional<std::int64_t> page_current{};  ///< the first page is 0
  std::optional<std::int64_t> page_size{};     ///< rows; default: 250, as DataTable's
  std::optional<std::vector<SortBy>> sort_by{};
};

/// What it is given.
struct TablePage {
  dd::Table rows;
  std::int64_t page_count = 0;
  std::int64_t num_rows = 0;  ///< of all pages
};

/// One page of a frame's rows, filtered and sorted. Of a sort only the rows up to the end of the page are put in order, and
/// without one no more partitions are read than the page needs; the rows of all pages are counted at each call. A page behind the
/// last one is the last one. Missing values come last.
///
///     app.callback(Output{"table", DataTable.data}.from(&TablePage::rows), Output{"table",
///     DataTable.page_count}.from(&TablePage::page_count),
///                  Input{"table", DataTable.page_current}.into(&TableRequest::page_current),
///                  Input{"table", DataTable.page_size}.into(&TableRequest::page_size),
///                  Input{"table", DataTable.sort_by}.into(&TableRequest::sort_by),
///                  Input{"table", DataTable.filter_query}.into(&TableRequest::filter_query),
///                  [df](TableRequest request) { return page_of(df, request); });
///
/// Throws a user Error as filter() does, for a column to sort by that there is not, and for a page size that is not positive.
TablePage page_of(const dd::DataFrame& frame, const TableRequest& request);

}  // namespace weft::dash_table

namespace weft::dcc {

/// The rows as the value of `dcc::Download.data`, in the format that the name ends in: .csv, .json (an array of objects), .jsonl
/// (an object a line) or .parquet. A frame is computed. Throws a user Error for another ending.
Json send_data_frame(const dd::DataFrame& frame, std::string_view filename, std::string_view type = {});
Json send_data_frame(const dd::Table& table, std::string_view filename, std::string_view type = {});

}  // namespace weft::dcc
