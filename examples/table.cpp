// A table of a million rows: the browser asks for one page at a time, and the frame sorts and filters.
#include <weft/datasets.h>
#include <weft/weft.h>
using namespace weft;
using dash_table::DataTable;
using dash_table::TablePage;
using dash_table::TableRequest;

int main() {
  // One row a second from 2024-01-01 on: name, id, x and y. Kept, so that each page is made from memory.
  const auto made = dd::datasets::timeseries({.start = "2024-01-01", .end = "2024-01-12 13:46:40"}).reset_index();
  const dd::DataFrame df = made.persist();

  Dash app({.title = "A million rows"});
  app.layout = html::Div({
      html::H1("A million rows"),
      html::P("Click on the arrows to sort, and type into the second line to filter: an, > 1000, datestartswith 2024-01-05."),
      html::Div({.id = "count"}),
      DataTable({.id = "table",
                 .columns = dash_table::columns_of(df),
                 .filter_action = "custom",
                 .filter_options = {{"case", "insensitive"}},
                 .page_action = "custom",
                 .page_current = 0,
                 .page_size = 12,
                 .sort_action = "custom",
                 .sort_mode = "multi",
                 .style_cell = {{"fontFamily", "system-ui, sans-serif"}, {"padding", "6px 10px"}}}),
  });

  app.callback(Output{"table", DataTable.data}.from(&TablePage::rows),
               Output{"table", DataTable.page_count}.from(&TablePage::page_count),
               Output{"count", "children"}.from(&TablePage::num_rows),
               Input{"table", DataTable.page_current}.into(&TableRequest::page_current),
               Input{"table", DataTable.page_size}.into(&TableRequest::page_size),
               Input{"table", DataTable.sort_by}.into(&TableRequest::sort_by),
               Input{"table", DataTable.filter_query}.into(&TableRequest::filter_query),
               [df](TableRequest request) { return page_of(df, request); });

  app.run();
}
