// What the tests of files share: where their data are, and folders of their own to write to.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include <gtest/gtest.h>
#include <weft/dataframe.h>

#include "frame_case/frame_case.h"

namespace weft::files_test {

using frame_test::difference;
using frame_test::expect_error;
using frame_test::Result;

/// The path of a file in tests/files/data.
inline std::string data(const std::string& name) { return std::string(WEFT_TEST_DATA) + "/../data/" + name; }

/// A folder that is gone after the test.
class Folder {
 public:
  Folder() {
    const auto& test = *testing::UnitTest::GetInstance()->current_test_info();
    path_ = testing::TempDir() + "weft-" + std::to_string(getpid()) + "-" + test.test_suite_name() + "-" + test.name();
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_bytes(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

/// Checks that two frames have the same rows in the same order.
inline void expect_same(const dd::Table& made, const dd::Table& expected) {
  EXPECT_EQ(difference(Result(made).json(), Result(expected).json(), true, 0), "");
}

/// The number of files below a folder, those with hidden names too.
inline std::size_t count_files(const std::string& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) count += !entry.is_directory();
  return count;
}

}  // namespace weft::files_test
