// Element-wise methods of series, compared with pandas.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Series;
TEST(Values, IsIn) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"n", t["n"].isin({1, 2, -3})},
                   {"g", t["g"].isin({2.5, 5.125})},
                   {"t", t["t"].isin({"plain", "日本語", "no such"})},
                   {"c", t["c"].isin({true})},
                   {"nothing", t["n"].isin(std::vector<dd::Value>{})},
                   {"wide", t["wide"].isin({9223372036854775807, 9007199254740993})},
                   {"null", t["n"].isin({1, nullptr})},
                   {"e", t["e"].isin({"1968-08-12", "1987-12-28"})},
                   {"fraction", t["n"].isin({2.5})},
                   {"f", t["f"].isin({3, 100})}};
  });
}

TEST(Values, Between) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"n", t["n"].between(-2, 4)},
                   {"g", t["g"].between(-10.5, 10)},
                   {"t", t["t"].between("a", "q")},
                   {"e", t["e"].between("1980-01-01", "1999-12-31")}};
  });
}

TEST(Values, Missing) {
  expect_columns([](const DataFrame& t) {
    Columns made;
    const std::vector<std::string> names{"n", "g", "c", "t", "e", "seen", "clock", "i"};
    for (const std::string& name : names) made.emplace_back(name + "_na", t[name].isna());
    for (const std::string& name : names) made.emplace_back(name + "_not", t[name].notna());
    return made;
  });
}

TEST(Values, FillNulls) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"n", t["n"].fillna(0)},
                   {"g", t["g"].fillna(-1.5)},
                   {"g_integer", t["g"].fillna(7)},
                   {"c", t["c"].fillna(false)},
                   {"t", t["t"].fillna("none")},
                   {"e", t["e"].fillna("2000-01-01")},
                   {"seen", t["seen"].fillna("2000-01-01 06:00")},
                   {"i", t["i"].fillna(1)},
                   {"n_fraction", t["n"].fillna(0.5)}};
  });
}

TEST(Values, Absolute) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"i", t["i"].abs()}, {"n", t["n"].abs()}, {"g", t["g"].abs()}, {"f", t["f"].abs()}};
  });
}

TEST(Values, Strings) {
  expect_columns([](const DataFrame& t) {
    dd::StringMethods s = t["t"].str();
    return Columns{{"contains", s.contains("a")},
                   {"regex", s.contains("^[a-z]+$")},
                   {"dot", s.contains(".")},
                   {"plain_dot", s.contains(".", {.regex = false})},
                   {"no_case", s.contains("A", {.case_sensitive = false})},
                   {"no_case_plain", s.contains("a.B", {.case_sensitive = false, .regex = false})},
                   {"starts", s.startswith("p")},
                   {"ends", s.endswith("d")},
                   {"len", s.len()},
                   {"lower", s.lower()},
                   {"upper", s.upper()},
                   {"strip", s.strip()},
                   {"lstrip", s.lstrip()},
                   {"rstrip", s.rstrip()},
                   {"replace", s.replace("a", "AA")},
                   {"replace_dot", s.replace(".", "")},
                   {"slice", s.slice(1, 4)},
                   {"slice_end", s.slice(-3)},
                   {"slice_to", s.slice(0, -2)},
                   {"slice_far", s.slice(100)},
                   {"slice_back", s.slice(-4, -1)},
                   {"slice_empty", s.slice(3, 1)}};
  });
}

TEST(Values, AsTypeOfIntegers) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"float64", t["n"].astype(dd::float64)},
                   {"float32", t["n"].astype(dd::float32)},
                   {"int8", t["n"].astype(dd::int8)},
                   {"int16", t["n"].astype(dd::int16)},
                   {"int32", t["n"].astype(dd::int32)},
                   {"uint8", t["k"].astype(dd::uint8)},
                   {"uint16", t["k"].astype(dd::uint16)},
                   {"uint32", t["k"].astype(dd::uint32)},
                   {"uint64", t["k"].astype(dd::uint64)},
                   {"boolean", t["n"].astype(dd::boolean)},
                   {"string", t["n"].astype(dd::string)},
                   {"wide", t["wide"].astype(dd::string)},
                   {"wide_float", t["wide"].astype(dd::float64)},
                   {"same", t["n"].astype(dd::int64)}};
  });
}

TEST(Values, AsTypeOfFloats) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"int64", t["g"].astype(dd::int64)},     {"int16", t["g"].astype(dd::int16)},
                   {"float32", t["g"].astype(dd::float32)}, {"boolean", t["g"].astype(dd::boolean)},
                   {"string", t["g"].astype(dd::string)},   {"string_f", t["f"].astype(dd::string)}};
  });
}

TEST(Values, AsTypeOfBooleans) {
  expect_columns([](const DataFrame& t) {
    return Columns{
        {"int64", t["c"].astype(dd::int64)}, {"float64", t["c"].astype(dd::float64)}, {"string", t["c"].astype(dd::string)}};
  });
}

TEST(Values, AsTypeOfTimes) {
  expect_columns([](const DataFrame& t) {
    return Columns{{"timestamp", t["e"].astype(dd::timestamp)},  {"date", t["seen"].astype(dd::date)},
                   {"time", t["seen"].astype(dd::time)},         {"e_text", t["e"].astype(dd::string)},
                   {"seen_text", t["seen"].astype(dd::string)},  {"clock_text", t["clock"].astype(dd::string)},
                   {"microseconds", t["seen"].astype(dd::int64)}};
  });
}

TEST(Values, AsTypeOfText) {
  expect_columns([](const DataFrame& t) {
    auto through_text = [&](const char* name, dd::DType type) { return t[name].astype(dd::string).astype(type); };
    return Columns{{"int64", through_text("n", dd::int64)},   {"float64", through_text("g", dd::float64)},
                   {"exact", through_text("f", dd::float64)}, {"boolean", through_text("c", dd::boolean)},
                   {"date", through_text("e", dd::date)},     {"timestamp", through_text("seen", dd::timestamp)},
                   {"time", through_text("clock", dd::time)}};
  });
}

}  // namespace
}  // namespace weft::frame_test
