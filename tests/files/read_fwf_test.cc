// read_fwf: where fields stand, and what it has in common with read_csv. What pandas reads is in tests/csv.
#include "files/files_case.h"

#include <weft/read_fwf.h>

namespace weft {
namespace {

using namespace files_test;

class ReadFwf : public testing::Test {
 protected:
  void SetUp() override {
    write_bytes(folder_ / "a.txt", "id  name     size\n1   gold      1.5\n2   silver    22\n");
    write_bytes(folder_ / "b.txt", "id  name     size\n3   tin          \n");
  }
  std::string text(const dd::DataFrame& df) const {
    const dd::Table rows = df.compute();
    std::string text;
    for (std::size_t row = 0; row < rows.num_rows(); ++row)
      for (const std::string& name : df.columns()) text += rows[name].to_string(row) + '|';
    return text;
  }
  Folder folder_;
};

TEST_F(ReadFwf, FindsItsFields) {
  for (const char* executor : {"local", "loopback"}) {
    frame_test::KeepConfig keep;
    set_config({.executor = executor, .cache_limit = 0});
    const dd::DataFrame df = dd::read_fwf(folder_ / "*.txt", {.csv = {.blocksize = 8}});
    EXPECT_EQ(df.columns(), (std::vector<std::string>{"id", "name", "size"}));
    EXPECT_EQ(text(df), "1|gold|1.5|2|silver|22.0|3|tin|null|");
    EXPECT_EQ(text(df[df["id"] >= 2][{"name"}]), "silver|tin|");
  }
}

TEST_F(ReadFwf, IsToldItsFields) {
  EXPECT_EQ(text(dd::read_fwf(folder_ / "a.txt", {.colspecs = {{4, 6}, {0, 1}}, .csv = {.names = {"n", "i"}}})), "go|1|si|2|");
  EXPECT_EQ(text(dd::read_fwf({(folder_ / "a.txt").c_str(), (folder_ / "b.txt").c_str()},
                              {.csv = {.header = dd::no_header, .skiprows = 1}, .widths = {4, 5}})),
            "1|gold|2|silve|3|tin|");
}

TEST_F(ReadFwf, Mistakes) {
  const std::string path = folder_ / "a.txt";
  expect_error(ErrorKind::user, "read_fwf: .colspecs and .widths exclude each other", [&] {
    dd::read_fwf(path, {.colspecs = {{0, 1}}, .widths = {1}});
  });
  expect_error(ErrorKind::user, "read_fwf: A field has no characters: from 5 to before 3", [&] {
    dd::read_fwf(path, {.colspecs = {{5, 3}}});
  });
  expect_error(ErrorKind::user, "read_fwf: A field has no characters: from 2 to before 2", [&] {
    dd::read_fwf(path, {.widths = {2, 0}});
  });
  expect_error(ErrorKind::user, "read_fwf: .infer_nrows is 1 or more", [&] { dd::read_fwf(path, {.infer_nrows = 0}); });
  write_bytes(folder_ / "empty.txt", "   \n\n");
  expect_error(ErrorKind::data, "File has no rows: " + (folder_ / "empty.txt"), [&] { dd::read_fwf(folder_ / "empty.txt"); });
}

}  // namespace
}  // namespace weft
