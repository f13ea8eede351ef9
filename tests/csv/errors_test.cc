// Every message that reading CSV can end in.
#include <filesystem>
#include <fstream>

#include "csv/csv_case.h"
#include "kernel/csv/discover.h"

namespace weft::csv_test {
namespace {

class CsvErrors : public testing::Test {
 protected:
  std::string discover(const std::string& bytes, const std::function<void(plan::CsvRequest&)>& change = {}) {
    plan::CsvRequest request = request_for(folder.write("gdp.csv", bytes));
    if (change) change(request);
    return without_folder(error_of([&] { kernel::discover_csv(request); }));
  }
  std::string read_all(const std::string& bytes, const std::function<void(plan::CsvRequest&)>& change = {}) {
    plan::CsvRequest request = request_for(folder.write("gdp.csv", bytes));
    if (change) change(request);
    return without_folder(error_of([&] { read(request); }));
  }
  std::string without_folder(std::string message) const {
    const std::string prefix = folder.path("");
    for (std::size_t at; (at = message.find(prefix)) != message.npos;) message.erase(at, prefix.size());
    return message;
  }

  TemporaryFolder folder;
};

TEST_F(CsvErrors, MissingFile) {
  EXPECT_EQ(without_folder(error_of([&] { kernel::discover_csv(request_for(folder.path("no.csv"))); })),
            "user: File not found: no.csv");
}

TEST_F(CsvErrors, GlobWithoutFiles) {
  EXPECT_EQ(without_folder(error_of([&] { kernel::discover_csv(request_for(folder.path("part-*.csv"))); })),
            "user: No file matches: part-*.csv");
}

TEST_F(CsvErrors, UnknownScheme) {
  EXPECT_EQ(error_of([] { kernel::discover_csv(request_for("gs://bucket/gdp.csv")); }),
            "user: URL scheme is not supported: gs (have: file, http, https, memory, s3): gs://bucket/gdp.csv");
}

TEST_F(CsvErrors, Directory) {
  std::filesystem::create_directory(folder.path("parts"));
  EXPECT_EQ(without_folder(error_of([&] { kernel::discover_csv(request_for(folder.path("parts"))); })),
            "user: Path is a directory, not a file (did you mean parts/*?): parts");
}

TEST_F(CsvErrors, NoPath) {
  EXPECT_EQ(error_of([&] { kernel::discover_csv({}); }), "user: read_csv needs at least one path");
}

TEST_F(CsvErrors, EmptyFile) {
  EXPECT_EQ(discover(""), "data: File is empty: gdp.csv");
  EXPECT_EQ(discover("\n\n\n"), "data: File has no rows: gdp.csv");
  EXPECT_EQ(discover("a\nb\n", [](auto& request) { request.format.skip_rows = 5; }), "data: File has no rows: gdp.csv");
}

TEST_F(CsvErrors, UnknownColumns) {
  EXPECT_EQ(discover("country,pop\nx,1\n", [](auto& request) { request.usecols = {{"popp"}}; }),
            "user: Column of usecols not found: popp (have: country, pop; did you mean pop?)");
  EXPECT_EQ(discover("country,pop\nx,1\n", [](auto& request) { request.dtypes["contry"] = dd::DType::string; }),
            "user: Column of dtype not found: contry (have: country, pop; did you mean country?)");
  EXPECT_EQ(discover("country,pop\nx,1\n", [](auto& request) { request.parse_dates = {"day"}; }),
            "user: Column of parse_dates not found: day (have: country, pop)");
}

TEST_F(CsvErrors, ContradictoryOptions) {
  EXPECT_EQ(discover("a,b\n1,2\n", [](auto& request) { request.names = {{"x"}}; }),
            "user: Option names has 1 names, the file has 2 columns: gdp.csv");
  EXPECT_EQ(discover("a,b\n1,2\n",
                     [](auto& request) {
                       request.names = {{"x", "x"}};
                     }),
            "user: Option names has a name twice: x");
  EXPECT_EQ(discover("a,b\n1,2\n", [](auto& request) { request.path_column = "b"; }),
            "user: Option include_path_column names a column of the file: b");
  EXPECT_EQ(discover("a,b\n1,2\n",
                     [](auto& request) {
                       request.parse_dates = {"b"};
                       request.dtypes["b"] = dd::DType::int64;
                     }),
            "user: Column has a dtype and is in parse_dates: b");
}

TEST_F(CsvErrors, TooManyFields) {
  EXPECT_EQ(read_all("a,b\n1,2\n\"x\ny\",3\n4,5,6\n"),
            "data: Row has too many fields: expected 2, found 3 (gdp.csv, line 5, byte 16)");
  // pandas would make an index of the first column.
  EXPECT_EQ(read_all("a,b\n1,2,3\n"), "data: Row has too many fields: expected 2, found 3 (gdp.csv, line 2, byte 4)");
}

TEST_F(CsvErrors, OpenQuotes) {
  EXPECT_EQ(read_all("a,b\n1,2\n3,\"x\n4,5\n",
                     [](auto& request) {
                       request.sample = 1;
                       request.dtypes["a"] = dd::DType::int64;
                     }),
            "data: Quotes are never closed in the row at byte 8: gdp.csv");
}

TEST_F(CsvErrors, Utf16ThatIsNotExpected) {
  using namespace std::string_literals;
  const std::string message = "data: File is UTF-16, not UTF-8 (read it with .encoding = \"utf-16\"): gdp.csv";
  const auto fixed = [](auto& request) { request.infer_places = 10; };
  for (const std::string& bytes : {"\xFF\xFE"
                                   "a\0,\0b\0\n\0"
                                   "1\0,\0"
                                   "2\0\n\0"s,
                                   "\xFE\xFF"
                                   "\0a\0,\0b\0\n"s}) {
    EXPECT_EQ(discover(bytes), message);
    EXPECT_EQ(discover(bytes, fixed), message);
  }
}

TEST_F(CsvErrors, BadUtf8) {
  EXPECT_EQ(read_all("name,b\nZ\xFCrich,1\n"), "data: Text is not UTF-8 in column 'name': Z\\xfcrich (gdp.csv, line 2, byte 7)");
  for (const std::string bad : {"\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\x80", "\xF0\x80\x80\x80"})
    EXPECT_NE(read_all("name,b\n" + bad + ",1\n").find("Text is not UTF-8"), std::string::npos) << bad;
  // What is not read does no harm.
  EXPECT_EQ(read_all("name,b\nZ\xFCrich,1\n", [](auto& request) { request.usecols = {{"b"}}; }), "no error");
}

TEST_F(CsvErrors, FileThatChanged) {
  const plan::ReadCsv source = kernel::discover_csv(request_for(folder.write("gdp.csv", "a,b\n1,2\n")));
  folder.write("gdp.csv", "a,b\n1,2\n3,4\n");
  const std::string changed = without_folder(error_of([&] { read(source); }));
  EXPECT_TRUE(changed.starts_with("data: File changed since the frame was made (size 8 -> 12 bytes")) << changed;
  EXPECT_TRUE(changed.ends_with("): gdp.csv")) << changed;
  std::filesystem::remove(folder.path("gdp.csv"));
  EXPECT_EQ(without_folder(error_of([&] { read(source); })), "data: File not found: gdp.csv");
}

TEST_F(CsvErrors, LongValuesAreCut) {
  const std::string message =
      read_all("a,b\n" + std::string(500, 'x') + ",1\n", [](auto& request) { request.dtypes["a"] = dd::DType::int64; });
  EXPECT_EQ(message, "data: Bad value for int64 column 'a': " + std::string(80, 'x') + "... (gdp.csv, line 2, byte 4)");
}

TEST_F(CsvErrors, OfBlocksThatBeganInsideQuotesAreNotShown) {
  // Inside the quotes are rows with too many fields and bad numbers; a block that begins there must not complain of them.
  std::string bytes = "a,b\n1,\"";
  for (int row = 0; row < 50; ++row) bytes += "x,y,z\n\xFF\n";
  bytes += "\"\n2,end\n";
  plan::CsvRequest request = request_for(folder.write("gdp.csv", bytes));
  request.sample = 1;
  request.dtypes["a"] = dd::DType::int64;
  request.usecols = {{"a"}};
  for (const std::uint64_t blocksize : {7, 20, 64, 100, 300}) {
    request.blocksize = blocksize;
    plan::ReadCsv source = kernel::discover_csv(request);
    source.files[0].row_starts.clear();
    EXPECT_EQ(read(source).values[0], (std::vector<Value>{"1", "2"}));
    // Each block on its own, as blocks run in parallel, gives its rows or a revision.
    for (const plan::CsvPart& part : plan::csv_parts(source)) {
      const std::string message = error_of([&] { read_part(source, part); });
      EXPECT_TRUE(message == "no error" || message.starts_with("revision: quotes are open where a block begins")) << message;
    }
  }
}

TEST_F(CsvErrors, RealOnesAreShownWhereQuotesAreRight) {
  std::string bytes = "a,b\n";
  for (int row = 0; row < 100; ++row) bytes += std::to_string(row) + ",\"x\"\n";
  bytes += "bad,\"y\"\n";
  EXPECT_EQ(read_all(bytes,
                     [](auto& request) {
                       request.blocksize = 64;
                       request.dtypes["a"] = dd::DType::int64;
                     }),
            "data: Bad value for int64 column 'a': bad (gdp.csv, line 102, byte 694)");
}

}  // namespace
}  // namespace weft::csv_test
