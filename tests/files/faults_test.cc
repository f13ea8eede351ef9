// Files that change or are cut short under their reader, and places that cannot be written: one clear error, nothing left behind.
#include "files/files_case.h"

#include <chrono>
#include <csignal>
#include <functional>
#include <regex>
#include <thread>

#include <sys/resource.h>
#include <sys/wait.h>

#include <weft/function.h>

/// What a row that is read does, once, after so many others.
static std::function<void()> mischief;
static std::int64_t rows_before_it = 0;

static std::int64_t make_mischief(std::int64_t value) {
  if (mischief && rows_before_it-- == 0) std::exchange(mischief, nullptr)();
  return value;
}
WEFT_FUNCTION(make_mischief);

namespace weft {
namespace {

using namespace files_test;
namespace fs = std::filesystem;

constexpr std::int64_t many = 1'000'000;  // of which a reader holds a small part at a time

dd::DataFrame rows(std::int64_t count = many, std::size_t partitions = 1) {
  std::vector<std::int64_t> ids(static_cast<std::size_t>(count));
  std::vector<double> values(static_cast<std::size_t>(count));
  std::uint64_t state = 1;
  for (std::size_t row = 0; row < ids.size(); ++row) {
    // Numbers that no encoding makes small.
    state = state * 6364136223846793005u + 1442695040888963407u;
    ids[row] = static_cast<std::int64_t>(state >> 2);
    values[row] = static_cast<double>(row) / 7;
  }
  return dd::from_table(dd::Table({{"id", dd::Column(ids)}, {"value", dd::Column(values)}}), {.npartitions = partitions});
}

using Paths = std::vector<std::string>;

/// One way to write a directory and to read it, or a file of it, back.
struct Format {
  const char* name;
  Paths (*write_until)(const dd::DataFrame& frame, const std::string& path, const Cancellation& stop);
  dd::DataFrame (*read)(const std::string& path);

  /// Returns the first file.
  std::string write(const dd::DataFrame& frame, const std::string& path) const {
    return write_until(frame, path, Cancellation()).front();
  }
};

const Format formats[] = {
    {"csv",
     [](const dd::DataFrame& df, const std::string& path, const Cancellation& stop) {
       return df.to_csv(path, {.compute = {.cancel = stop}});
     },
     [](const std::string& path) { return dd::read_csv(fs::is_directory(path) ? path + "/*.csv" : path); }},
    {"json",
     [](const dd::DataFrame& df, const std::string& path, const Cancellation& stop) {
       return df.to_json(path, {.compute = {.cancel = stop}});
     },
     [](const std::string& path) { return dd::read_json(path); }},
    {"ipc",
     [](const dd::DataFrame& df, const std::string& path, const Cancellation& stop) {
       return df.to_ipc(path, {.compute = {.cancel = stop}});
     },
     [](const std::string& path) { return dd::read_ipc(path); }},
    {"parquet",
     [](const dd::DataFrame& df, const std::string& path, const Cancellation& stop) {
       return df.to_parquet(path, {.compression = "none", .compute = {.cancel = stop}});
     },
     [](const std::string& path) { return dd::read_parquet(path); }},
};

template <class Act>
Error error_of(Act act) {
  try {
    act();
  } catch (const Error& error) {
    return error;
  }
  return Error(ErrorKind::internal, "no error");
}

/// Checks that it is a data Error that begins with what the pattern describes, and ends with the path.
void expect_names(const Error& error, const std::string& pattern, const std::string& path) {
  EXPECT_EQ(error.kind(), ErrorKind::data);
  const std::string end = ": " + path;
  ASSERT_TRUE(error.message().ends_with(end)) << error.message();
  const std::string what = error.message().substr(0, error.message().size() - end.size());
  EXPECT_TRUE(std::regex_match(what, std::regex(pattern))) << error.message();
}

const std::string time_pattern = R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z)";
const std::string modified_pattern = "modified " + time_pattern + " -> " + time_pattern;

/// Puts the file that `format` makes of the frame in the place of one in a directory.
void replace(const std::string& path, const Format& format, const dd::DataFrame& frame) {
  // The clock of a file system has steps.
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  fs::rename(format.write(frame, fs::path(path).parent_path().parent_path() / "other"), path);
}

class FilesUnderTheReader : public testing::Test {
 protected:
  void SetUp() override {
    set_config({.threads = 1, .cache_limit = 0});
    rows_before_it = 0;
  }
  void TearDown() override { mischief = nullptr; }

