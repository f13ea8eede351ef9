// Operators of every pair of types, compared with pandas.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Series;

Columns comparisons(const Series& a, const Series& b) {
  return {{"eq", a == b}, {"ne", a != b}, {"lt", a < b}, {"le", a <= b}, {"gt", a > b}, {"ge", a >= b}};
}

Columns arithmetic(const Series& a, const Series& b) { return {{"add", a + b}, {"sub", a - b}, {"mul", a * b}}; }

Columns with(Columns columns, const Columns& more) {
  columns.insert(columns.end(), more.begin(), more.end());
  return columns;
}

TEST(Operators, CompareIntegers) {
  expect_columns([](const DataFrame& t) { return comparisons(t["i"], t["n"]); });
}
TEST(Operators, CompareFloats) {
  expect_columns([](const DataFrame& t) { return comparisons(t["f"], t["g"]); });
}
TEST(Operators, CompareIntegerWithFloat) {
  expect_columns([](const DataFrame& t) { return comparisons(t["n"], t["g"]); });
}
TEST(Operators, CompareBooleans) {
  expect_columns([](const DataFrame& t) { return comparisons(t["b"], t["c"]); });
}
TEST(Operators, CompareBooleanWithInteger) {
  expect_columns([](const DataFrame& t) { return comparisons(t["c"], t["k"]); });
}
TEST(Operators, CompareStrings) {
  expect_columns([](const DataFrame& t) { return comparisons(t["s"], t["t"]); });
}
TEST(Operators, CompareDates) {
  expect_columns([](const DataFrame& t) { return comparisons(t["d"], t["e"]); });
}
TEST(Operators, CompareTimestamps) {
  expect_columns([](const DataFrame& t) { return comparisons(t["at"], t["seen"]); });
}
TEST(Operators, CompareDateWithTimestamp) {
  expect_columns([](const DataFrame& t) { return comparisons(t["d"], t["seen"]); });
}

TEST(Operators, CompareWithConstants) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"integer", t["n"] >= 3},
                   {"fraction", t["n"] < 2.5},
                   {"float", t["g"] > 10},
                   {"text", t["t"] == "plain"},
                   {"text_order", t["t"] > "a"},
                   {"boolean", t["c"] == true},
                   {"date", t["e"] < "1990-01-01"},
                   {"moment", t["seen"] >= "2000-01-01 12:00"},
                   {"moment_date", t["seen"] >= "2000-01-01"},
                   {"clock", t["clock"] < "12:00"},
                   {"left", 3 <= t["n"]},
                   {"wide", t["wide"] == 9007199254740993},
                   {"wide_greater", t["wide"] > 9007199254740992}};
  });
}

TEST(Operators, ArithmeticOfIntegers) {
  expect_columns([](const DataFrame& t) { return with(arithmetic(t["i"], t["n"]), {{"div", t["i"] / t["n"]}}); });
}
TEST(Operators, ArithmeticOfFloats) {
  expect_columns([](const DataFrame& t) {
    return with(arithmetic(t["f"], t["g"]),
                {{"div", t["f"] / t["g"]}, {"mod", t["f"] % t["g"]}, {"floordiv", floordiv(t["f"], t["g"])}});
  });
}
TEST(Operators, ArithmeticOfIntegerAndFloat) {
  expect_columns([](const DataFrame& t) {
    return with(arithmetic(t["n"], t["g"]), {{"div", t["n"] / t["g"]}, {"mod", t["n"] % t["g"]}});
  });
}
TEST(Operators, ArithmeticOfBooleans) {
  expect_columns([](const DataFrame& t) { return arithmetic(t["b"], t["c"]); });
}
TEST(Operators, ArithmeticOfBooleanAndInteger) {
  expect_columns([](const DataFrame& t) { return arithmetic(t["c"], t["n"]); });
}

TEST(Operators, ArithmeticWithConstants) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"add", t["n"] + 5},
                   {"float", t["n"] * 0.5},
                   {"left", 10 - t["n"]},
                   {"div", t["n"] / 4},
                   {"inverse", 1 / t["f"]},
                   {"negative", -t["g"]},
                   {"minus", -t["n"]},
                   {"mod", t["i"] % 7},
                   {"mod_negative", t["i"] % -7},
                   {"floordiv", floordiv(t["i"], 7)},
                   {"floordiv_negative", floordiv(t["i"], -7)},
                   {"pow", pow(t["g"], 2)},
                   {"root", pow(t["g"].abs(), 0.5)},
                   {"pow_of_integer", pow(t["n"], 3)}};
  });
}

TEST(Operators, DivisionOfIntegersByZeroIsNull) {
  expect_columns([](const DataFrame& t) { return Columns{{"floordiv", floordiv(t["i"], t["j"])}, {"mod", t["i"] % t["j"]}}; });
}

TEST(Operators, WideIntegersWrap) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"add", t["wide"] + t["wide"]}, {"mul", t["wide"] * t["j"]}, {"minus", -t["wide"]}, {"sub", t["wide"] - 10}};
  });
}

TEST(Operators, StringsJoin) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"both", t["s"] + t["t"]}, {"right", t["t"] + "!"}, {"left", "<" + t["t"]}};
  });
}

TEST(Operators, Logic) {
  expect_columns([](const DataFrame& t) {
    Series b = t["b"], c = t["c"];
    return Columns{{"and", b && c},         {"or", b || c},
                   {"both_nulls", c & c},   {"not", !c},
                   {"and_true", c && true}, {"and_false", c && false},
                   {"or_true", c || true},  {"or_false", c | false},
                   {"not_and", ~(b & c)},   {"isin_or", t["key"].isin({"red"}) || c}};
  });
}

}  // namespace
}  // namespace weft::frame_test
