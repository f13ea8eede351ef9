// Numbers cut into intervals -> their type and text.
#include "plan/ops/cut_bins.h"

#include <weft/error.h>

#include "base/json_writer.h"
#include "base/text.h"
#include "plan/ops/scalar_call.h"

namespace weft::plan {

dd::DType CutBins::type(std::span<const dd::DType> inputs) const {
  expect_scalars(name, inputs.size(), 1);
  if (!dd::is_numeric(inputs[0])) throw Error(ErrorKind::user, "Cannot cut " + std::string(dd::to_string(inputs[0])));
  return dd::DType::int64;
}

std::string CutBins::text(std::span<const std::string> inputs) const {
  std::vector<std::string> texts;
  for (const double edge : edges) texts.push_back(base::repr(edge));
  return "cut(" + inputs[0] + ", " + (right ? "(" : "[") + base::join(texts) + (right ? "])" : "))");
}

}  // namespace weft::plan
