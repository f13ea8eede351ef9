// A frame -> the frame with its columns, but the index, changed one by one.
#include "frame/map_columns.h"

#include "frame/row_label.h"

namespace weft::frame {

dd::DataFrame map_columns(const dd::DataFrame& frame, const std::function<dd::Series(const dd::Series& column)>& change) {
  std::vector<std::pair<std::string, dd::Operand>> changed;
  for (const std::string& name : data_columns(frame.expr())) changed.emplace_back(name, change(frame[name]));
  return changed.empty() ? frame : frame.assign(changed);
}

}  // namespace weft::frame
