// An editable table: what is typed into it, and the rows that are added or deleted, drive the totals and the graph.
#include <weft/weft.h>
using namespace weft;

int main() {
  Dash app({.title = "Budget"});
  app.layout = html::Div({
      html::H1("Budget"),
      html::P("Click into a cell and type. The handler gets the rows as a Table.", {.className = "lead"}),
      html::Div({html::Div({dash_table::DataTable({.id = "table",
                                                   .columns = {{{"id", "item"}, {"name", "Item"}},
                                                               {{"id", "price"}, {"name", "Price"}, {"type", "numeric"}},
                                                               {{"id", "count"}, {"name", "Count"}, {"type", "numeric"}}},
                                                   .data = {{{"item", "Chairs"}, {"price", 49.5}, {"count", 8}},
                                                            {{"item", "Tables"}, {"price", 210}, {"count", 2}},
                                                            {{"item", "Lamps"}, {"price", 35}, {"count", 5}},
                                                            {{"item", "Plants"}, {"price", 18}, {"count", 12}}},
                                                   .editable = true,
                                                   .row_deletable = true,
                                                   .style_cell = {{"fontFamily", "inherit"}, {"padding", "6px 10px"}},
                                                   .style_cell_conditional = boost::json::array{{{"if", {{"column_id", "item"}}},
                                                                                                 {"textAlign", "left"}}},
                                                   .style_header = {{"fontWeight", "600"}, {"background", "#f5f6fa"}}}),
                            html::Br(), html::Button("Add a row", {.id = "add", .className = "quiet"})},
                           {.className = "card"}),
                 html::Div({html::Div("Total", {.className = "label"}), html::Div({.id = "total", .className = "number"}),
                            dcc::Graph({.id = "graph"})},
                           {.className = "card"})},
                {.className = "columns"}),
  });

  app.callback(
      Output{"total", "children"}, Output{"graph", dcc::Graph.figure}, Input{"table", dash_table::DataTable.data},
      [](dd::Table rows) {
        double total = 0;
        boost::json::array names, costs;
        for (std::size_t i = 0; i < rows.num_rows(); ++i) {
          if (rows["price"].is_null(i) || rows["count"].is_null(i)) continue;  // not filled in yet
          const double cost = rows["price"].at<double>(i) * rows["count"].at<double>(i);
          names.push_back(Json(rows["item"].to_string(i)));
          costs.push_back(cost);
          total += cost;
        }
        const Figure figure(
            {{"data",
              boost::json::array{{{"type", "pie"}, {"labels", names}, {"values", costs}, {"hole", 0.55}, {"sort", false}}}},
             {"layout", {{"height", 280}, {"margin", {{"l", 10}, {"r", 10}, {"t", 20}, {"b", 10}}}}}});
        return std::tuple{std::to_string(static_cast<int>(total)) + " €", figure};
      });

  // A partial update adds a row to what the browser has.
  app.callback({.allow_duplicate = true, .prevent_initial_call = true}, Output{"table", dash_table::DataTable.data},
               Input{"add", html::Button.n_clicks}, [](int) {
                 Patch patch;
                 patch.all().append({{"item", "New"}, {"price", nullptr}, {"count", 1}});
                 return patch;
               });

  app.run();
}
