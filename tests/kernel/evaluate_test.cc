// Scalar expressions: values, nulls, types, messages.
#include <gtest/gtest.h>

#include "kernel/kernel_case.h"
#include "plan/ops/project.h"
#include "plan/ops/string_function.h"

namespace weft::kernel_test {
namespace {

using namespace plan;
using enum dd::DType;
using enum plan::BinaryOp;

Expr col(const char* name) { return plan::column(name); }
Expr lit(Literal value) { return plan::literal(std::move(value)); }
Expr lit(const char* text) { return plan::literal(std::string(text)); }
Expr lit(double value) { return plan::literal(value); }
Expr lit(int value) { return plan::literal(std::int64_t{value}); }
Expr null() { return plan::literal(std::monostate{}); }
Expr cast(Expr input, dd::DType to) { return make(Cast{to}, {std::move(input)}); }
Expr str(const char* function, Expr input, std::vector<Literal> arguments = {}) {
  return make(StringFunction{function, std::move(arguments)}, {std::move(input)});
}
Expr isin(Expr input, std::vector<Literal> values) { return make(IsIn{std::move(values)}, {std::move(input)}); }

const dd::Table& numbers() {
  static const dd::Table only = table({
      {"a", int64, {"7", "-7", "0", "null", "9223372036854775807"}},
      {"b", int64, {"2", "2", "5", "3", "1"}},
      {"i8", int8, {"127", "-128", "1", "null", "0"}},
      {"u8", uint8, {"255", "0", "1", "2", "null"}},
      {"u64", uint64, {"18446744073709551615", "0", "7", "1", "5"}},
      {"f", float64, {"2.5", "-2.5", "nan", "null", "inf"}},
      {"f32", float32, {"0.1", "1.5", "nan", "null", "-0.0"}},
      {"t", boolean, {"true", "false", "true", "null", "false"}},
  });
  return only;
}

TEST(Arithmetic, IntegersStayIntegersAndWrap) {
  EXPECT_EQ(evaluate(binary(add, col("a"), col("b")), numbers()), (Texts{"9", "-5", "5", "null", "-9223372036854775808"}));
  EXPECT_EQ(evaluate(binary(mul, col("i8"), lit(2)), numbers()), (Texts{"-2", "0", "2", "null", "0"}));
  EXPECT_EQ(type_of(binary(mul, col("i8"), lit(2)), numbers()), int8);
  EXPECT_EQ(evaluate(binary(sub, col("u8"), lit(1)), numbers()), (Texts{"254", "255", "0", "1", "null"}));
  EXPECT_EQ(evaluate(unary(UnaryOp::negate, col("i8")), numbers()), (Texts{"-127", "-128", "-1", "null", "0"}));
  EXPECT_EQ(evaluate(unary(UnaryOp::abs, col("a")), numbers()), (Texts{"7", "7", "0", "null", "9223372036854775807"}));
}

TEST(Arithmetic, DivisionIsOfFloats) {
  EXPECT_EQ(evaluate(binary(div, col("a"), col("b")), numbers()), (Texts{"3.5", "-3.5", "0.0", "null", "9.223372036854776e+18"}));
  EXPECT_EQ(type_of(binary(div, col("i8"), col("u8")), numbers()), float64);
  EXPECT_EQ(type_of(binary(div, col("f32"), lit(3)), numbers()), float32);
  EXPECT_EQ(type_of(binary(div, col("t"), col("t")), numbers()), float64);
}

TEST(Arithmetic, FloorDivisionAndRemainderRoundDown) {
  EXPECT_EQ(evaluate(binary(floordiv, col("a"), col("b")), numbers()), (Texts{"3", "-4", "0", "null", "9223372036854775807"}));
  EXPECT_EQ(evaluate(binary(mod, col("a"), col("b")), numbers()), (Texts{"1", "1", "0", "null", "0"}));
  EXPECT_EQ(evaluate(binary(mod, col("a"), lit(-3)), numbers()), (Texts{"-2", "-1", "0", "null", "-2"}));
  EXPECT_EQ(evaluate(binary(floordiv, col("f"), lit(2)), numbers()), (Texts{"1.0", "-2.0", "nan", "null", "nan"}));
  EXPECT_EQ(evaluate(binary(mod, col("f"), lit(2)), numbers()), (Texts{"0.5", "1.5", "nan", "null", "nan"}));
}

TEST(Arithmetic, IntegerDivisionByZeroIsNull) {
  EXPECT_EQ(evaluate(binary(floordiv, lit(1), col("a")), numbers()), (Texts{"0", "-1", "null", "null", "0"}));
  EXPECT_EQ(evaluate(binary(mod, col("b"), lit(0)), numbers()), (Texts{"null", "null", "null", "null", "null"}));
  EXPECT_EQ(evaluate(binary(floordiv, col("i8"), lit(-1)), numbers()), (Texts{"-127", "-128", "-1", "null", "0"}));
}

TEST(Arithmetic, TypesArePromotedAsNumpyDoes) {
  EXPECT_EQ(type_of(binary(add, col("i8"), col("u8")), numbers()), int16);
  EXPECT_EQ(type_of(binary(add, col("i8"), col("a")), numbers()), int64);
  EXPECT_EQ(type_of(binary(add, col("u64"), col("a")), numbers()), float64);
  EXPECT_EQ(type_of(binary(add, col("f32"), col("i8")), numbers()), float32);
  EXPECT_EQ(type_of(binary(add, col("f32"), col("a")), numbers()), float64);
  EXPECT_EQ(type_of(binary(add, col("f32"), lit(2.5)), numbers()), float32);
  EXPECT_EQ(type_of(binary(add, col("i8"), lit(2.5)), numbers()), float64);
  EXPECT_EQ(type_of(binary(add, col("i8"), lit(300)), numbers()), int64);
  EXPECT_EQ(type_of(binary(add, col("t"), col("t")), numbers()), int64);
  EXPECT_EQ(type_of(binary(add, col("t"), col("i8")), numbers()), int8);
  EXPECT_EQ(type_of(binary(pow, col("a"), lit(2)), numbers()), float64);
  EXPECT_EQ(evaluate(binary(pow, col("b"), lit(2)), numbers()), (Texts{"4.0", "4.0", "25.0", "9.0", "1.0"}));
  EXPECT_EQ(evaluate(binary(add, col("t"), lit(1)), numbers()), (Texts{"2", "1", "2", "null", "1"}));
}

TEST(Arithmetic, ConstantsAreComputedOnce) {
  EXPECT_EQ(evaluate(binary(add, lit(2), lit(3)), numbers()), (Texts{"5", "5", "5", "5", "5"}));
  EXPECT_EQ(evaluate(binary(mul, col("b"), binary(add, lit(2), lit(3))), numbers()), (Texts{"10", "10", "25", "15", "5"}));
  EXPECT_EQ(evaluate(null(), numbers()), (Texts{"null", "null", "null", "null", "null"}));
  EXPECT_EQ(evaluate(binary(add, col("b"), null()), numbers()), (Texts{"null", "null", "null", "null", "null"}));
}

TEST(Comparison, NullIsNeitherLessNorMoreNorEqual) {
  EXPECT_EQ(evaluate(binary(lt, col("a"), col("b")), numbers()), (Texts{"false", "true", "true", "null", "false"}));
  EXPECT_EQ(evaluate(binary(eq, col("a"), null()), numbers()), (Texts{"null", "null", "null", "null", "null"}));
  EXPECT_EQ(evaluate(binary(ne, col("f"), lit(2.5)), numbers()), (Texts{"false", "true", "true", "null", "true"}));
  EXPECT_EQ(evaluate(binary(ge, col("f"), lit(2.5)), numbers()), (Texts{"true", "false", "false", "null", "true"}));
}

TEST(Comparison, IntegersWithFractionsAreExact) {
  const dd::Table big = table({{"x", int64, {"9007199254740993", "9007199254740992", "-3", "null"}}});
  EXPECT_EQ(evaluate(binary(eq, col("x"), lit(9007199254740992.0)), big), (Texts{"false", "true", "false", "null"}));
  EXPECT_EQ(evaluate(binary(gt, col("x"), lit(9007199254740992.0)), big), (Texts{"true", "false", "false", "null"}));
  EXPECT_EQ(evaluate(binary(lt, col("x"), lit(-2.5)), big), (Texts{"false", "false", "true", "null"}));
  EXPECT_EQ(evaluate(binary(ge, lit(-2.5), col("x")), big), (Texts{"false", "false", "true", "null"}));
  EXPECT_EQ(evaluate(binary(eq, col("x"), lit(2.5)), big), (Texts{"false", "false", "false", "null"}));
  EXPECT_EQ(evaluate(binary(ne, col("x"), lit(2.5)), big), (Texts{"true", "true", "true", "null"}));
  EXPECT_EQ(evaluate(binary(lt, col("x"), lit(1e300)), big), (Texts{"true", "true", "true", "null"}));
  EXPECT_EQ(evaluate(binary(lt, col("x"), lit(-1e300)), big), (Texts{"false", "false", "false", "null"}));
  EXPECT_EQ(selected(binary(gt, col("x"), lit(9007199254740992.0)), big), (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(selected(binary(gt, lit(-2.5), col("x")), big), (std::vector<std::uint32_t>{2}));
}

TEST(Comparison, TypesMeetInTheMiddle) {
  EXPECT_EQ(evaluate(binary(lt, col("i8"), lit(1000)), numbers()), (Texts{"true", "true", "true", "null", "true"}));
  EXPECT_EQ(evaluate(binary(lt, col("i8"), col("u8")), numbers()), (Texts{"true", "true", "false", "null", "null"}));
  EXPECT_EQ(evaluate(binary(gt, col("u64"), col("a")), numbers()), (Texts{"true", "true", "true", "null", "false"}));
  EXPECT_EQ(evaluate(binary(lt, col("u64"), lit(-1)), numbers()), (Texts{"false", "false", "false", "false", "false"}));
  EXPECT_EQ(evaluate(binary(ge, col("u64"), lit(18446744073709551615.0)), numbers()),
            (Texts{"true", "false", "false", "false", "false"}));
  EXPECT_EQ(evaluate(binary(eq, col("f32"), lit(0.1)), numbers()), (Texts{"true", "false", "false", "null", "false"}));
  EXPECT_EQ(evaluate(binary(eq, col("t"), lit(1)), numbers()), (Texts{"true", "false", "true", "null", "false"}));
  EXPECT_EQ(evaluate(binary(eq, col("b"), lit(Literal(true))), numbers()), (Texts{"false", "false", "false", "false", "true"}));
}

TEST(Comparison, StringsAreOrderedByTheirBytes) {
  const dd::Table words =
      table({{"s", string, {"a", "ab", "abc", "b", "null", "", "Ärger", "abcdefghijklmnop", "abcdefghijklmnoq"}}});
  EXPECT_EQ(evaluate(binary(lt, col("s"), lit("abc")), words),
            (Texts{"true", "true", "false", "false", "null", "true", "false", "false", "false"}));
  EXPECT_EQ(evaluate(binary(eq, col("s"), lit("abcdefghijklmnop")), words),
            (Texts{"false", "false", "false", "false", "null", "false", "false", "true", "false"}));
  EXPECT_EQ(evaluate(binary(gt, col("s"), lit("abcdefghijklmnop")), words),
            (Texts{"false", "false", "false", "true", "null", "false", "true", "false", "true"}));
}

TEST(Comparison, DatesCompareWithTheirText) {
  const dd::Table days = table({{"d", date, {"2024-02-29", "1969-12-31", "null"}},
                                {"at", timestamp, {"2024-02-29 00:00:00", "2024-02-29 12:30:00.5", "null"}},
                                {"clock", time, {"00:00", "23:59:59.999999", "12:00:00"}}});
  EXPECT_EQ(evaluate(binary(ge, col("d"), lit("2024-01-01")), days), (Texts{"true", "false", "null"}));
  EXPECT_EQ(evaluate(binary(lt, lit("2024-02-29T12:30"), col("at")), days), (Texts{"false", "true", "null"}));
  EXPECT_EQ(evaluate(binary(eq, col("d"), col("at")), days), (Texts{"true", "false", "null"}));
  EXPECT_EQ(evaluate(binary(gt, col("clock"), lit("12:00")), days), (Texts{"false", "true", "false"}));
}

TEST(Logic, IsKleenes) {
  const dd::Table truths = table({{"l", boolean, {"true", "true", "true", "false", "false", "false", "null", "null", "null"}},
                                  {"r", boolean, {"true", "false", "null", "true", "false", "null", "true", "false", "null"}}});
  EXPECT_EQ(evaluate(binary(logical_and, col("l"), col("r")), truths),
            (Texts{"true", "false", "null", "false", "false", "false", "null", "false", "null"}));
  EXPECT_EQ(evaluate(binary(logical_or, col("l"), col("r")), truths),
            (Texts{"true", "true", "true", "true", "false", "null", "true", "null", "null"}));
  EXPECT_EQ(evaluate(unary(UnaryOp::logical_not, col("l")), truths),
            (Texts{"false", "false", "false", "true", "true", "true", "null", "null", "null"}));
  EXPECT_EQ(evaluate(binary(logical_and, col("l"), lit(Literal(false))), truths), Texts(9, "false"));
  EXPECT_EQ(evaluate(binary(logical_or, null(), col("r")), truths),
            (Texts{"true", "null", "null", "true", "null", "null", "true", "null", "null"}));
}

TEST(Missing, NanCountsAsNullInPandasSense) {
  EXPECT_EQ(evaluate(unary(UnaryOp::is_null, col("f")), numbers()), (Texts{"false", "false", "true", "true", "false"}));
  EXPECT_EQ(evaluate(unary(UnaryOp::is_valid, col("a")), numbers()), (Texts{"true", "true", "true", "false", "true"}));
  EXPECT_EQ(evaluate(make(Coalesce{}, {col("f"), lit(1)}), numbers()), (Texts{"2.5", "-2.5", "1.0", "1.0", "inf"}));
  EXPECT_EQ(evaluate(make(Coalesce{}, {col("i8"), lit(5)}), numbers()), (Texts{"127", "-128", "1", "5", "0"}));
  EXPECT_EQ(type_of(make(Coalesce{}, {col("i8"), lit(2.5)}), numbers()), float64);
  EXPECT_EQ(evaluate(make(Coalesce{}, {col("a"), col("i8"), col("b")}), numbers()),
            (Texts{"7", "-7", "0", "3", "9223372036854775807"}));
  const dd::Table words = table({{"s", string, {"a", "null"}}});
  EXPECT_EQ(evaluate(make(Coalesce{}, {col("s"), lit("a text that is not short")}), words),
            (Texts{"a", "a text that is not short"}));
}

TEST(Missing, NullIfZeroMakesQuotientsNull) {
  EXPECT_EQ(evaluate(unary(UnaryOp::null_if_zero, col("a")), numbers()),
            (Texts{"7", "-7", "null", "null", "9223372036854775807"}));
  EXPECT_EQ(evaluate(binary(div, col("b"), unary(UnaryOp::null_if_zero, col("f32"))), numbers())[4], "null");
}

TEST(Program, KeepsExpressionsOfSeveralOutputsApart) {
  const Expr more = binary(add, col("b"), lit(1));
  const Expr both = project(input_of(numbers()), {"x", "y", "z"}, {more, binary(add, more, col("b")), binary(mul, lit(3), more)});
  const dd::Table computed = run(both, {numbers()});
  EXPECT_EQ(column(computed, "x"), (Texts{"3", "3", "6", "4", "2"}));
  EXPECT_EQ(column(computed, "y"), (Texts{"5", "5", "11", "7", "3"}));
  EXPECT_EQ(column(computed, "z"), (Texts{"9", "9", "18", "12", "6"}));
}

TEST(IsIn, FindsValuesOfEveryType) {
  EXPECT_EQ(evaluate(isin(col("a"), {std::int64_t{7}, 0.0, 2.5}), numbers()), (Texts{"true", "false", "true", "false", "false"}));
  EXPECT_EQ(evaluate(isin(col("i8"), {std::int64_t{127}, std::int64_t{255}}), numbers()),
            (Texts{"true", "false", "false", "false", "false"}));
  EXPECT_EQ(evaluate(isin(col("a"), {std::int64_t{7}, std::monostate{}}), numbers()),
            (Texts{"true", "false", "false", "true", "false"}));
  EXPECT_EQ(evaluate(isin(col("t"), {true}), numbers()), (Texts{"true", "false", "true", "false", "false"}));
  std::vector<Literal> many;
  for (std::int64_t value = 0; value < 20; ++value) many.push_back(value);
  EXPECT_EQ(evaluate(isin(col("a"), many), numbers()), (Texts{"true", "false", "true", "false", "false"}));
  EXPECT_EQ(evaluate(isin(col("a"), {}), numbers()), Texts(5, "false"));
  const dd::Table words = table({{"s", string, {"Asia", "a name of some length", "null", ""}},
                                 {"d", date, {"2024-01-01", "2024-01-02", "null", "1970-01-01"}}});
  EXPECT_EQ(evaluate(isin(col("s"), {std::string("a name of some length"), std::string("Asia")}), words),
            (Texts{"true", "true", "false", "false"}));
  EXPECT_EQ(evaluate(isin(col("d"), {std::string("2024-01-02")}), words), (Texts{"false", "true", "false", "false"}));
}

TEST(Cast, AmongNumbers) {
  EXPECT_EQ(evaluate(cast(col("f"), string), numbers()), (Texts{"2.5", "-2.5", "nan", "null", "inf"}));
  EXPECT_EQ(evaluate(cast(col("t"), int32), numbers()), (Texts{"1", "0", "1", "null", "0"}));
  EXPECT_EQ(evaluate(cast(col("i8"), boolean), numbers()), (Texts{"true", "true", "true", "null", "false"}));
  const dd::Table fractions = table({{"x", float64, {"2.9", "-2.9", "0", "null"}}});
  EXPECT_EQ(evaluate(cast(col("x"), int64), fractions), (Texts{"2", "-2", "0", "null"}));
  EXPECT_EQ(evaluate(cast(col("x"), int8), fractions), (Texts{"2", "-2", "0", "null"}));
  EXPECT_EQ(evaluate(cast(col("f32"), float64), numbers())[0], "0.10000000149011612");
}

TEST(Cast, ToTextAndBack) {
  const dd::Table things = table({{"d", date, {"2024-02-29", "0001-01-01", "null"}},
                                  {"at", timestamp, {"1969-12-31T23:59:59.000001", "2024-02-29", "null"}},
                                  {"clock", time, {"13:45:06.5", "00:00", "null"}},
                                  {"t", boolean, {"TRUE", "False", "null"}},
                                  {"n", string, {" 12 ", "+7", "null"}},
                                  {"x", string, {"1e3", " inf", "null"}}});
  EXPECT_EQ(evaluate(cast(col("d"), string), things), (Texts{"2024-02-29", "0001-01-01", "null"}));
  EXPECT_EQ(evaluate(cast(col("at"), string), things), (Texts{"1969-12-31 23:59:59.000001", "2024-02-29 00:00:00", "null"}));
  EXPECT_EQ(evaluate(cast(col("clock"), string), things), (Texts{"13:45:06.500000", "00:00:00", "null"}));
  EXPECT_EQ(evaluate(cast(col("t"), string), things), (Texts{"True", "False", "null"}));
  EXPECT_EQ(evaluate(cast(col("n"), int16), things), (Texts{"12", "7", "null"}));
  EXPECT_EQ(evaluate(cast(col("x"), float64), things), (Texts{"1000.0", "inf", "null"}));
  EXPECT_EQ(evaluate(cast(col("at"), date), things), (Texts{"1969-12-31", "2024-02-29", "null"}));
  EXPECT_EQ(evaluate(cast(cast(col("at"), time), string), things), (Texts{"23:59:59.000001", "00:00:00", "null"}));
  EXPECT_EQ(evaluate(cast(cast(col("d"), timestamp), string), things),
            (Texts{"2024-02-29 00:00:00", "0001-01-01 00:00:00", "null"}));
  EXPECT_EQ(evaluate(cast(col("d"), int64), things), (Texts{"19782", "-719162", "null"}));
}

TEST(Cast, TimesOfDay) {
  const dd::Table counts = table({{"n", int64, {"0", "86399999999", "null"}}, {"low", int64, {"5", "-1", "null"}}});
  EXPECT_EQ(evaluate(cast(cast(col("n"), time), string), counts), (Texts{"00:00:00", "23:59:59.999999", "null"}));
  EXPECT_EQ(error_of([&] { evaluate(cast(col("low"), time), counts); }), "data: Not a time: -1 [cast(low, time)]");
  EXPECT_EQ(error_of([&] { evaluate(cast(binary(add, col("n"), lit(1)), time), counts); }),
            "data: Not a time: 86400000000 [cast((n + 1), time)]");
}

TEST(Cast, SaysWhichValueHasNoSuchForm) {
  const dd::Table bad =
      table({{"s", string, {"1", "null", "5.0"}}, {"n", int64, {"1", "null", "300"}}, {"x", float64, {"0", "null", "nan"}}});
  EXPECT_EQ(error_of([&] { evaluate(cast(col("s"), int64), bad); }), "data: Not an int64: \"5.0\" [cast(s, int64)]");
  EXPECT_EQ(error_of([&] { evaluate(cast(col("s"), date), bad); }), "data: Not a date: \"1\" [cast(s, date)]");
  EXPECT_EQ(error_of([&] { evaluate(cast(col("s"), boolean), bad); }), "data: Not a bool: \"1\" [cast(s, bool)]");
  EXPECT_EQ(error_of([&] { evaluate(cast(col("n"), int8), bad); }), "data: Not an int8: 300 [cast(n, int8)]");
  EXPECT_EQ(error_of([&] { evaluate(cast(unary(UnaryOp::negate, col("n")), uint64), bad); }),
            "data: Not a uint64: -1 [cast((-n), uint64)]");
  EXPECT_EQ(error_of([&] { evaluate(cast(col("x"), int64), bad); }), "data: Not an int64: nan [cast(x, int64)]");
  EXPECT_EQ(error_of([&] { evaluate(cast(binary(add, col("n"), lit(1e19)), int64), bad); }),
            "data: Not an int64: 1e+19 [cast((n + 1e+19), int64)]");
}

TEST(Strings, AreSearched) {
  const dd::Table words = table({{"s", string, {"Côte d'Ivoire", "null", "", "Viet Nam", "a longer text with a dot."}}});
  EXPECT_EQ(evaluate(str("contains", col("s"), {std::string("o"), true, true}), words),
            (Texts{"true", "null", "false", "false", "true"}));
  EXPECT_EQ(evaluate(str("contains", col("s"), {std::string("."), false, true}), words),
            (Texts{"false", "null", "false", "false", "true"}));
  EXPECT_EQ(evaluate(str("contains", col("s"), {std::string("N.m$"), true, true}), words),
            (Texts{"false", "null", "false", "true", "false"}));
  EXPECT_EQ(evaluate(str("contains", col("s"), {std::string("NAM"), false, false}), words),
            (Texts{"false", "null", "false", "true", "false"}));
  EXPECT_EQ(evaluate(str("contains", col("s"), {std::string(""), false, true}), words),
            (Texts{"true", "null", "true", "true", "true"}));
  EXPECT_EQ(evaluate(str("startswith", col("s"), {std::string("Viet")}), words),
            (Texts{"false", "null", "false", "true", "false"}));
  EXPECT_EQ(evaluate(str("endswith", col("s"), {std::string("re")}), words), (Texts{"true", "null", "false", "false", "false"}));
}

TEST(Strings, AreChangedByCharacter) {
  const dd::Table words = table({{"s", string, {"Côte d'Ivoire", "null", "", "\u00a0 ab\tc\u3000"}}});
  EXPECT_EQ(evaluate(str("len", col("s")), words), (Texts{"13", "null", "0", "7"}));
  EXPECT_EQ(evaluate(str("upper", col("s")), words)[0], "CÔTE D'IVOIRE");
  EXPECT_EQ(evaluate(str("lower", col("s")), words)[0], "côte d'ivoire");
  EXPECT_EQ(evaluate(str("strip", col("s")), words)[3], "ab\tc");
  EXPECT_EQ(evaluate(str("lstrip", col("s")), words)[3], "ab\tc\u3000");
  EXPECT_EQ(evaluate(str("rstrip", col("s")), words)[3], "\u00a0 ab\tc");
  EXPECT_EQ(evaluate(str("replace", col("s"), {std::string("o"), std::string("00"), std::int64_t{-1}, true, false}), words),
            (Texts{"Côte d'Iv00ire", "null", "", "\u00a0 ab\tc\u3000"}));
  EXPECT_EQ(evaluate(str("slice", col("s"), {std::int64_t{1}, std::int64_t{3}}), words)[0], "ôt");
  EXPECT_EQ(evaluate(str("slice", col("s"), {std::int64_t{-6}, std::monostate{}}), words)[0], "Ivoire");
  EXPECT_EQ(evaluate(str("slice", col("s"), {std::int64_t{5}, std::int64_t{2}}), words)[0], "");
  const dd::Table ascii = table({{"s", string, {"Some Words That Are Longer [z{`@", "aZ"}}});
  EXPECT_EQ(evaluate(str("upper", col("s")), ascii), (Texts{"SOME WORDS THAT ARE LONGER [Z{`@", "AZ"}));
  EXPECT_EQ(evaluate(str("lower", col("s")), ascii), (Texts{"some words that are longer [z{`@", "az"}));
  EXPECT_EQ(evaluate(str("replace", str("slice", col("s"), {std::int64_t{0}, std::int64_t{2}}),
                         {std::string(""), std::string("-"), std::int64_t{-1}, true, false}),
                     ascii),
            (Texts{"-S-o-", "-a-Z-"}));
}

TEST(Strings, AreJoined) {
  const dd::Table words = table({{"s", string, {"a", "null", "twelve bytes"}}});
  EXPECT_EQ(evaluate(binary(add, binary(add, lit("<"), col("s")), lit(">")), words), (Texts{"<a>", "null", "<twelve bytes>"}));
}

TEST(ScalarText, IsPython) {
  EXPECT_EQ(to_string(binary(gt, col("population"), lit(5000000.0))), "(population > 5000000.0)");
  EXPECT_EQ(to_string(binary(logical_and, binary(gt, col("a"), lit(5)), unary(UnaryOp::logical_not, col("t")))),
            "((a > 5) && (!t))");
  EXPECT_EQ(to_string(isin(col("c"), {std::string("Asia"), std::int64_t{1}})), "(c isin [\"Asia\", 1])");
  EXPECT_EQ(to_string(cast(binary(floordiv, col("a"), lit(2)), float32)), "cast((a // 2), float32)");
  EXPECT_EQ(to_string(str("contains", col("c"), {std::string("a"), true, false})), "str.contains(c, \"a\", true, false)");
  EXPECT_EQ(to_string(make(Coalesce{}, {col("a"), null()})), "coalesce(a, null)");
}

TEST(ScalarErrors, NameTheTypesAndTheExpression) {
  const dd::Table t = table({{"country", string, {"a"}},
                             {"year", int64, {"1"}},
                             {"d", date, {"2024-01-01"}},
                             {"at", timestamp, {"2024-01-01"}},
                             {"ok", boolean, {"true"}}});
  const auto message = [&](const Expr& scalar) { return error_of([&] { type_of(scalar, t); }); };
  EXPECT_EQ(message(binary(gt, col("country"), lit(5))), "user: Cannot compare string with int64: (country > 5)");
  EXPECT_EQ(message(binary(add, col("d"), lit(1))), "user: Cannot compute date + int64: (d + 1)");
  EXPECT_EQ(message(binary(sub, col("country"), col("country"))), "user: Cannot compute string - string: (country - country)");
  EXPECT_EQ(message(binary(logical_or, col("year"), col("ok"))), "user: Cannot compute int64 || bool: (year || ok)");
  EXPECT_EQ(message(unary(UnaryOp::negate, col("country"))), "user: Cannot negate string: (-country)");
  EXPECT_EQ(message(unary(UnaryOp::abs, col("d"))), "user: Cannot take the absolute value of date: abs(d)");
  EXPECT_EQ(message(unary(UnaryOp::logical_not, col("year"))), "user: Cannot invert int64, only bool: (!year)");
  EXPECT_EQ(message(binary(lt, col("d"), lit("2024-13-01"))), "user: Not a date: \"2024-13-01\"");
  EXPECT_EQ(message(binary(lt, col("at"), lit("2024-02-30"))), "user: Not a timestamp: \"2024-02-30\"");
  EXPECT_EQ(message(isin(col("d"), {std::string("soon")})), "user: Not a date: \"soon\"");
  EXPECT_EQ(message(isin(col("year"), {std::string("x")})),
            "user: Cannot look for \"x\" among values of type int64: (year isin [\"x\"])");
  EXPECT_EQ(message(cast(col("ok"), date)), "user: Cannot convert bool to date: cast(ok, date)");
  EXPECT_EQ(message(str("len", col("year"))), "user: Cannot use a string function on int64: str.len(year)");
  EXPECT_EQ(message(str("contains", col("country"), {std::string("(a"), true, true})),
            "user: Not a regular expression (missing ): (a): str.contains(country, \"(a\", true, true)");
  EXPECT_EQ(message(make(Coalesce{}, {col("country"), lit(5)})), "user: Cannot fill string with int64: coalesce(country, 5)");
  EXPECT_EQ(message(make(Coalesce{}, {col("ok"), lit(5)})), "user: Cannot fill bool with int64: coalesce(ok, 5)");
  EXPECT_EQ(message(col("contry")), "user: Column not found: contry (have: country, year, d, at, ok; did you mean country?)");
}

TEST(ScalarErrors, PlansFromOutsideMayBeWiredWrongly) {
  const dd::Table& t = numbers();
  const auto message = [&](const Expr& scalar) { return error_of([&] { type_of(scalar, t); }); };
  EXPECT_EQ(message(make(Binary{add}, {col("a")})), "cluster: A plan has 1 inputs for binary, not 2");
  EXPECT_EQ(message(make(Binary{static_cast<BinaryOp>(99)}, {col("a"), col("a")})),
            "cluster: A plan holds an unknown binary operation");
  EXPECT_EQ(message(unary(static_cast<UnaryOp>(99), col("a"))), "cluster: A plan holds an unknown unary operation");
  EXPECT_EQ(message(str("zfill", cast(col("a"), string))).substr(0, 50), "cluster: A plan has no such arguments of str.zfill");
  EXPECT_EQ(message(make(Cast{int8}, {input_of(t)})).substr(0, 37), "cluster: A plan uses a frame as a val");
}

TEST(Select, LaterConditionsSeeOnlySurvivors) {
  const dd::Table t =
      table({{"s", string, {"1", "x", "3", "null", "5"}}, {"good", boolean, {"true", "false", "true", "true", "true"}}});
  const Expr number = cast(col("s"), int64);
  EXPECT_EQ(selected(binary(logical_and, col("good"), binary(gt, number, lit(2))), t), (std::vector<std::uint32_t>{2, 4}));
  EXPECT_EQ(error_of([&] { selected(binary(gt, number, lit(2)), t); }), "data: Not an int64: \"x\" [cast(s, int64)]");
  EXPECT_EQ(selected(binary(logical_and, binary(logical_and, binary(ne, col("s"), lit("x")), binary(ne, col("s"), lit("1"))),
                            binary(lt, number, lit(5))),
                     t),
            (std::vector<std::uint32_t>{2}));
  EXPECT_EQ(selected(binary(logical_or, col("good"), col("good")), t), (std::vector<std::uint32_t>{0, 2, 3, 4}));
  EXPECT_EQ(selected(lit(Literal(true)), t), (std::vector<std::uint32_t>{0, 1, 2, 3, 4}));
  EXPECT_EQ(selected(binary(eq, col("s"), null()), t), (std::vector<std::uint32_t>{}));
  EXPECT_EQ(selected(col("good"), table({{"good", boolean, {}}})), (std::vector<std::uint32_t>{}));
}

}  // namespace
}  // namespace weft::kernel_test
