// What can be wrong with a path: one clear Error for each way, of each reader and writer.
#include "files/files_case.h"

#include <cstdlib>
#include <functional>
#include <span>

#include <sys/stat.h>

#include <weft/read_fwf.h>

namespace weft {
namespace {

using namespace files_test;
namespace fs = std::filesystem;

struct Reader {
  const char* ending;
  std::function<dd::DataFrame(const std::string& path)> read;
};

const Reader readers[] = {
    {".csv", [](const std::string& path) { return dd::read_csv(path); }},
    {".txt", [](const std::string& path) { return dd::read_fwf(path); }},
    {".jsonl", [](const std::string& path) { return dd::read_json(path); }},
    {".arrow", [](const std::string& path) { return dd::read_ipc(path); }},
    {".parquet", [](const std::string& path) { return dd::read_parquet(path); }},
};

struct Writer {
  const char* name;
  std::function<void(const std::string& path)> write;
};

dd::DataFrame rows() { return dd::from_table(dd::Table({{"a", dd::Column(std::vector<std::int64_t>{1, 2, 3})}})); }

const Writer writers[] = {
    {"directory of csv", [](const std::string& path) { rows().to_csv(path); }},
    {"directory of json", [](const std::string& path) { rows().to_json(path); }},
    {"directory of ipc", [](const std::string& path) { rows().to_ipc(path); }},
    {"directory of parquet", [](const std::string& path) { rows().to_parquet(path); }},
};
const Writer file_writers[] = {
    {"csv", [](const std::string& path) { rows().to_csv(path, {.single_file = true}); }},
    {"json", [](const std::string& path) { rows().to_json(path, {.single_file = true}); }},
};

/// As one who may not do everything: root, under whom tests may run, may.
class AsNobody {
 public:
  AsNobody() : is_root_(::geteuid() == 0) {
    if (is_root_ && ::seteuid(nobody) != 0) std::abort();
  }
  ~AsNobody() {
    if (is_root_ && ::seteuid(0) != 0) std::abort();
  }

 private:
  static constexpr uid_t nobody = 65534;
  bool is_root_;
};

template <class Act>
void expect_user_error(const std::string& message, Act act) {
  expect_error(ErrorKind::user, message, act);
}

TEST(PathsToRead, ThatAreEmpty) {
  for (const Reader& reader : readers) expect_user_error("A path to read is empty", [&] { reader.read(""); });
}

TEST(Paths, ThatAreUrlsOfFiles) {
  const Folder folder;
  const std::string url = "file://" + folder.path();
  const dd::Table expected = rows().compute();
  rows().to_csv(url + "/c-*.csv");
  rows().to_json(url + "/j");
  rows().to_ipc(url + "/i");
  rows().to_parquet(url + "/p");
  rows().to_csv(url + "/one.csv", {.single_file = true});
  for (const std::string& begin : {folder.path(), url, "file://localhost" + folder.path()}) {
    expect_same(dd::read_csv(begin + "/c-*.csv").compute(), expected);
    expect_same(dd::read_csv(begin + "/one.csv").compute(), expected);
    expect_same(dd::read_json(begin + "/j").compute(), expected);
    expect_same(dd::read_ipc(begin + "/i").compute(), expected);
    expect_same(dd::read_parquet(begin + "/p").compute(), expected);
  }
  expect_user_error("File not found: " + (folder / "no.csv"), [&] { dd::read_csv(url + "/no.csv"); });
}

TEST(PathsToRead, ThatAreNotThere) {
  const Folder folder;
  write_bytes(folder / "file", "a\n1\n");
  for (const Reader& reader : readers) {
    expect_user_error("File not found: " + (folder / "none"), [&] { reader.read(folder / "none"); });
    // Below what is a file.
    expect_user_error("File not found: " + (folder / "file/x"), [&] { reader.read(folder / "file/x"); });
    expect_user_error("No file matches: " + (folder / "none/*"), [&] { reader.read(folder / "none/*"); });
    expect_user_error("No file matches: " + (folder / "file/*"), [&] { reader.read(folder / "file/*"); });
  }
}

TEST(PathsToRead, ThatAreTooLong) {
  const Folder folder;
  const std::string name(300, 'x');
  for (const Reader& reader : readers) {
    expect_user_error("File cannot be opened (File name too long): " + (folder / name), [&] { reader.read(folder / name); });
    expect_user_error("No file matches: " + (folder / (name + "*")), [&] { reader.read(folder / (name + "*")); });
  }
}

TEST(PathsToRead, ThatAreDirectories) {
  const Folder folder;
  fs::create_directory(folder / "d");
  for (const Reader& reader : readers) {
    if (reader.ending == std::string(".csv") || reader.ending == std::string(".txt"))
      expect_user_error("Path is a directory, not a file (did you mean " + (folder / "d") + "/*?): " + (folder / "d"),
                        [&] { reader.read(folder / "d"); });
    // A star stands for files.
    expect_user_error("No file matches: " + (folder / "*"), [&] { reader.read(folder / "*"); });
  }
}

TEST(PathsToRead, ThatArePipesOrDevices) {
  const Folder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0666), 0);
  for (const Reader& reader : readers)
    for (const std::string& path : {folder / "pipe", std::string("/dev/zero")})
      expect_user_error("Path is a pipe or a device, which cannot be read in parts (write it to a file first): " + path,
                        [&] { reader.read(path); });
}

