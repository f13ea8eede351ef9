// Rows that calls of a registered function give.
#include "plan/ops/from_map.h"

#include <weft/error.h>

namespace weft::plan {

std::vector<std::string> FromMap::parts() const {
  std::vector<std::string> encoded;
  for (const MapCall& call : calls) encoded.push_back(encode(call));
  return encoded;
}

Schema FromMap::schema(std::span<const Expr> inputs) const {
  if (!inputs.empty()) throw Error(ErrorKind::cluster, "from_map has no inputs");
  return columns;
}

std::string FromMap::text(std::span<const std::string>) const {
  return "from_map " + function + " in " + std::to_string(calls.size()) + (calls.size() == 1 ? " call" : " calls");
}

}  // namespace weft::plan
