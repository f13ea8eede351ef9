// Files that browsers upload: whole, in parts, saved, and what is none.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include <weft/dcc.h>
#include <weft/html.h>
#include <weft/upload.h>

#include "error_of.h"
#include "requests.h"

using namespace weft;

namespace {

class Uploads : public testing::Test {
 protected:
  Uploads() { app_.layout = html::Div({dcc::Upload({.id = "in"}), html::Div({.id = "out"})}); }

  /// What a handler of one file makes of the contents.
  template <class Handler>
  Response answer(const Json& contents, Handler handler) {
    app_.callback(Output{"out", "children"}, Input{"in", dcc::Upload.contents}, handler);
    return post(app_, one_input_of("contents", contents));
  }
  static std::string one_input_of(const std::string& property, const Json& value) {
    std::string body = one_input(value);
    for (const std::string from : {"\"property\":\"value\"", "in.value"}) {
      const std::string to = from == "in.value" ? "in." + property : "\"property\":\"" + property + "\"";
      body.replace(body.find(from), from.size(), to);
    }
    return body;
  }
  static Json result(const Response& response) {
    EXPECT_EQ(response.status, 200) << response.body.view();
    return json_of(response).at("response").at("out").at("children");
  }

  Dash app_;
};

TEST_F(Uploads, AreRead) {
  const Response response = answer("data:text/plain;base64,aGVsbG8=", [](dcc::UploadedFile file) {
    return file.content_type() + " " + std::to_string(file.size()) + " " + file.bytes();
  });
  EXPECT_EQ(result(response), "text/plain 5 hello");
}

TEST_F(Uploads, MayBeEmptyOrOfNoType) {
  const auto handler = [](std::vector<dcc::UploadedFile> files) {
    std::string text;
    for (const auto& file : files) text += file.content_type() + ":" + std::to_string(file.size()) + file.bytes() + ";";
    return text;
  };
  EXPECT_EQ(
      result(answer(boost::json::array{"data:", "data:;base64,", "data:;base64,YQ==", "data:a/b;c=d;base64,YWI="}, handler)),
      ":0;:0;:1a;a/b;c=d:2ab;");
}

TEST_F(Uploads, ComeInParts) {
  const Response response = answer("data:;base64,YWJjZGVmZ2hpag==", [](dcc::UploadedFile file) {
    std::string parts;
    file.read([&](std::string_view part) { parts += std::string(part) + "|"; }, 4);
    return parts;
  });
  EXPECT_EQ(result(response), "abcdef|ghij|");
}

TEST_F(Uploads, AreSaved) {
  const std::string path = testing::TempDir() + "/weft_upload_test.bin";
  const Response response = answer("data:;base64,AAEC/w==", [path](dcc::UploadedFile file) {
    file.save(path);
    return "saved";
  });
  EXPECT_EQ(result(response), "saved");
  std::stringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  std::filesystem::remove(path);
  EXPECT_EQ(bytes.str(), std::string("\0\1\2\xff", 4));
}

TEST_F(Uploads, RefuseWhatIsNone) {
  const auto refused = [](const Json& value) {
    dcc::UploadedFile file;
    return error_of([&] { from_json(value, file); });
  };
  EXPECT_EQ(refused("hello"), "data: needs an uploaded file, a text that begins with \"data:\"");
  EXPECT_EQ(refused(3), "data: needs an uploaded file, a text that begins with \"data:\"");
  EXPECT_EQ(refused("data:text/plain,hello"), "data: needs an uploaded file in base64");
  EXPECT_EQ(refused("data:;base64,YQ="), "data: needs an uploaded file in base64, whole");
  EXPECT_EQ(refused("data:;base64,YQ==YQ=="), "data: needs an uploaded file in base64, whole");
  const Response response = answer("hello", [](dcc::UploadedFile file) { return file.bytes(); });
  EXPECT_EQ(response.status, 400);
  EXPECT_NE(text_of(response).find("needs an uploaded file"), std::string::npos) << text_of(response);
}

TEST_F(Uploads, SayWhereTheyCannotBeSaved) {
  dcc::UploadedFile file;
  from_json("data:;base64,YQ==", file);
  EXPECT_EQ(error_of([&] { file.save("/no/such/folder/file"); }),
            "data: An uploaded file cannot be written: /no/such/folder/file (No such file or directory)");
}

}  // namespace
