// NumPy's functions of columns.
#include <vector>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Series;

#define WEFT_NAMED(name, x) \
  { #name, name(x) }

TEST(MathFunctions, OfFloats) {
  expect_columns([](const DataFrame& t) {
    const Series g = t["g"];
    return Columns{WEFT_NAMED(sqrt, g),
                   WEFT_NAMED(cbrt, g),
                   WEFT_NAMED(exp, g),
                   WEFT_NAMED(expm1, g),
                   WEFT_NAMED(exp2, g),
                   WEFT_NAMED(log, g),
                   WEFT_NAMED(log1p, g),
                   WEFT_NAMED(log2, g),
                   WEFT_NAMED(log10, g),
                   WEFT_NAMED(sin, g),
                   WEFT_NAMED(cos, g),
                   WEFT_NAMED(tan, g),
                   WEFT_NAMED(arcsin, g),
                   WEFT_NAMED(arccos, g),
                   WEFT_NAMED(arctan, g),
                   WEFT_NAMED(sinh, g),
                   WEFT_NAMED(cosh, g),
                   WEFT_NAMED(tanh, g),
                   WEFT_NAMED(arcsinh, g),
                   WEFT_NAMED(arccosh, g),
                   WEFT_NAMED(arctanh, g),
                   WEFT_NAMED(degrees, g),
                   WEFT_NAMED(radians, g),
                   WEFT_NAMED(floor, g),
                   WEFT_NAMED(ceil, g),
                   WEFT_NAMED(trunc, g),
                   WEFT_NAMED(sign, g),
                   WEFT_NAMED(rint, g),
                   WEFT_NAMED(fabs, g),
                   WEFT_NAMED(square, g),
                   WEFT_NAMED(deg2rad, g),
                   WEFT_NAMED(rad2deg, g),
                   {"isnan", isnan(log(g))},
                   {"isinf", isinf(log(g))},
                   {"isfinite", isfinite(log(g))},
                   {"signbit", signbit(log(g))}};
  });
}
TEST(MathFunctions, OfIntegers) {
  expect_columns([](const DataFrame& t) {
    const Series n = t["n"];
    return Columns{WEFT_NAMED(sqrt, n),  WEFT_NAMED(exp, n),      WEFT_NAMED(floor, n), WEFT_NAMED(sign, n),
                   WEFT_NAMED(isnan, n), WEFT_NAMED(isfinite, n), WEFT_NAMED(abs, n)};
  });
}
TEST(MathFunctions, OfTwo) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"arctan2", arctan2(t["g"], t["n"])},        {"hypot", hypot(t["g"], t["f"])},
                   {"arctan2_constant", arctan2(t["g"], 2)},    {"constant_arctan2", arctan2(2.5, t["g"])},
                   {"maximum", maximum(t["i"], t["n"])},        {"minimum", minimum(t["f"], t["g"])},
                   {"maximum_constant", maximum(t["n"], 3)},    {"minimum_fraction", minimum(t["n"], 2.5)},
                   {"constant_minimum", minimum(1.5, t["g"])},  {"with_nan", maximum(sqrt(t["g"]), 3.0)},
                   {"copysign", copysign(t["f"], t["g"])},      {"logaddexp", logaddexp(t["g"], t["n"])},
                   {"logaddexp2", logaddexp2(t["g"], 0.5)},     {"signbit_of_integers", signbit(t["n"])},
                   {"nan_right", minimum(t["f"], sqrt(t["g"]))}};
  });
}

TEST(MathFunctions, OneThatIsThere) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"fmax", fmax(t["f"], t["g"])}, {"fmin", fmin(t["f"], t["g"])}, {"with_value", fmax(t["n"], 3)}};
  });
}

TEST(MathFunctions, KeepFloat32) {
  const dd::Table table({{"x", dd::Column(std::vector<float>{0.25f, -1.5f, 2.75f, 9.0f, 1e30f})}});
  expect_recorded([&](const Rows& rows) {
    const DataFrame frame = rows(table);
    const Series x = frame["x"];
    return frame_of(frame, {{"sqrt", sqrt(x)},
                            {"floor", floor(x)},
                            {"sign", sign(x)},
                            {"abs", abs(x)},
                            {"round", x.round(1)},
                            {"clip", x.clip(0, 3)},
                            {"add", x.add(0.5)},
                            {"where", x.where(x > 0, -1)},
                            {"fill", x.fillna(2.5)},
                            {"replace", x.replace(9.0, 7.5)},
                            {"maximum", maximum(x, 2.5)},
                            {"case", x.case_when({{x > 5, 0.5}})}});
  });
}

TEST(MathFunctions, TypesOfResults) {
  const DataFrame t = dd::read_csv(data_file("types.csv"));
  EXPECT_EQ(sqrt(t["i"].astype(dd::int8)).dtype(), dd::float32);
  EXPECT_EQ(exp(t["i"].astype(dd::int16)).dtype(), dd::float32);
  EXPECT_EQ(sqrt(t["i"].astype(dd::int32)).dtype(), dd::float64);
  EXPECT_EQ(sqrt(t["b"]).dtype(), dd::float64);
  EXPECT_EQ(floor(t["i"].astype(dd::int8)).dtype(), dd::int8);
  EXPECT_EQ(hypot(t["f"].astype(dd::float32), 2).dtype(), dd::float32);
  EXPECT_EQ(maximum(t["i"].astype(dd::int8), 3).dtype(), dd::int8);
}

TEST(MathFunctions, Errors) {
  const DataFrame t = dd::read_csv(data_file("types.csv"));
  expect_error(ErrorKind::user, "Cannot compute sqrt of string: sqrt(s)", [&] { sqrt(t["s"]); });
  expect_error(ErrorKind::user, "Cannot compute floor of bool: floor(b)", [&] { floor(t["b"]); });
  expect_error(ErrorKind::user, "Cannot compute hypot of date: hypot(d, i)", [&] { hypot(t["d"], t["i"]); });
  expect_error(ErrorKind::user, "Cannot compare string with int64: maximum(s, 3)", [&] { maximum(t["s"], 3); });
  expect_error(ErrorKind::user, "Cannot compare int64 with bool: minimum(i, b)", [&] { minimum(t["i"], t["b"]); });
  expect_error(ErrorKind::user, "Cannot round string: round(s, 1)", [&] { t["s"].round(1); });
}

}  // namespace
}  // namespace weft::frame_test
