// Scalar: one value that is not computed yet.
#include <weft/dataframe.h>

#include "engine/compute.h"
#include "frame/results.h"

namespace weft::dd {

Value Scalar::compute() const { return frame::single_value(frame::compute_table(expr_)); }
std::string Scalar::explain() const { return engine::explain(expr_); }

}  // namespace weft::dd
