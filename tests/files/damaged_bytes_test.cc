// Files some of whose bytes were changed at random: rows, or one clear Error that names the file. Never a crash, and no more time
// or memory than the file can be worth.
#include "files/files_case.h"

#include <chrono>
#include <cmath>
#include <functional>
#include <random>

#include <sys/resource.h>

namespace weft {
namespace {

using namespace files_test;
namespace fs = std::filesystem;

using Read = std::function<dd::DataFrame(const std::string& path)>;

const Read read_csv = [](const std::string& path) { return dd::read_csv(path, {.blocksize = 1500}); };
const Read read_parquet = [](const std::string& path) { return dd::read_parquet(path, {.blocksize = 1000}); };
const Read read_json = [](const std::string& path) { return dd::read_json(path, {.blocksize = 1500}); };
const Read read_ipc = [](const std::string& path) { return dd::read_ipc(path, {.blocksize = 1000}); };

/// Columns of every kind of type, with nulls; some values repeat and some do not.
dd::DataFrame rows() {
  std::vector<std::int64_t> ids;
  std::vector<double> numbers;
  std::vector<std::string> texts, words;
  for (std::int64_t row = 0; row < 150; ++row) {
    ids.push_back(row * row - 500);
    numbers.push_back(row % 7 == 0 ? std::nan("") : static_cast<double>(row) / 3);
    texts.push_back("text number " + std::to_string(row * 7919 % 1000));
    words.push_back(row % 3 == 0 ? "Zürich" : row % 5 == 0 ? "a, \"b\"" : "word");
  }
  const dd::DataFrame df = dd::from_table(dd::Table(
      {{"id", dd::Column(ids)}, {"number", dd::Column(numbers)}, {"text", dd::Column(texts)}, {"word", dd::Column(words)}}));
  return df.assign("small", (df["id"] % 100).astype(dd::int8))
      .assign("none", df["id"].where(df["id"] % 4 == 0))
      .assign("truth", df["id"] > 100)
      .assign("day", dd::to_datetime(df["id"], {.unit = "D"}).dt().date())
      .assign("moment", dd::to_datetime(df["id"], {.unit = "s"}))
      .assign("kind", df["word"].astype(dd::category));
}

/// The same for formats that have lists.
dd::DataFrame rows_with_lists() {
  const dd::DataFrame df = rows();
  return df.assign("pieces", df["text"].str().split(" "));
}

std::size_t random_place(std::mt19937& random, std::size_t size) {
  // Headers and footers say how the rest is to be read.
  const std::size_t near = std::min<std::size_t>(size, random() % 2 == 0 ? 64 : 600);
  switch (random() % 4) {
    case 0:
      return random() % near;
    case 1:
      return size - 1 - random() % near;
    default:
      return random() % size;
  }
}

void damage(std::string& bytes, std::mt19937& random) {
  if (bytes.empty()) return;
  const std::size_t place = random_place(random, bytes.size()), some = 1 + random() % 16;
  switch (random() % 8) {
    case 0:
      bytes.resize(place);
      return;
    case 1:
      bytes.erase(place, some);
      return;
    case 2:
      for (std::size_t left = some; left > 0; --left) bytes.insert(place, 1, static_cast<char>(random()));
      return;
    case 3:
      bytes.replace(place, std::min(some, bytes.size() - place), bytes.substr(random_place(random, bytes.size()), some));
      return;
    case 4:
      bytes[place] = random() % 2 == 0 ? '\0' : '\xFF';
      return;
    case 5:
      bytes[place] = static_cast<char>(random());
      return;
    default:
      bytes[place] = static_cast<char>(bytes[place] ^ 1 << random() % 8);
  }
}

/// The most that the process held so far.
std::int64_t peak_bytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return std::int64_t{usage.ru_maxrss} * 1024;
}

/// Reads a file in some ways. Returns what is wrong with how that ended; empty when nothing is.
std::string fault(const Read& read, const std::string& path) {
  try {
    const dd::DataFrame frame = read(path);
    frame.compute();
    frame.size().compute();
    for (const std::string& name : frame.columns())
      if (dd::is_numeric(frame[name].dtype())) return frame[frame[name] > 3].compute(), "";
  } catch (const Error& error) {
    const std::string text = error.what();
    if (error.kind() == ErrorKind::internal || error.kind() == ErrorKind::cluster)
      return std::string(to_string(error.kind())) + " error: " + text;
    if (text.find(path) == std::string::npos) return "no name of the file: " + text;
  } catch (const std::exception& error) {
    return std::string("no Error: ") + error.what();
  }
  return "";
}

/// Checks what comes of a file that `read` reads when it is damaged in many ways. The names of damaged files tell their seeds.
void expect_no_faults(const std::string& path, const Read& read, unsigned rounds = 300) {
  SCOPED_TRACE(path);
  const frame_test::KeepConfig keep;
  const std::string bytes = bytes_of(path);
  ASSERT_FALSE(bytes.empty());
  ASSERT_EQ(fault(read, path), "");
  const Folder folder;
  const std::int64_t before = peak_bytes();
  const fs::path named(path);
  const std::string ending = named.filename().string().substr(named.filename().string().find('.'));
  for (unsigned seed = 0; seed < rounds; ++seed) {
    set_config({.executor = seed % 4 == 0 ? "loopback" : "local", .threads = 2, .cache_limit = 0});
    std::mt19937 random(seed);
    std::string damaged = bytes;
    for (unsigned left = 1 + random() % 3; left > 0; --left) damage(damaged, random);
    const std::string damaged_path = folder / ("seed-" + std::to_string(seed) + ending);
    write_bytes(damaged_path, damaged);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(fault(read, damaged_path), "") << "seed " << seed;
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20)) << "seed " << seed;
    fs::remove(damaged_path);
  }
  EXPECT_LT(peak_bytes() - before, 300'000'000);
}

