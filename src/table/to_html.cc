// Tables -> HTML in the shape of pandas' to_html.
#include <weft/to_html.h>

#include <algorithm>

#include "table/printed_columns.h"

namespace weft::dd {
namespace {

std::string_view without_spaces(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(begin);
}

std::string escaped(std::string_view text, bool escape) {
  std::string made;
  for (const char character : text) {
    if (escape && character == '&')
      made += "&amp;";
    else if (escape && character == '<')
      made += "&lt;";
    else if (escape && character == '>')
      made += "&gt;";
    else
      made += character;
  }
  return made;
}

/// The value of an attribute.
std::string attribute(std::string_view text) {
  std::string made = escaped(text, true);
  for (std::size_t at = 0; (at = made.find('"', at)) != made.npos; at += 6) made.replace(at, 1, "&quot;");
  return made;
}

}  // namespace

std::string to_html(const Table& table, const ToHtml& options) {
  std::size_t gap = 0;
  const std::size_t most = options.max_rows == 0 ? table.num_rows() : std::max<std::size_t>(options.max_rows, 2);
  const std::vector<std::size_t> rows = rows_to_show(table.num_rows(), most, gap);
  const std::vector<PrintedColumn> columns = print_columns(table, rows, false);
  const std::size_t first = options.index ? 0 : 1;
  std::string html = "<table";
  if (options.border > 0) html += " border=\"" + std::to_string(options.border) + "\"";
  html += " class=\"dataframe" + (options.classes.empty() ? "" : " " + attribute(options.classes)) + "\"";
  if (!options.table_id.empty()) html += " id=\"" + attribute(options.table_id) + "\"";
  html += ">\n  <thead>\n    <tr style=\"text-align: right;\">\n";
  for (std::size_t column = first; column < columns.size(); ++column)
    html += "      <th>" + escaped(without_spaces(columns[column].header), options.escape) + "</th>\n";
  html += "    </tr>\n  </thead>\n  <tbody>\n";
  const auto add_row = [&](auto text_of) {
    html += "    <tr>\n";
    for (std::size_t column = first; column < columns.size(); ++column) {
      const char* tag = column == 0 ? "th" : "td";
      html += "      <" + std::string(tag) + ">" + text_of(column) + "</" + tag + ">\n";
    }
    html += "    </tr>\n";
  };
  const std::vector<std::string> names = table.column_names();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (row == gap) add_row([](std::size_t) { return std::string("..."); });
    add_row([&](std::size_t column) {
      const std::string_view text = without_spaces(columns[column].cells[row]);
      // A text may say the same, but not of a row that is null.
      const bool may_be_null = column > 0 && text == "null" && columns.size() == names.size() + 1;
      if (may_be_null && table.column(column - 1).is_null(rows[row])) return escaped(options.na_rep, options.escape);
      return escaped(text, options.escape);
    });
  }
  html += "  </tbody>\n</table>";
  if (options.show_dimensions)
    html += "\n<p>" + std::to_string(table.num_rows()) + " rows × " + std::to_string(table.num_columns()) + " columns</p>";
  return html;
}

}  // namespace weft::dd
