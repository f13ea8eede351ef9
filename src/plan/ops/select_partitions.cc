// Some neighbouring partitions of a frame.
#include "plan/ops/select_partitions.h"

#include <weft/error.h>

#include "plan/inputs.h"

namespace weft::plan {

Schema SelectPartitions::schema(std::span<const Expr> inputs) const {
  if (begin >= end)
    throw Error(ErrorKind::user,
                "partitions: there are none from " + std::to_string(begin) + " to before " + std::to_string(end));
  return frame_schema(name, inputs, 0);
}

std::string SelectPartitions::text(std::span<const std::string>) const {
  return "select_partitions " + std::to_string(begin) + " to before " + std::to_string(end);
}

}  // namespace weft::plan
