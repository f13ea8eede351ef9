// What a figure must not be given: each case must be refused by the compiler, with what `wants` says. Case 0 must compile.
// clang-format off
#include <weft/dataframe.h>
#include <weft/express.h>

using namespace weft;

void draws(const dd::DataFrame& df, const dd::Table& table) {
  go::Scatter({{"x", table["x"]}, {"y", {1, 2}}});
#if CASE == 1  // wants: figures take columns, not lazy series: call compute() first
  go::Scatter({{"x", df["x"]}});
#elif CASE == 2  // wants: no matching function for call
  Figure({go::Scatter(), 3});
#endif
  (void)df;
}
