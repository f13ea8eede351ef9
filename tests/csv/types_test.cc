// Types: inferred from the sample, widened where a later block needs it, refused where the program gave them.
#include "csv/csv_case.h"
#include "kernel/csv/discover.h"
#include "plan/ops/scalar.h"

namespace weft::csv_test {
namespace {

using dd::DType;

std::vector<DType> types(const plan::ReadCsv& source) {
  std::vector<DType> types;
  for (const plan::Field& field : source.file_columns) types.push_back(field.type);
  return types;
}

std::vector<DType> inferred(std::string_view bytes) {
  TemporaryFolder folder;
  return types(kernel::discover_csv(request_for(folder.write("file.csv", bytes))));
}

/// A file whose first 100 rows are `early`, which the sample sees, then one row of `late`.
std::string late(const std::string& early, const std::string& late, const std::string& more = "") {
  std::string bytes = "id,x\n";
  for (int row = 0; row < 3000; ++row) bytes += std::to_string(row) + "," + early + "\n";
  return bytes + "3000," + late + "\n" + more;
}

Rows read_late(const std::string& bytes, std::uint64_t blocksize) {
  TemporaryFolder folder;
  plan::CsvRequest request = request_for(folder.write("late.csv", bytes), blocksize);
  request.sample = 4096;
  return read(request);
}

TEST(Inference, FindsTheNarrowestType) {
  EXPECT_EQ(inferred("a,b,c,d,e,f,g,h\n1,2.5,true,x,2020-01-02,2020-01-02 03:04:05,12:30,\n"),
            (std::vector{DType::int64, DType::float64, DType::boolean, DType::string, DType::date, DType::timestamp, DType::time,
                         DType::float64}));
}

TEST(Inference, JoinsTypes) {
  EXPECT_EQ(inferred("a,b,c,d,e\n1,1,2020-01-02,2020-01-02,True\n2.5,x,2020-01-02T03:04,13:00,1\n"),
            (std::vector{DType::float64, DType::string, DType::timestamp, DType::string, DType::string}));
}

TEST(Inference, LeavesWhatIsNoDayOrTimeAsText) {
  EXPECT_EQ(inferred("a,b,c,d\n2020-02-30,24:00,2020-1-2,2020-01-01 00:00:00.123456789\n"),
            (std::vector{DType::string, DType::string, DType::string, DType::string}));
}

TEST(Inference, AssumesMissingIntegersWhenAsked) {
  TemporaryFolder folder;
  plan::CsvRequest request = request_for(folder.write("file.csv", "a,b\n1,2\n"));
  request.assume_missing = true;
  request.dtypes["b"] = DType::int64;
  EXPECT_EQ(types(kernel::discover_csv(request)), (std::vector{DType::float64, DType::int64}));
}

struct Late {
  std::string early, late;
  DType type;
};

class Widening : public testing::TestWithParam<Late> {};

TEST_P(Widening, LaterBlocksWidenTheColumn) {
  const Late& given = GetParam();
  for (const std::uint64_t blocksize : {500, 10'000, 1'000'000}) {
    const Rows rows = read_late(late(given.early, given.late), blocksize);
    EXPECT_EQ(rows.columns[1].type, given.type) << dd::to_string(rows.columns[1].type);
    EXPECT_EQ(rows.columns[0].type, DType::int64);
    ASSERT_EQ(rows.values[1].size(), 3001u);
    EXPECT_EQ(rows.revisions, 1);
    if (given.type == DType::string) {
      EXPECT_EQ(rows.values[1].front().value_or(""), given.early);
      EXPECT_EQ(rows.values[1].back(), given.late);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Types, Widening,
                         testing::Values(Late{"1", "2.5", DType::float64}, Late{"1", "x", DType::string},
                                         Late{"1", "True", DType::string}, Late{"1", "9223372036854775808", DType::float64},
                                         Late{"2.5", "x", DType::string}, Late{"true", "1", DType::string},
                                         Late{"true", "yes", DType::string},
                                         Late{"2020-01-02", "2020-01-02 03:04:05", DType::timestamp},
                                         Late{"2020-01-02", "soon", DType::string},
                                         Late{"2020-01-02 03:04:05", "2020-01-02 03:04:05.123456789", DType::string},
                                         Late{"12:30", "noon", DType::string}, Late{"", "2020-01-02", DType::string},
                                         Late{"18446744073709551615", "-1", DType::float64}));

TEST(Widening, SeveralColumnsOfAPartAtOnce) {
  TemporaryFolder folder;
  std::string bytes = "a,b,c\n";
  for (int row = 0; row < 3000; ++row) bytes += "1,2,3\n";
  bytes += "x,2,3\n1,2.5,3\n1,y,3\n";
  plan::CsvRequest request = request_for(folder.write("late.csv", bytes));
  request.sample = 4096;
  const Rows rows = read(request);
  EXPECT_EQ(rows.revisions, 1);
  EXPECT_EQ(rows.columns, (std::vector<plan::Field>{{"a", DType::string}, {"b", DType::string}, {"c", DType::int64}}));
  EXPECT_EQ(rows.row(3002), (std::vector<Value>{"1", "y", "3"}));
}

TEST(Widening, IgnoresColumnsThatAreNotRead) {
  TemporaryFolder folder;
  plan::CsvRequest request = request_for(folder.write("late.csv", late("1", "x")));
  request.sample = 4096;
  request.usecols = {{"id"}};
  EXPECT_EQ(read(request).revisions, 0);
}

TEST(Widening, SaysWhichValueWasTheReason) {
  TemporaryFolder folder;
  const std::string path = folder.write("late.csv", late("1", "many"));
  plan::CsvRequest request = request_for(path);
  request.sample = 4096;
  const plan::ReadCsv source = kernel::discover_csv(request);
  EXPECT_EQ(error_of([&] { read_part(source, plan::csv_parts(source)[0]); }),
            "revision: column 'x' became string at value many (" + path + ", byte 19900)");
}

TEST(TypedColumns, AreNeverWidened) {
  TemporaryFolder folder;
  const auto bad = [&](const std::string& bytes, DType type) {
    const std::string path = folder.write("typed.csv", bytes);
    plan::CsvRequest request = request_for(path);
    request.dtypes["pop"] = type;
    const std::string message = error_of([&] { read(request); });
    return message.substr(0, message.find(folder.path(""))) + message.substr(message.find("typed.csv"));
  };
  EXPECT_EQ(bad("name,pop\nx,1\ny,abc\n", DType::int64),
            "data: Bad value for int64 column 'pop': abc (typed.csv, line 3, byte 15)");
  EXPECT_EQ(bad("name,pop\nx,300\n", DType::uint8), "data: Bad value for uint8 column 'pop': 300 (typed.csv, line 2, byte 11)");
  EXPECT_EQ(bad("name,pop\nx,-1\n", DType::uint64), "data: Bad value for uint64 column 'pop': -1 (typed.csv, line 2, byte 11)");
  EXPECT_EQ(bad("name,pop\nx,1.5\n", DType::int64), "data: Bad value for int64 column 'pop': 1.5 (typed.csv, line 2, byte 11)");
  EXPECT_EQ(bad("name,pop\nx,maybe\n", DType::boolean),
            "data: Bad value for bool column 'pop': maybe (typed.csv, line 2, byte 11)");
  EXPECT_EQ(bad("name,pop\nx,2020-02-30\n", DType::date),
            "data: Bad value for date column 'pop': 2020-02-30 (typed.csv, line 2, byte 11)");
  EXPECT_EQ(bad("name,pop\nx,1e\n", DType::float64), "data: Bad value for float64 column 'pop': 1e (typed.csv, line 2, byte 11)");
}

TEST(TypedColumns, HoldEveryType) {
  TemporaryFolder folder;
  plan::CsvRequest request =
      request_for(folder.write("file.csv", "a,b,c,d,e,f\n1,0.1,2020-01-02,3,12:30:01.5,2020-01-02\n,,,,,\n"));
  request.dtypes = {{"a", DType::string}, {"b", DType::float32}, {"c", DType::timestamp},
                    {"d", DType::uint16}, {"e", DType::time},    {"f", DType::date}};
  const Rows rows = read(request);
  EXPECT_EQ(rows.row(0), (std::vector<Value>{"1", "0x1.99999ap-4", "2020-01-02 00:00:00", "3", "12:30:01.500000", "2020-01-02"}));
  EXPECT_EQ(rows.row(1), (std::vector<Value>(6)));
}

TEST(TypedColumns, CutTimesToMicroseconds) {
  TemporaryFolder folder;
  plan::CsvRequest request = request_for(folder.write("file.csv", "a\n2020-01-02 03:04:05.123456789\n"));
  request.parse_dates = {"a"};
  EXPECT_EQ(read(request).values[0][0], "2020-01-02 03:04:05.123456");
}

TEST(Predicate, DecodesOtherColumnsOfItsRowsOnly) {
  TemporaryFolder folder;
  std::string bytes = "id,x,name\n";
  for (int row = 0; row < 20'000; ++row)
    bytes += std::to_string(row) + "," + (row % 1000 == 7 ? "5" : "oops") + ",n" + std::to_string(row % 10) + "\n";
  plan::CsvRequest request = request_for(folder.write("file.csv", bytes), 50'000);
  request.dtypes["x"] = DType::int64;
  const plan::Expr predicate =
      plan::binary(plan::BinaryOp::eq, plan::binary(plan::BinaryOp::mod, plan::column("id"), plan::literal(std::int64_t{1000})),
                   plan::literal(std::int64_t{7}));
  const Rows rows = read(request, {predicate});
  ASSERT_EQ(rows.values[0].size(), 20u);
  EXPECT_EQ(rows.row(3), (std::vector<Value>{"3007", "5", "n7"}));
  EXPECT_NE(error_of([&] { read(request); }).find("Bad value for int64 column 'x': oops"), std::string::npos);
}

TEST(Predicate, WorksOnQuotedAndRaggedRows) {
  TemporaryFolder folder;
  plan::CsvRequest request = request_for(folder.write("file.csv", "a,b\n1,\"x\ny\"\n2\n3,\"z\"\n\n4,w\n"));
  const plan::Expr predicate = plan::binary(plan::BinaryOp::ge, plan::column("a"), plan::literal(std::int64_t{2}));
  const Rows rows = read(request, {predicate});
  EXPECT_EQ(rows.values[1], (std::vector<Value>{std::nullopt, "z", "w"}));
}

}  // namespace
}  // namespace weft::csv_test
