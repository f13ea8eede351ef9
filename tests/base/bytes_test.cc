// Checks content hashes and base64.
#include <gtest/gtest.h>

#include <weft/error.h>

#include "base/base64.h"
#include "base/hash.h"

namespace weft::base {
namespace {

TEST(Hash, IsXxh3OfTheBytes) {  // `xxhsum -H2`, xxHash 0.8.1
  EXPECT_EQ(hash_bytes("").hex(), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(hash_bytes("weft").hex().size(), 32u);
  EXPECT_NE(hash_bytes("weft"), hash_bytes("wefu"));
  EXPECT_NE(hash_bytes("weft", 1), hash_bytes("weft"));
}

TEST(Base64, EncodesTheVectorsOfTheRfc) {  // RFC 4648, section 10
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"},
                                                         {"\xff\xfe\xfd", "//79"}};
  for (const auto& [bytes, text] : vectors) {
    EXPECT_EQ(to_base64(bytes), text);
    EXPECT_EQ(from_base64(text), bytes);
  }
}

TEST(Base64, EncodesAllBytesAtAllLengths) {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) {
    const std::string text = to_base64(bytes);
    EXPECT_EQ(text.size(), (bytes.size() + 2) / 3 * 4);
    EXPECT_EQ(from_base64(text), bytes) << bytes.size();
    bytes += static_cast<char>(i * i * 7 + i / 5);
  }
}

TEST(Base64, RefusesOtherText) {
  EXPECT_THROW(from_base64("Zg="), Error);
  EXPECT_THROW(from_base64("Z*=="), Error);
  try {
    from_base64("Zm9v*A==");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.message(), "Not base64: character 4 of 8");
    EXPECT_EQ(error.kind(), ErrorKind::data);
  }
}

TEST(Error, SaysWhatAndWhere) {
  const Error error(ErrorKind::data, "Bad number: x1", "row 3");
  EXPECT_STREQ(error.what(), "Bad number: x1 [row 3]");
  EXPECT_STREQ(error.in("gdp.csv").what(), "Bad number: x1 [gdp.csv: row 3]");
  EXPECT_EQ(to_string(error.in("gdp.csv").kind()), "data");
  EXPECT_STREQ(Error(ErrorKind::user, "No").what(), "No");
}

}  // namespace
}  // namespace weft::base
