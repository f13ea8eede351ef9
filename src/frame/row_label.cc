// A frame -> what its rows are called by, and the columns beside that.
#include "frame/row_label.h"

#include <weft/error.h>

#include "plan/index.h"
#include "plan/ops/scalar.h"
#include "plan/ops/window_call.h"

namespace weft::frame {

using namespace plan;

Expr row_label(const Expr& frame) {
  if (const auto index = index_of(frame)) return column(index->column);
  // Which column is looked at makes no difference to the number of a row.
  return make(WindowCall{.function = WindowFunction::row}, {column(frame->schema()[0].name)});
}

std::vector<std::string> data_columns(const Expr& frame) {
  std::vector<std::string> names = frame->schema().names();
  if (const auto index = index_of(frame)) std::erase(names, index->column);
  return names;
}

}  // namespace weft::frame