  /// Checks the error of reading a file of each format to which `act` happens when its first rows have come.
  void expect_while_reading(const std::string& pattern, const std::function<void(const std::string& path)>& act) {
    for (const char* executor : {"local", "loopback"}) {
      set_config({.executor = executor, .threads = 1, .cache_limit = 0});
      for (const Format& format : formats) {
        SCOPED_TRACE(std::string(executor) + " " + format.name);
        Folder folder;
        const std::string path = format.write(rows(), folder / "d");
        const dd::DataFrame df = format.read(path);
        mischief = [&] { act(path); };
        rows_before_it = 0;
        const Error error = error_of([&] { df.assign("id", df.map<&make_mischief>({"id"})).compute(); });
        EXPECT_FALSE(mischief);
        expect_names(error, pattern, path);
      }
    }
  }
  /// The same for the last of several files, whose first is being read.
  void expect_before_its_turn(const std::string& pattern,
                              const std::function<void(const std::string& path, const Format& format)>& act) {
    for (const char* executor : {"local", "loopback"}) {
      set_config({.executor = executor, .threads = 1, .cache_limit = 0});
      for (const Format& format : formats) {
        SCOPED_TRACE(std::string(executor) + " " + format.name);
        Folder folder;
        const Paths paths = format.write_until(rows(3000, 3), folder / "d", Cancellation());
        ASSERT_EQ(paths.size(), 3u);
        const dd::DataFrame df = format.read(folder / "d");
        mischief = [&] { act(paths.back(), format); };
        rows_before_it = 0;
        const Error error = error_of([&] { df.assign("id", df.map<&make_mischief>({"id"})).compute(); });
        EXPECT_FALSE(mischief);
        expect_names(error, pattern, paths.back());
      }
    }
  }

  frame_test::KeepConfig keep_;
};

TEST_F(FilesUnderTheReader, CutShort) {
  expect_while_reading(R"(File was cut short while it was read \(size \d+ -> 4096 bytes\))",
                       [](const std::string& path) { fs::resize_file(path, 4096); });
}

TEST_F(FilesUnderTheReader, ChangedInPlace) {
  expect_while_reading(R"(File changed while it was read \()" + modified_pattern + R"(\))", [](const std::string& path) {
    // The clock of a file system has steps.
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    std::fstream(path, std::ios::in | std::ios::out | std::ios::binary).seekp(5'000'000) << "\n1,2\n";
  });
}

TEST_F(FilesUnderTheReader, Grown) {
  const std::string pattern = R"(File changed while it was read \(size \d+ -> \d+ bytes, )" + modified_pattern + R"(\))";
  expect_while_reading(pattern, [](const std::string& path) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    std::ofstream(path, std::ios::app | std::ios::binary) << "1,2\n";
  });
}

TEST_F(FilesUnderTheReader, ReplacedBeforeItsTurn) {
  const std::string pattern = R"(File changed since the frame was made \(size \d+ -> \d+ bytes, )" + modified_pattern + R"(\))";
  expect_before_its_turn(pattern, [](const std::string& path, const Format& format) { replace(path, format, rows(2000)); });
}

TEST_F(FilesUnderTheReader, CutShortBeforeItsTurn) {
  expect_before_its_turn(R"(File changed since the frame was made \(size \d+ -> 10 bytes(, .*)?\))",
                         [](const std::string& path, const Format&) { fs::resize_file(path, 10); });
}

TEST_F(FilesUnderTheReader, RemovedBeforeItsTurn) {
  expect_before_its_turn("File not found", [](const std::string& path, const Format&) { fs::remove(path); });
}

TEST_F(FilesUnderTheReader, AnotherInItsPlaceIsNoMatter) {
  for (const Format& format : formats) {
    SCOPED_TRACE(format.name);
    Folder folder;
    const std::string path = format.write(rows(), folder / "d");
    const dd::DataFrame df = format.read(path);
    rows_before_it = 0;
    mischief = [&] {
      write_bytes(path + ".new", "something else");
      fs::rename(path + ".new", path);
    };
    EXPECT_EQ(df.assign("id", df.map<&make_mischief>({"id"})).compute().num_rows(), static_cast<std::size_t>(many));
  }
}

TEST_F(FilesUnderTheReader, ChangedSinceTheFrameWasMade) {
  for (const Format& format : formats) {
    SCOPED_TRACE(format.name);
    Folder folder;
    const std::string path = format.write(rows(1000), folder / "d");
    const dd::DataFrame df = format.read(path);
    replace(path, format, rows(1001));
    const std::string pattern = R"(File changed since the frame was made \(size \d+ -> \d+ bytes, )" + modified_pattern + R"(\))";
    expect_names(error_of([&] { df.compute(); }), pattern, path);
    fs::remove(path);
    const Error gone = error_of([&] { df.compute(); });
    EXPECT_EQ(gone.message(), "File not found: " + path);
    EXPECT_EQ(gone.kind(), ErrorKind::data);
  }
}

class PlacesToWrite : public FilesUnderTheReader {};

