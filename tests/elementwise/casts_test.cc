// astype of every pair of types.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::DType;

TEST(Casts, Numbers) {
  expect_columns([](const DataFrame& t) {
    const std::vector<DType> types{dd::int8, dd::int16, dd::int32, dd::int64, dd::float32, dd::float64};
    const auto named = [&](const char* column, DType type) {
      return std::pair(std::string(column) + '_' + std::string(dd::to_string(type)), t[column].astype(type));
    };
    Columns columns;
    for (const DType type : types) columns.push_back(named("i", type));
    for (const DType type : {dd::uint8, dd::uint16, dd::uint32, dd::uint64, dd::boolean}) columns.push_back(named("k", type));
    for (const DType type : types) columns.push_back(named("g", type));
    for (const DType type : types) columns.push_back(named("b", type));
    return columns;
  });
}
TEST(Casts, Text) {
  expect_columns([](const DataFrame& t) {
    const auto text = [&](const char* column) { return t[column].astype(dd::string); };
    return Columns{{"i", text("i")},
                   {"f", text("f")},
                   {"b", text("b")},
                   {"n", text("n")},
                   {"back", text("i").astype(dd::int64)},
                   {"float_back", text("f").astype(dd::float64)},
                   {"day", text("e")},
                   {"day_back", text("e").astype(dd::date)}};
  });
}

TEST(Casts, EveryPairIsComputedOrRefusedWhenBuilt) {
  const DataFrame t = dd::read_csv(data_file("types.csv"));
  const std::vector<DType> types{dd::boolean, dd::int8,   dd::int16,  dd::int32,  dd::int64,
                                 dd::uint8,   dd::uint16, dd::uint32, dd::uint64, dd::float32,
                                 dd::float64, dd::string, dd::date,   dd::time,   dd::timestamp};
  int refused = 0;
  for (const char* column : {"k", "f", "b", "d", "at", "clock"})
    for (const DType type : types) {
      try {
        const dd::Series made = t[column].astype(type);
        EXPECT_EQ(made.dtype(), type);
        try {
          EXPECT_EQ(made.compute().dtype(), type) << column;
        } catch (const Error& error) {
          EXPECT_EQ(error.kind(), ErrorKind::data) << column << " to " << dd::to_string(type) << ": " << error.what();
        }
      } catch (const Error& error) {
        ++refused;
        EXPECT_EQ(error.kind(), ErrorKind::user) << error.what();
        EXPECT_TRUE(error.message().starts_with("Cannot convert ")) << error.what();
      }
    }
  EXPECT_EQ(refused, 18);
}

TEST(Casts, Errors) {
  const DataFrame t = dd::read_csv(data_file("types.csv"));
  const auto data = [](const std::string& message, const dd::Series& series) {
    try {
      series.compute();
      ADD_FAILURE() << message;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::data);
      EXPECT_EQ(error.message(), message);
    }
  };
  data("Not an int8: 300", (t["k"] * 0 + 300).astype(dd::int8));
  data("Not a uint8: -1", (t["k"] * 0 - 1).astype(dd::uint8));
  data("Not an int32: 1e+300", (t["f"] * 0 + 1e300).astype(dd::int32));
  data("Not an int64: \"x\"", t["k"].map({{0, "x"}, {1, "x"}, {2, "x"}, {3, "x"}}).astype(dd::int64));
  data("Not a bool: \"x\"", t["k"].map({{0, "x"}, {1, "x"}, {2, "x"}, {3, "x"}}).astype(dd::boolean));
  expect_error(ErrorKind::user, "Cannot convert date to bool: cast(d, bool)", [&] { t["d"].astype(dd::boolean); });
  expect_error(ErrorKind::user, "Cannot convert time to float64: cast(clock, float64)", [&] { t["clock"].astype(dd::float64); });
}

}  // namespace
}  // namespace weft::frame_test
