// A registered function of the user, called with each partition and some rows of its neighbours.
#include "plan/ops/map_overlap.h"

#include "plan/inputs.h"

namespace weft::plan {

Schema MapOverlap::schema(std::span<const Expr> inputs) const {
  frame_schema(name, inputs, 0);
  return columns;
}

std::string MapOverlap::text(std::span<const std::string>) const {
  return "map_overlap " + function + " with " + std::to_string(before) + " rows before and " + std::to_string(after) + " after";
}

}  // namespace weft::plan
