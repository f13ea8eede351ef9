// Each case must be refused by the compiler with a message that says what to do; `wants` is a part of it. Case 0 must compile.
// clang-format off
#include <weft/dataframe.h>
#include <weft/express.h>

using namespace weft;

dd::Table clean(dd::Table table) { return table; }

bool use(const dd::DataFrame& df) {
  px::scatter(df.compute(), {.x = "a", .y = "b", .size = "s", .color = "c"});
#if CASE == 1  // wants: WEFT_FUNCTION
  df.map_partitions<&clean>();
#elif CASE == 2  // wants: compute()
  if (df["a"] > 1) return true;
#elif CASE == 3  // wants: compute()
  px::scatter(df, {.x = "a"});
#elif CASE == 4  // wants: designator order for field
  px::scatter(df.compute(), {.color = "c", .size = "s"});
#elif CASE == 5  // wants: a Table is rows in memory
  const dd::Table table = df.compute();
  return table[table["a"] == "x"].size() > 0;
#elif CASE == 6  // wants: dd::from_table(table)
  return (df.compute()["a"] > 3).empty();
#endif
  return false;
}
