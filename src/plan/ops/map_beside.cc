// A registered function of the user, called with one table a partition and other arguments beside it.
#include "plan/ops/map_beside.h"

#include <algorithm>

#include <weft/error.h>

#include "base/text.h"

namespace weft::plan {

Schema MapBeside::schema(std::span<const Expr> inputs) const {
  const bool fits = !inputs.empty() &&
                    std::all_of(inputs.begin(), inputs.end(), [](const Expr& input) { return input->kind() == OpKind::frame; }) &&
                    std::all_of(arguments.begin(), arguments.end(),
                                [&](const BesideArgument& argument) { return argument.input < inputs.size(); });
  if (!fits) throw Error(ErrorKind::cluster, "Encoded plan holds a map_beside that is wired wrongly");
  return columns;
}

std::string MapBeside::text(std::span<const std::string>) const {
  std::vector<std::string> texts;
  for (const BesideArgument& argument : arguments)
    texts.push_back(argument.input == 0 ? to_string(argument.value) : argument.is_scalar ? "value" : "frame");
  return "map_partitions " + function + " with " + base::join(texts);
}

}  // namespace weft::plan