TEST(DamagedBytes, Csv) {
  const Folder folder;
  expect_no_faults(rows().to_csv(folder / "rows.csv", {.single_file = true}).front(), read_csv);
}

TEST(DamagedBytes, CompressedCsv) {
  for (const char* ending : {"gz", "bz2", "xz", "zst"}) {
    const Folder folder;
    expect_no_faults(rows().to_csv(folder / (std::string("rows.csv.") + ending), {.single_file = true}).front(), read_csv);
  }
  expect_no_faults(data("packed.csv.zip"), read_csv);
}

TEST(DamagedBytes, JsonLines) {
  const Folder folder;
  expect_no_faults(rows().to_json(folder / "rows.jsonl", {.single_file = true}).front(), read_json);
  expect_no_faults(rows().to_json(folder / "rows.jsonl.gz", {.single_file = true}).front(), read_json);
}

TEST(DamagedBytes, Parquet) {
  for (const char* compression : {"none", "snappy", "zstd", "gzip", "lz4", "brotli"}) {
    const Folder folder;
    const auto paths = rows_with_lists().to_parquet(folder / "rows", {.compression = compression, .row_group_size = 60});
    expect_no_faults(paths.front(), read_parquet);
  }
}

TEST(DamagedBytes, ParquetOfOthers) {
  for (const char* name : {"delta.parquet", "zstd_v2.parquet", "int96.parquet", "plain.parquet", "others.parquet",
                           "fallback.parquet", "decimal_integers.parquet"})
    expect_no_faults(data(name), read_parquet);
}

TEST(DamagedBytes, Ipc) {
  for (const char* compression : {"none", "lz4", "zstd"}) {
    const Folder folder;
    expect_no_faults(rows_with_lists().to_ipc(folder / "rows", {.compression = compression}).front(), read_ipc);
  }
  expect_no_faults(data("types.arrow"), read_ipc);
  expect_no_faults(data("types.arrows"), read_ipc);
}

}  // namespace
}  // namespace weft
