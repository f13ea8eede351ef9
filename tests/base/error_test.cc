// The exception that Weft throws: its text.
#include <weft/error.h>

#include <string>

#include <gtest/gtest.h>

namespace weft {
namespace {

TEST(Error, SaysItsMessageAndItsPlace) {
  EXPECT_STREQ(Error(ErrorKind::user, "wrong").what(), "wrong");
  EXPECT_STREQ(Error(ErrorKind::data, "wrong", "a.csv").what(), "wrong [a.csv]");
  EXPECT_STREQ(Error(ErrorKind::data, "wrong", "a.csv").in("read_csv").what(), "wrong [read_csv: a.csv]");
}

TEST(Error, SaysWhatComesAfterAZero) {
  EXPECT_STREQ(Error(ErrorKind::data, std::string("column k\0d", 10), "a.csv").what(), "column k d [a.csv]");
}

}  // namespace
}  // namespace weft
