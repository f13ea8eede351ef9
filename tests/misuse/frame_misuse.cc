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
#elif CASE == 7  // wants: df = df.assign("name", column)
  dd::DataFrame frame = df;
  frame["e"] = df["a"] + 1;
#elif CASE == 8  // wants: df = df.assign("name", column)
  dd::DataFrame frame = df;
  frame["e"] = 3;
#elif CASE == 9  // wants: df = df.assign({{"a", one}, {"b", two}})
  dd::DataFrame frame = df;
  frame[{"a", "b"}] = df[{"b", "a"}];
#elif CASE == 10  // wants: dd::from_table(table).assign
  dd::Table table = df.compute();
  table["e"] = table["a"];
#endif
  return false;
}
