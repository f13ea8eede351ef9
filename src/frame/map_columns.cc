// A frame -> the frame with its columns, but the index, changed one by one.
#include "frame/map_columns.h"

#include "frame/row_label.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/project.h"

namespace weft::frame {

dd::DataFrame map_columns(const dd::DataFrame& frame, const std::function<dd::Series(const dd::Series& column)>& change) {
  std::vector<std::pair<std::string, dd::Operand>> changed;
  for (const std::string& name : data_columns(frame.expr())) changed.emplace_back(name, change(frame[name]));
  return changed.empty() ? frame : frame.assign(changed);
}

bool has_one_row(const plan::Expr& frame) {
  if (const auto* aggregate = frame->as<plan::Aggregate>()) return aggregate->keys.empty();
  return frame->as<plan::Project>() && has_one_row(frame->input());
}

dd::Operand operand_of(const dd::DataFrame& frame, const std::string& name) {
  const dd::Series column = frame[name];
  return has_one_row(frame.expr()) ? dd::Operand(dd::Scalar(column.expr())) : dd::Operand(column);
}

}  // namespace weft::frame