TEST_F(PlacesToWrite, ADiskThatIsFull) {
  const auto before = std::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  for (const char* executor : {"local", "loopback"}) {
    for (const Format& format : formats) {
      SCOPED_TRACE(std::string(executor) + " " + format.name);
      set_config({.executor = executor, .cache_limit = 0});
      Folder folder;
      const dd::DataFrame df = rows(200'000, 3);
      rlimit small = limit;
      small.rlim_cur = 100'000;
      ::setrlimit(RLIMIT_FSIZE, &small);
      const Error error = error_of([&] { format.write(df, folder / "d"); });
      ::setrlimit(RLIMIT_FSIZE, &limit);
      EXPECT_TRUE(error.message().starts_with("File cannot be written (File too large): ")) << error.message();
      EXPECT_EQ(error.kind(), ErrorKind::data);
      EXPECT_TRUE(fs::is_empty(folder.path()));
    }
  }
  std::signal(SIGXFSZ, before);
}

TEST_F(PlacesToWrite, CancelledAtAnyMoment) {
  int cancelled = 0;
  for (const char* executor : {"local", "loopback"}) {
    set_config({.executor = executor, .cache_limit = 0});
    for (const Format& format : formats) {
      const dd::DataFrame df = rows(200'000, 4).assign("text", rows(200'000, 4)["id"].astype(dd::string)).sort_values("id");
      for (int tenth = 0; tenth < 10; ++tenth) {
        SCOPED_TRACE(std::string(executor) + " " + format.name + " " + std::to_string(tenth));
        Folder folder;
        Cancellation stop;
        std::thread other([&] {
          std::this_thread::sleep_for(std::chrono::milliseconds(20 * tenth));
          stop.cancel();
        });
        const Error error = error_of([&] { format.write_until(df, folder / "d", stop); });
        other.join();
        if (error.message() == "no error") {
          EXPECT_EQ(format.read(folder / "d").size().compute().as_int64(), 200'000);
        } else {
          EXPECT_EQ(error.message(), "The computation was cancelled");
          EXPECT_TRUE(fs::is_empty(folder.path()));
          ++cancelled;
        }
      }
    }
  }
  EXPECT_GT(cancelled, 8);
}

TEST_F(PlacesToWrite, ThatAreTakenMeanwhile) {
  for (const Format& format : formats) {
    SCOPED_TRACE(format.name);
    Folder folder;
    const dd::DataFrame df = rows(1000, 3);
    rows_before_it = 0;
    mischief = [&] { write_bytes(folder / "d", "a file"); };
    const Error error = error_of([&] { format.write(df.assign("id", df.map<&make_mischief>({"id"})), folder / "d"); });
    EXPECT_TRUE(error.message().ends_with("(Not a directory): " + (folder / "d"))) << error.message();
    EXPECT_EQ(error.kind(), ErrorKind::data);
    EXPECT_EQ(bytes_of(folder / "d"), "a file");
    EXPECT_EQ(count_files(folder.path()), 1u);
  }
}

TEST_F(PlacesToWrite, ThatGoAway) {
  for (const Format& format : formats) {
    SCOPED_TRACE(format.name);
    Folder folder;
    const dd::DataFrame df = rows(60'000, 3);
    rows_before_it = 50'000;  // the files of two partitions are there
    mischief = [&] {
      for (const auto& entry : fs::directory_iterator(folder.path())) fs::remove_all(entry.path());
    };
    const Error error = error_of([&] { format.write(df.assign("id", df.map<&make_mischief>({"id"})), folder / "d"); });
    EXPECT_EQ(error.kind(), ErrorKind::data) << error.message();
    EXPECT_EQ(count_files(folder.path()), 0u);
  }
}

/// In another process: writes for ever.
TEST(Killed, DISABLED_WritesForEver) {
  while (true) rows(200'000, 3).to_parquet(std::string(std::getenv("WEFT_TEST_FOLDER")) + "/d", {.overwrite = true});
}

TEST(Killed, WhatItWroteGoesWithTheNextFilesThere) {
  Folder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    ::setenv("WEFT_TEST_FOLDER", folder.path().c_str(), 1);
    ::execl("/proc/self/exe", "test_files", "--gtest_also_run_disabled_tests", "--gtest_filter=Killed.DISABLED_WritesForEver",
            static_cast<char*>(nullptr));
    ::_exit(1);
  }
  const auto count_workspaces = [&] {
    std::error_code gone;
    std::size_t count = 0;
    for (fs::directory_iterator entry(folder.path(), gone), end; !gone && entry != end; entry.increment(gone))
      count += fs::exists(entry->path() / "made", gone);
    return count;
  };
  for (int wait = 0; wait < 3000 && count_workspaces() == 0; ++wait) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  rows(10).to_parquet(folder / "other");
  EXPECT_EQ(count_workspaces(), 0u);
  EXPECT_EQ(dd::read_parquet(folder / "other").size().compute().as_int64(), 10);
  const bool wrote_once = fs::exists(folder / "d");
  if (wrote_once) {
    EXPECT_EQ(dd::read_parquet(folder / "d").size().compute().as_int64(), 200'000);
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), wrote_once ? 2 : 1);
}

}  // namespace
}  // namespace weft
