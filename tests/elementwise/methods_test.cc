// The operators as methods, and bit by bit.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Series;

TEST(Methods, Arithmetic) {
  expect_columns([](const DataFrame& t) {
    const Series g = t["g"], f = t["f"];
    return Columns{{"add", g.add(3)},           {"sub", g.sub(3)},
                   {"mul", g.mul(3)},           {"div", g.div(3)},
                   {"floordiv", g.floordiv(3)}, {"mod", g.mod(3)},
                   {"pow", g.pow(3)},           {"radd", g.radd(3)},
                   {"rsub", g.rsub(3)},         {"rmul", g.rmul(3)},
                   {"rdiv", g.rdiv(3)},         {"add_column", g.add(f)},
                   {"sub_column", g.sub(f)},    {"mul_column", g.mul(f)},
                   {"div_column", g.div(f)},    {"radd_column", g.radd(f)},
                   {"rsub_column", g.rsub(f)},  {"rpow", g.abs().rpow(2)},
                   {"rmod", (f + 0.5).rmod(3)}, {"rfloordiv", (f + 0.5).rfloordiv(3)}};
  });
}
TEST(Methods, FillValue) {
  expect_columns([](const DataFrame& t) {
    const Series g = t["g"], h = g.where(t["k"] > 0);
    return Columns{{"value", g.add(1, {.fill_value = 10})},
                   {"columns", g.add(t["f"], {.fill_value = 0.5})},
                   {"both", g.sub(h, {.fill_value = 2})},
                   {"reversed", g.rsub(h, {.fill_value = 2})},
                   {"integers", t["n"].mul(t["i"], {.fill_value = 1})}};
  });
}
TEST(Methods, Comparison) {
  expect_columns([](const DataFrame& t) {
    const Series n = t["n"], i = t["i"];
    return Columns{{"eq", n.eq(i)},
                   {"ne", n.ne(i)},
                   {"lt", n.lt(i)},
                   {"le", n.le(i)},
                   {"gt", n.gt(i)},
                   {"ge", n.ge(i)},
                   {"eq_value", n.eq(2)},
                   {"ne_value", n.ne(2)},
                   {"lt_value", n.lt(2)},
                   {"le_value", n.le(2)},
                   {"gt_value", n.gt(2)},
                   {"ge_value", n.ge(2)},
                   {"filled", n.eq(2, {.fill_value = 2})}};
  });
}
TEST(Methods, Bitwise) {
  expect_columns([](const DataFrame& t) {
    const Series i = t["i"], n = t["n"], b = t["b"], c = t["c"];
    return Columns{{"and", i & n},  {"or", i | n},       {"xor", i ^ n},      {"not", ~n},        {"constant", n & 6},
                   {"left", 8 | n}, {"bool_xor", b ^ c}, {"bool_and", b & c}, {"bool_or", b | c}, {"xor_true", c ^ true}};
  });
}

TEST(Methods, MakeWhatTheOperatorsMake) {
  const DataFrame t = dd::read_csv(data_file("types.csv"));
  EXPECT_EQ(t["i"].add(3).expr(), (t["i"] + 3).expr());
  EXPECT_EQ(t["i"].rsub(3).expr(), (3 - t["i"]).expr());
  EXPECT_EQ(t["i"].le(t["n"]).expr(), (t["i"] <= t["n"]).expr());
}

TEST(Methods, Errors) {
  const DataFrame t = dd::read_csv(data_file("types.csv"));
  const auto user = [](const std::string& message, auto act) { expect_error(ErrorKind::user, message, act); };
  user("Cannot compute int64 & bool: (i & b)", [&] { t["i"] & t["b"]; });
  user("Cannot compute float64 ^ int64: (f ^ i)", [&] { t["f"] ^ t["i"]; });
  user("Cannot compute int64 | float64: (i | 2.5)", [&] { t["i"] | 2.5; });
  user("Cannot invert float64, only bool: (!f)", [&] { ~t["f"]; });
  user("Cannot compute string + int64: (s + 1)", [&] { t["s"].add(1); });
  user("Cannot fill int64 with string: coalesce(i, \"x\")", [&] { t["i"].add(t["n"], {.fill_value = "x"}); });
}

}  // namespace
}  // namespace weft::frame_test
