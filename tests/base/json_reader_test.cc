// Checks that JSON text is read exactly, and what is said of text that is none.
#include "base/json_reader.h"

#include <cmath>

#include <gtest/gtest.h>

#include <weft/error.h>

#include "base/json_writer.h"

namespace weft::base {
namespace {

TEST(JsonReader, ReadsTheNearestDouble) {
  for (double number : {7.0 / 31, 0.1, 1e-300, 4.35, 0.22580645161290322, 1.7976931348623157e308, 5e-324, 123456789012345678.0}) {
    EXPECT_EQ(parse_json(repr(number)), Json(number)) << repr(number);
  }
  EXPECT_EQ(parse_json("-0.0"), Json(-0.0));
  EXPECT_EQ(parse_json("1E2"), Json(100.0));
}

TEST(JsonReader, ReadsEveryKindOfValue) {
  const std::string text = R"({"a":[1,-2,18446744073709551615,2.5,true,null],"b":{"c":"é \u00e9 \ud83c\udf88\n"},"":[],"d":{}})";
  const Json value = parse_json(" " + text + "\n");
  EXPECT_EQ(value.at("a").at(2), Json(std::uint64_t{18446744073709551615u}));
  EXPECT_EQ(value.at("b").at("c"), "é é 🎈\n");
  EXPECT_EQ(parse_json(to_json(value)), value);
  EXPECT_EQ(parse_json("3"), Json(3));
  EXPECT_EQ(parse_json("\"" + std::string(100'000, 'x') + "\"").get_string().size(), 100'000u);
}

TEST(JsonReader, SaysWhereTextIsNoJson) {
  const auto message_of = [](const std::string& text) -> std::string {
    try {
      parse_json(text);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::data);
      return error.message();
    }
    return "no error";
  };
  EXPECT_EQ(message_of("{\"a\":}"), "Not JSON: syntax error at byte 5");
  EXPECT_EQ(message_of("[1,2"), "Not JSON: incomplete JSON at byte 4");
  EXPECT_EQ(message_of("1 2"), "Not JSON: extra data at byte 2");
  EXPECT_EQ(message_of(""), "Not JSON: incomplete JSON at byte 0");
  EXPECT_EQ(message_of("[NaN]"), "Not JSON: syntax error at byte 1");
  EXPECT_EQ(message_of("\"\xff\""), "Not JSON: syntax error at byte 1");
  EXPECT_EQ(message_of(std::string(65, '[') + std::string(65, ']')), "Not JSON: too deep at byte 64");
}

}  // namespace
}  // namespace weft::base
