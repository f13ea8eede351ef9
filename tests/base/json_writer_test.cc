// Checks JSON text against what Python 3.11 and Dash 4.4 write.
#include "base/json_writer.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "base/json_reader.h"

namespace weft::base {
namespace {

TEST(JsonWriter, WritesFloatsAsPythonDoes) {  // repr() of CPython 3.11
  EXPECT_EQ(repr(1.0), "1.0");
  EXPECT_EQ(repr(0.1), "0.1");
  EXPECT_EQ(repr(-0.0), "-0.0");
  EXPECT_EQ(repr(366300.86), "366300.86");
  EXPECT_EQ(repr(1e15), "1000000000000000.0");
  EXPECT_EQ(repr(1e16), "1e+16");
  EXPECT_EQ(repr(1.5e-7), "1.5e-07");
  EXPECT_EQ(repr(0.0001), "0.0001");
  EXPECT_EQ(repr(0.00001), "1e-05");
  EXPECT_EQ(repr(1.7976931348623157e308), "1.7976931348623157e+308");
  EXPECT_EQ(repr(5e-324), "5e-324");
  EXPECT_EQ(repr(123456789.125), "123456789.125");
  EXPECT_EQ(repr(0.1f), "0.1");
  EXPECT_EQ(repr(std::nan("")), "nan");
  EXPECT_EQ(repr(-std::numeric_limits<double>::infinity()), "-inf");
}

TEST(JsonWriter, WritesCompactValues) {
  const Json value = {{"a", {1, 2.5, nullptr, true, "x"}}, {"b", {{"c", false}}}};
  EXPECT_EQ(to_json(value), R"({"a":[1,2.5,null,true,"x"],"b":{"c":false}})");
  EXPECT_EQ(to_json(Json(std::uint64_t{18446744073709551615u})), "18446744073709551615");
}

TEST(JsonWriter, EscapesWhatCouldCloseAScriptTag) {
  EXPECT_EQ(to_json(Json("</script>")), R"("\u003c/script\u003e")");
  EXPECT_EQ(to_json(Json("\"\\\n\r\t\b\f\x01")), R"("\"\\\n\r\t\b\f\u0001")");
  EXPECT_EQ(to_json(Json("Żółw 漢")), "\"Żółw 漢\"");
}

TEST(JsonWriter, EscapesAtEveryPlaceOfALongText) {
  for (const char* character : {"\"", "\\", "<", ">", "\x1f", "\x01"}) {
    for (std::size_t place = 0; place < 24; ++place) {
      std::string text(24, 'a');
      text.replace(place, 1, character);
      const std::string written = to_json(Json(text));
      EXPECT_GT(written.size(), 26u) << place;
      EXPECT_EQ(parse_json(written), Json(text));
    }
  }
  const std::string plain = "=?./-!#[]^_ \x7f\xc3\xa9\xf0\x9f\x8e\x88 tilde~";
  EXPECT_EQ(to_json(Json(plain)), "\"" + plain + "\"");
}

TEST(JsonWriter, WritesForPeopleAsPythonDoes) {  // json.dumps(value), json.dumps(value, indent=2, ensure_ascii=False)
  const Json value{{"points", {{{"x", 137.15}, {"text", "<b>é\"</b>"}}}}, {"none", nullptr}, {"empty", boost::json::array()}};
  EXPECT_EQ(json_text(value), R"({"points": [{"x": 137.15, "text": "<b>é\"</b>"}], "none": null, "empty": []})");
  EXPECT_EQ(json_text(value, 2), R"({
  "points": [
    {
      "x": 137.15,
      "text": "<b>é\"</b>"
    }
  ],
  "none": null,
  "empty": []
})");
  EXPECT_EQ(json_text(Json("a")), "\"a\"");
}

TEST(JsonWriter, WritesNullForWhatJsonCannotHold) {
  EXPECT_EQ(to_json(Json{std::nan(""), std::numeric_limits<double>::infinity()}), "[null,null]");
}

}  // namespace
}  // namespace weft::base
