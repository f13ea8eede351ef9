// A table as the text of an HTML table.
#pragma once

#include <cstddef>
#include <string>

#include <weft/table.h>

namespace weft::dd {

/// Options of to_html; pandas'.
struct ToHtml {
  std::size_t border = 1;        ///< the attribute of that name; 0: none
  std::string classes = {};      ///< besides "dataframe"
  bool escape = true;            ///< whether &, < and > of names and values are written as entities, so that no text is markup
  bool index = true;             ///< whether rows begin with their numbers
  std::size_t max_rows = 60;     ///< the first and the last half of those when there are more; 0: all
  std::string na_rep = "null";   ///< what stands for null
  bool show_dimensions = false;  ///< whether the numbers of rows and columns follow
  std::string table_id = {};     ///< the attribute id; empty: none
};

/// The table as HTML in the shape of pandas' to_html, its values as Table::to_string prints them: `to_html(df.head(10))`. Of more
/// than twenty columns those in the middle are left out.
std::string to_html(const Table& table, const ToHtml& options = {});

}  // namespace weft::dd