TEST(PathsToRead, ThatOneMayNotRead) {
  const Folder folder;
  write_bytes(folder / "file", "a\n1\n");
  fs::create_directory(folder / "d");
  write_bytes(folder / "d/file", "a\n1\n");
  fs::permissions(folder / "file", fs::perms::none);
  fs::permissions(folder / "d", fs::perms::none);
  {
    const AsNobody nobody;
    for (const Reader& reader : readers) {
      expect_user_error("File cannot be opened (Permission denied): " + (folder / "file"), [&] { reader.read(folder / "file"); });
      expect_user_error("File cannot be opened (Permission denied): " + (folder / "d/file"),
                        [&] { reader.read(folder / "d/file"); });
      expect_user_error("Directory cannot be read (Permission denied): " + (folder / "d"), [&] { reader.read(folder / "d/*"); });
      if (reader.ending != std::string(".csv") && reader.ending != std::string(".txt"))
        expect_user_error("Directory cannot be read (Permission denied): " + (folder / "d"), [&] { reader.read(folder / "d"); });
    }
  }
  fs::permissions(folder / "d", fs::perms::owner_all);
}

TEST(PathsToWrite, ThatAreEmpty) {
  for (const Writer& writer : writers) expect_user_error("A path to write to is empty", [&] { writer.write(""); });
  for (const Writer& writer : file_writers) expect_user_error("A path to write to is empty", [&] { writer.write(""); });
}

TEST(PathsToWrite, ThatAreFiles) {
  const Folder folder;
  write_bytes(folder / "file", "mine");
  for (const Writer& writer : writers) {
    SCOPED_TRACE(writer.name);
    expect_user_error("Path is a file, not a directory: " + (folder / "file"), [&] { writer.write(folder / "file"); });
  }
  EXPECT_EQ(bytes_of(folder / "file"), "mine");
  EXPECT_EQ(count_files(folder.path()), 1u);
}

TEST(PathsToWrite, ThatAreDirectories) {
  const Folder folder;
  fs::create_directory(folder / "d");
  write_bytes(folder / "d/file", "mine");
  for (const Writer& writer : file_writers) {
    SCOPED_TRACE(writer.name);
    expect_user_error("Path is a directory, not a file: " + (folder / "d"), [&] { writer.write(folder / "d"); });
  }
  EXPECT_EQ(bytes_of(folder / "d/file"), "mine");
  EXPECT_EQ(count_files(folder.path()), 1u);
}

