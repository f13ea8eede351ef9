// One value of a frame of one row, used beside the rows of another frame.
#include "plan/ops/attach_values.h"

#include <algorithm>

#include <weft/error.h>

#include "base/text.h"

namespace weft::plan {

Type FrameValue::type(std::span<const Type>) const {
  // Only its frame knows: coerce_literals() never asks the op.
  throw Error(ErrorKind::internal, "The type of a frame's value was asked for without the frame");
}
std::string FrameValue::text(std::span<const std::string> inputs) const { return "value of " + inputs[0]; }

Schema AttachValues::schema(std::span<const Expr> inputs) const {
  if (inputs.size() != names.size() + 1) throw Error(ErrorKind::cluster, "Plan is wired wrongly at op: attach_values");
  for (const Expr& input : inputs)
    if (input->kind() != OpKind::frame) throw Error(ErrorKind::cluster, "Plan is wired wrongly at op: attach_values");
  std::vector<Field> columns = inputs[0]->schema().columns();
  for (std::size_t index = 0; index < names.size(); ++index) {
    if (inputs[index + 1]->schema().size() == 0) throw Error(ErrorKind::cluster, "Encoded plan attaches a frame without columns");
    columns.push_back({names[index], inputs[index + 1]->schema()[0].type});
  }
  return Schema(std::move(columns));
}
std::string AttachValues::text(std::span<const std::string>) const { return "attach_values [" + base::join(names) + "]"; }

bool has_frame_value(const Expr& scalar) {
  if (scalar->kind() == OpKind::frame) return false;
  return scalar->as<FrameValue>() ||
         std::any_of(scalar->inputs().begin(), scalar->inputs().end(), [](const Expr& input) { return has_frame_value(input); });
}

Expr value_of(const Expr& frame) { return make(FrameValue{}, {frame}); }

}  // namespace weft::plan
