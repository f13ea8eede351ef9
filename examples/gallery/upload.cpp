// Upload: a CSV file that is dropped on the page becomes a table, with the statistics of its columns.
#include <atomic>
#include <filesystem>
#include <memory>

#include <weft/weft.h>
using namespace weft;

// Frames read files, so the bytes become one for a moment.
dd::Table read(const dcc::UploadedFile& file) {
  static std::atomic<int> count = 0;
  const auto path = std::filesystem::temp_directory_path() / ("weft_upload_" + std::to_string(++count) + ".csv");
  file.save(path);
  const std::shared_ptr<void> removed(nullptr, [&](void*) { std::filesystem::remove(path); });
  return dd::read_csv(path.string()).compute();
}

Component show(const dd::Table& table, int page_size) {
  return dash_table::DataTable({.columns = dash_table::columns_of(table),
                                .data = dash_table::records_of(table),
                                .page_size = page_size,
                                .sort_action = "native",
                                .style_cell = {{"fontFamily", "inherit"}, {"padding", "6px 10px"}},
                                .style_header = {{"fontWeight", "600"}, {"background", "#f5f6fa"}},
                                .style_table = {{"overflowX", "auto"}}});
}

int main() {
  // What goes wrong with a file is shown on the page.
  Dash app({.title = "Upload", .on_error = [](const std::exception& error) {
              set_props("alert", {{"children", error.what()}});
            }});
  app.layout = html::Div({
      html::H1("Upload"),
      html::P("Types of columns are found out, rows are sorted in the browser.", {.className = "lead"}),
      html::Div(dcc::Upload(html::Div("Drop a CSV file here, or click to choose one", {.className = "drop"}),
                            {.id = "upload", .accept = ".csv"}),
                {.className = "card"}),
      html::Div({.id = "alert", .className = "alert"}),
      html::Div({.id = "tables"}),
  });

  app.callback(
      {.prevent_initial_call = true}, Output{"tables", "children"}, Output{"alert", "children"},
      Input{"upload", dcc::Upload.contents}, State{"upload", dcc::Upload.filename}, [](dcc::UploadedFile file, std::string name) {
        const dd::Table table = read(file);
        const auto statistics = dd::from_table(table).describe().compute();
        return std::tuple{Children{html::Div({html::H2(name + ": " + std::to_string(table.num_rows()) + " rows"), show(table, 8)},
                                             {.className = "card"}),
                                   html::Div({html::H2("Statistics"), show(statistics, 10)}, {.className = "card"})},
                          ""};
      });

  app.run();
}
