// Bytes that are no UTF-8 become what browsers show for them.
#include "base/utf8_text.h"

#include <string>

#include <gtest/gtest.h>

namespace weft::base {
namespace {

TEST(Utf8Text, LettersStayAsTheyAre) {
  for (const char* text : {"", "plain text of more than eight letters", "\xc2\x80", "\xc3\xa9t\xc3\xa9", "\xe0\xa0\x80",
                           "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf", "\xf0\x90\x80\x80", "12345678\xf4\x8f\xbf\xbf"}) {
    EXPECT_EQ(to_valid_utf8(text), text);
  }
  EXPECT_EQ(to_valid_utf8(std::string("a\0b", 3)), std::string("a\0b", 3));
}

TEST(Utf8Text, OtherBytesAreReplaced) {
  const std::string mark = "\xef\xbf\xbd";
  EXPECT_EQ(to_valid_utf8("caf\xe9"), "caf" + mark);
  EXPECT_EQ(to_valid_utf8("caf\xe9 and more"), "caf" + mark + " and more");
  EXPECT_EQ(to_valid_utf8("\x80\xc3\xa9\xff"), mark + "\xc3\xa9" + mark);
  EXPECT_EQ(to_valid_utf8("\xc0\xaf"), mark + mark) << "longer than it has to be";
  EXPECT_EQ(to_valid_utf8("\xe0\x80\x80"), mark + mark + mark);
  EXPECT_EQ(to_valid_utf8("\xf0\x80\x80\x80"), mark + mark + mark + mark);
  EXPECT_EQ(to_valid_utf8("\xed\xa0\x80"), mark + mark + mark) << "half of a pair of UTF-16";
  EXPECT_EQ(to_valid_utf8("\xf4\x90\x80\x80"), mark + mark + mark + mark) << "beyond Unicode";
  EXPECT_EQ(to_valid_utf8("\xe2\x82"), mark + mark) << "cut off";
}

}  // namespace
}  // namespace weft::base
