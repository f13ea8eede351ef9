// Some rows of each group of rows.
#include "plan/ops/group_rows.h"

#include <weft/error.h>

#include "base/text.h"
#include "plan/inputs.h"
#include "plan/ops/scalar.h"

namespace weft::plan {

Schema GroupRows::schema(std::span<const Expr> inputs) const {
  if (inputs.size() < 2 || begin < 0 || count < 0) throw Error(ErrorKind::cluster, "Plan is wired wrongly at op: group_rows");
  const Schema& input = frame_schema(name, inputs, inputs.size() - 1);
  for (const Expr& key : inputs.subspan(1)) check_key("group by", type_of(key, input), to_string(key));
  return input;
}

std::string GroupRows::text(std::span<const std::string> inputs) const {
  std::string which = std::to_string(begin) + " to " + std::to_string(begin + count);
  if (from_end) which += " from the end";
  if (alone) which = "of one row";
  return "group_rows " + which + " by [" + base::join(inputs.subspan(1)) + "]";
}

}  // namespace weft::plan
