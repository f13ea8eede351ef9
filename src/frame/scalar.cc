// Scalar: one value that is not computed yet.
#include <ostream>

#include <weft/dataframe.h>

#include "engine/compute.h"
#include "frame/results.h"
#include "plan/expr.h"

namespace weft::dd {

std::string Scalar::explain() const { return engine::explain(expr_); }

std::ostream& operator<<(std::ostream& out, const Scalar& scalar) {
  return out << "Scalar: " << to_string(scalar.expr()->schema()[0].type) << ", not computed\n";
}

}  // namespace weft::dd
