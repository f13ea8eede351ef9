// Values of statistics -> how probable they are.
#pragma once

namespace weft::px {

/// How probable a value of Student's t is that is as far from 0, on either side; of so many degrees of freedom.
double student_t_beyond(double t, double freedom);
/// The value above 0 that is as improbable on either side.
double student_t_limit(double probability, double freedom);
/// How probable a larger value of F is.
double f_above(double f, double freedom, double residual_freedom);

}  // namespace weft::px
