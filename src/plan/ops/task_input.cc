// The leaf of a fragment that reads what earlier tasks made.
#include "plan/ops/task_input.h"

#include "base/text.h"

namespace weft::plan {

Schema TaskInput::schema(std::span<const Expr>) const { return columns; }
std::string TaskInput::text(std::span<const std::string>) const {
  return "task_input " + (slot == 0 ? "" : std::to_string(slot) + " ") + "[" + base::join(columns.names()) + "]";
}

}  // namespace weft::plan
