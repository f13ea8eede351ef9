// A mean in two parts: of values that lie close together far from zero, one double does not tell it from its neighbours.
#pragma once

namespace weft::kernel {

/// Moves a mean by a step that is small beside it. `low` is what `mean` is too small by.
inline void move_mean(double& mean, double& low, double step) {
  const double moved = mean + step, back = moved - mean;
  low += (mean - (moved - back)) + (step - back);
  mean = moved + low;
  low -= mean - moved;
}

}  // namespace weft::kernel
