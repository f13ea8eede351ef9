// Rows of a frame for which a scalar is true.
#include "plan/ops/filter.h"

#include <weft/error.h>

#include "plan/inputs.h"

namespace weft::plan {

Schema Filter::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, 1);
  dd::DType type = type_of(inputs[1], input);
  if (type != dd::DType::boolean)
    throw Error(ErrorKind::user,
                "A filter needs a boolean column, not " + std::string(dd::to_string(type)) + ": " + to_string(inputs[1]));
  return input;
}

std::string Filter::text(std::span<const std::string> inputs) const { return "filter " + inputs[1]; }

Expr filter(Expr frame, Expr predicate) { return make(Filter{}, {std::move(frame), std::move(predicate)}); }

}  // namespace weft::plan