TEST(PathsToWrite, BelowAFile) {
  const Folder folder;
  write_bytes(folder / "file", "mine");
  const std::string message = "Directory cannot be made (Not a directory): ";
  for (const Writer& writer : writers)
    expect_error(ErrorKind::data, message + (folder / "file/x"), [&] { writer.write(folder / "file/x/y"); });
  for (const Writer& writer : file_writers)
    expect_error(ErrorKind::data, message + (folder / "file"), [&] { writer.write(folder / "file/x/y"); });
  EXPECT_EQ(bytes_of(folder / "file"), "mine");
  EXPECT_EQ(count_files(folder.path()), 1u);
}

constexpr fs::perms readable = static_cast<fs::perms>(0555);

TEST(PathsToWrite, WhereOneMayNotWrite) {
  const Folder folder;
  fs::create_directory(folder / "d");
  fs::permissions(folder / "d", readable);
  {
    const AsNobody nobody;
    for (const auto& all : {std::span<const Writer>(writers), std::span<const Writer>(file_writers)})
      for (const Writer& writer : all) {
        SCOPED_TRACE(writer.name);
        expect_error(ErrorKind::data, "Directory cannot be written (Permission denied): " + (folder / "d"),
                     [&] { writer.write(folder / "d/x"); });
      }
    for (const Writer& writer : writers)
      expect_error(ErrorKind::data, "Directory cannot be made (Permission denied): " + (folder / "d/x"),
                   [&] { writer.write(folder / "d/x/y"); });
  }
  EXPECT_TRUE(fs::is_empty(folder / "d"));
}

// Such as a home directory, or a disk that is mounted where nothing can be put beside it.
TEST(PathsToWrite, WhereOneMayWriteButNotBeside) {
  const Folder folder;
  fs::create_directories(folder / "outer/d");
  fs::permissions(folder / "outer", readable);
  fs::permissions(folder / "outer/d", fs::perms::all);
  {
    const AsNobody nobody;
    const std::string d = folder / "outer/d";
    for (const bool again : {false, true}) {
      SCOPED_TRACE(again);
      EXPECT_EQ(rows().to_csv(d + "/x.csv", {.single_file = true}), std::vector{d + "/x.csv"});
      EXPECT_EQ(rows().to_csv(d), std::vector{d + "/0.csv"});
      EXPECT_EQ(rows().to_json(d + "/x-*.jsonl"), std::vector{d + "/x-0.jsonl"});
      EXPECT_EQ(rows().to_ipc(d), std::vector{d + "/0.arrow"});
      EXPECT_EQ(count_files(d), 4u);
    }
    expect_same(dd::read_csv(d + "/0.csv").compute(), rows().compute());
    expect_same(dd::read_json(d + "/x-0.jsonl").compute(), rows().compute());
    // A directory of Parquet files takes the place of all that was there.
    EXPECT_EQ(rows().to_parquet(d, {.overwrite = true}), std::vector{d + "/part.0.parquet"});
    EXPECT_EQ(count_files(d), 1u);
    rows().to_parquet(d, {.append = true});
    EXPECT_EQ(dd::read_parquet(d).size().compute().as_int64(), 6);
    dd::DataFrame there = dd::read_parquet(d);
    there[there["a"] > 1].to_parquet(d, {.overwrite = true});
    EXPECT_EQ(dd::read_parquet(d).size().compute().as_int64(), 4);
    EXPECT_EQ(count_files(d), 1u);
  }
}

TEST(PathsToWrite, ThatAreLinksToDirectories) {
  const Folder folder;
  fs::create_directory(folder / "d");
  fs::create_directory_symlink(folder / "d", folder / "link");
  for (const bool again : {false, true}) {
    SCOPED_TRACE(again);
    EXPECT_EQ(rows().to_parquet(folder / "link", {.overwrite = again}), std::vector{folder / "link/part.0.parquet"});
    EXPECT_EQ(rows().to_csv(folder / "link/x.csv", {.single_file = true}), std::vector{folder / "link/x.csv"});
  }
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(count_files(folder / "d"), 2u);
  expect_same(dd::read_parquet(folder / "d").compute(), rows().compute());
}

}  // namespace
}  // namespace weft
