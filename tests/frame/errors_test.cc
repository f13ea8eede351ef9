// Every message that a user of frames can see. What is wrong comes first, the changing part last.
#include <cstdint>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Value;

const std::string country_columns = "country, continent, year, lifeExp, pop, gdpPercap";

class Errors : public testing::Test {
 protected:
  DataFrame df = dd::read_csv(data_file("countries.csv"));
  DataFrame t = dd::read_csv(data_file("types.csv"));

  template <class Act>
  void expect_user(const std::string& message, Act act) {
    expect_error(ErrorKind::user, message, act);
  }
};

TEST_F(Errors, UnknownColumn) {
  const std::string message = "Column not found: popp (have: " + country_columns + "; did you mean pop?)";
  expect_user(message, [&] { df["popp"]; });
  expect_user(message, [&] { df[{"country", "popp"}]; });
  expect_user(message, [&] { df.drop("popp"); });
  expect_user(message, [&] { df.rename({{"popp", "x"}}); });
  expect_user(message, [&] { df.astype({{"popp", dd::float64}}); });
  expect_user(message, [&] { df.sort_values("popp"); });
  expect_user(message, [&] { df.groupby("popp"); });
  expect_user(message, [&] { df.groupby("country").agg({{"popp", "sum"}}); });
  expect_user(message, [&] { df.groupby("country").agg({{"popp", "size"}}); });
  expect_user("Column not found: zzz (have: " + country_columns + ")", [&] { df["zzz"]; });
}

TEST_F(Errors, TypesThatDoNotGoTogether) {
  expect_user("Cannot compare int64 with string: (year > \"1990\")", [&] { df["year"] > "1990"; });
  expect_user("Cannot compare string with int64: (country == 5)", [&] { df["country"] == 5; });
  expect_user("Cannot compare string with int64: (country == year)", [&] { df["country"] == df["year"]; });
  expect_user("Cannot compare date with time: (d < clock)", [&] { t["d"] < t["clock"]; });
  expect_user("Cannot compute string + int64: (country + 1)", [&] { df["country"] + 1; });
  expect_user("Cannot compute string * string: (country * continent)", [&] { df["country"] * df["continent"]; });
  expect_user("Cannot compute timestamp + timestamp: (at + seen)", [&] { t["at"] + t["seen"]; });
  expect_user("Cannot compute int64 && bool: (year && (pop > 5))", [&] { df["year"] && df["pop"] > 5; });
  expect_user("Cannot invert int64, only bool: (!year)", [&] { !df["year"]; });
  expect_user("Cannot negate string: (-country)", [&] { -df["country"]; });
  expect_user("Cannot take the absolute value of string: abs(country)", [&] { df["country"].abs(); });
  expect_user("Cannot fill int64 with string: coalesce(year, \"x\")", [&] { df["year"].fillna("x"); });
  expect_user("Cannot fill bool with int64: coalesce(c, 0)", [&] { t["c"].fillna(0); });
  expect_user("Cannot look for \"x\" among values of type int64: (year isin [1, \"x\"])", [&] { df["year"].isin({1, "x"}); });
  expect_user("Cannot convert bool to date: cast(b, date)", [&] { t["b"].astype(dd::date); });
  expect_user("Not a date: \"soon\"", [&] { t["d"] > "soon"; });
  expect_user("Not a timestamp: \"2024-13-01\"", [&] { t["at"] > "2024-13-01"; });
  expect_user("Not a time: \"25:00\"", [&] { t["clock"] > "25:00"; });
  expect_user("str() needs a string column; year is int64", [&] { df["year"].str(); });
}

TEST_F(Errors, FiltersNeedBooleansOfTheSameRows) {
  expect_user("A filter needs a boolean column, not int64: year", [&] { df[df["year"]]; });
  DataFrame other = dd::read_csv(data_file("part-0.csv"));
  expect_user("A filter needs columns of the same rows; one was filtered, sorted or read apart from the other (columns: " +
                  country_columns + "; and: id, letter, value)",
              [&] { df[other["id"] > 1]; });
  expect_user(
      "An operation on two columns needs columns of the same rows; one was filtered, sorted or read apart from the other "
      "(columns: " +
          country_columns + "; and: " + country_columns + ")",
      [&] { df["year"] + df[df["year"] > 1990]["year"]; });
  expect_user("assign needs columns of the same rows; one was filtered, sorted or read apart from the other (columns: " +
                  country_columns + "; and: id, letter, value)",
              [&] { df.assign("x", other["id"]); });
}

TEST_F(Errors, Aggregations) {
  expect_user(
      "Aggregation not found: summ (have: sum, mean, min, max, count, size, prod, first, last, any, all, var, "
      "std, sem, skew, kurt, nunique, median, quantile, mode, and 4 more; did you mean sum?)",
      [&] {
        df.groupby("year").agg({{"pop", "summ"}});
      });
  expect_user("sum needs numbers, not string: country", [&] { df.groupby("year").agg({{"country", "sum"}}); });
  expect_user("mean needs numbers, not date: d", [&] { t.groupby("k").agg({{"d", "mean"}}); });
  expect_user("sum needs numbers, not string: country", [&] { df["country"].sum(); });
  expect_user("sum needs numbers, not timestamp: at", [&] { t["at"].sum(); });
  expect_user("Column name comes twice: pop", [&] { df.groupby("year").agg({{"pop", "sum"}, {"pop", "mean"}}); });
  expect_user("Column name comes twice: year", [&] { df.groupby("year").agg({{"pop", "sum", "year"}}); });
  expect_user("groupby needs at least one column", [&] { df.groupby(std::vector<std::string>{}); });
}

TEST_F(Errors, NamesThatComeTwice) {
  expect_user("Column name comes twice: pop", [&] { df[{"pop", "year", "pop"}]; });
  expect_user("Column name comes twice: year", [&] { df.rename({{"pop", "year"}}); });
}

TEST_F(Errors, Sorting) {
  expect_user("sort_values needs at least one column", [&] { df.sort_values(std::vector<std::string>{}); });
  expect_user("sort_values: .ascending needs one value, or one for each of the 2 columns, not 3", [&] {
    df.sort_values({"year", "pop"}, {.ascending = {true, false, true}});
  });
  expect_user("sort_values: .na_position is \"first\" or \"last\", not top",
              [&] { df.sort_values("year", {.na_position = "top"}); });
}

TEST_F(Errors, Patterns) {
  expect_user("Not a regular expression (missing ): (a): str.contains(country, \"(a\", true, true)",
              [&] { df["country"].str().contains("(a"); });
}

TEST_F(Errors, ValuesThatDoNotConvert) {
  auto as_int = [](const Value& value) { return static_cast<int>(value); };
  expect_user("Value is not an integer: 2.5", [&] { as_int(Value(2.5)); });
  expect_user("Value is not an integer: text", [&] { as_int(Value("text")); });
  expect_user("Value is not an integer: null", [&] { as_int(Value()); });
  expect_user("Value is not a number: text", [] { (void)static_cast<double>(Value("text")); });
  expect_user("Value is not a boolean: 1", [] { (void)static_cast<bool>(Value(1)); });
  expect_user("Value is not text: 1", [] { (void)static_cast<std::string>(Value(1)); });
  expect_user("Value does not fit into the type asked for: 300", [] { (void)static_cast<std::uint8_t>(Value(300)); });
  expect_user("Value does not fit into the type asked for: -1", [] { (void)static_cast<unsigned>(Value(-1)); });
  expect_user("Value is larger than the largest int64: 18446744073709551615", [] { Value(~std::uint64_t{0}); });
  EXPECT_EQ(static_cast<int>(Value(3.0)), 3);
  EXPECT_EQ(static_cast<double>(Value(true)), 1.0);
  EXPECT_EQ(Value(2.5).to_string() + Value("Asia").to_string() + Value(true).to_string() + Value().to_string(),
            "2.5Asiatruenull");
}

TEST_F(Errors, Settings) {
  KeepConfig keep;
  expect_user("Executor not found: loopbak (have: local, loopback; did you mean loopback?)",
              [] { set_config({.executor = "loopbak"}); });
  expect_user("Config: .threads cannot be negative (0: one a processor): -2", [] { set_config({.threads = -2}); });
  set_config({.rules_off = {"prune_colums"}});
  expect_user(
      "Optimizer rule not found: prune_colums (have: fold_constants, simplify_conditions, merge_projections, combine_filters, "
      "combine_aggregates, count_distinct, remove_redundant_order, remove_redundant_grouping, push_down_filter, strengthen_join, "
      "push_filter_into_join, push_down_limit, push_filter_into_read_csv, push_filter_into_read_parquet, prune_columns, "
      "derive_conditions, reorder_joins, reduce_aggregate_input, has_partner; did you mean prune_columns?)",
      [&] { df.compute(); });
}

TEST_F(Errors, Sizes) {
  EXPECT_EQ(dd::Bytes(std::int8_t{5}).count(), 5u);
  EXPECT_EQ(dd::Bytes(std::int64_t{1} << 40).count(), std::uint64_t{1} << 40);
  EXPECT_EQ(dd::Bytes(~std::uint64_t{0}).count(), ~std::uint64_t{0});
  EXPECT_EQ(dd::Bytes(0).count(), 0u);
  expect_user("A number of bytes cannot be negative: -1", [] { dd::Bytes{-1}; });
  expect_user("A number of bytes cannot be negative: -64000000",
              [] { dd::read_csv(data_file("types.csv"), {.blocksize = -64'000'000L}); });
}

TEST_F(Errors, SizesAsText) {
  for (const char* text : {"64 MBytes", "many", "-5MB", "", "5e30GB", "nanMB"})
    expect_user("Not a number of bytes, such as \"64MB\" or \"16MiB\": " + std::string(text), [&] { dd::Bytes{text}; });
}

TEST_F(Errors, Partitions) {
  expect_user("from_table: .npartitions is 1 or more", [&] { dd::from_table(df.head(1), {.npartitions = 0}); });
}

class ReadCsvErrors : public testing::Test {
 protected:
  static DataFrame read(const char* name, const dd::ReadCsv& options = {}) { return dd::read_csv(data_file(name), options); }
  template <class Act>
  void expect_user(const std::string& message, Act act) {
    expect_error(ErrorKind::user, message, act);
  }
  /// A data Error that compute() throws, the same in every way of running it.
  void expect_data(const std::string& message, const char* name, dd::ReadCsv options = {}) {
    for (const char* executor : {"local", "loopback"})
      for (int blocksize : {0, 16, 64, 1000}) {
        SCOPED_TRACE(std::string(executor) + ", blocks of " + std::to_string(blocksize));
        KeepConfig keep;
        set_config({.executor = executor});
        options.blocksize = blocksize;
        expect_error(ErrorKind::data, message, [&] { read(name, options).compute(); });
      }
  }
};

TEST_F(ReadCsvErrors, Options) {
  expect_user("read_csv: .header is a row number, 0 or more, or no_header", [] { read("part-0.csv", {.header = -1}); });
  expect_user("read_csv: .skiprows is 0 or more", [] { read("part-0.csv", {.skiprows = -1}); });
  expect_user("read_csv: .on_bad_lines is \"error\" or \"skip\", not warn", [] { read("part-0.csv", {.on_bad_lines = "warn"}); });
  expect_user("read_csv: compression not found: gzp (have: infer, none, gzip, zstd, bz2, xz, zip; did you mean gzip?)",
              [] { read("part-0.csv", {.compression = "gzp"}); });
  expect_user("read_csv: .sep cannot be the end of a line", [] { read("part-0.csv", {.sep = '\n'}); });
  expect_user("read_csv: .sep cannot be the end of a line", [] { read("part-0.csv", {.lineterminator = ';', .sep = ';'}); });
  expect_user("read_csv: .lineterminator and .quotechar are the same", [] { read("part-0.csv", {.lineterminator = '"'}); });
  expect_user("read_csv: .sep and .quotechar are the same", [] { read("part-0.csv", {.sep = '"'}); });
  expect_user("read_csv: .sample must be more than 0 bytes", [] { read("part-0.csv", {.sample = 0}); });
}

TEST_F(ReadCsvErrors, NamedColumns) {
  expect_user("Column of usecols not found: valu (have: id, letter, value; did you mean value?)",
              [] { read("part-0.csv", {.usecols = {"valu"}}); });
  expect_user("Column of dtype not found: valu (have: id, letter, value; did you mean value?)", [] {
    read("part-0.csv", {.dtype = {{"valu", dd::string}}});
  });
  expect_user("Column of parse_dates not found: valu (have: id, letter, value; did you mean value?)",
              [] { read("part-0.csv", {.parse_dates = {"valu"}}); });
}

TEST_F(ReadCsvErrors, FilesThatAreNotThere) {
  expect_user("File not found: " + data_file("no_such.csv"), [] { read("no_such.csv"); });
  expect_user("No file matches: " + data_file("no_such_*.csv"), [] { read("no_such_*.csv"); });
}

TEST_F(ReadCsvErrors, EmptyFile) {
  expect_error(ErrorKind::data, "File is empty: " + data_file("empty.csv"), [] { read("empty.csv"); });
}

TEST_F(ReadCsvErrors, RowsWithTooManyFields) {
  expect_data("Row has too many fields: expected 2, found 3 (" + data_file("bad_lines.csv") + ", line 3, byte 8) [read_csv]",
              "bad_lines.csv");
}

TEST_F(ReadCsvErrors, ValuesThatAreNotOfTheirType) {
  expect_data("Bad value for int64 column 'amount': many (" + data_file("typed_bad.csv") + ", line 32, byte 175) [read_csv]",
              "typed_bad.csv", {.dtype = {{"amount", dd::int64}}});
}

TEST_F(ReadCsvErrors, TextThatIsNotUtf8) {
  expect_data("Text is not UTF-8 in column 'b': \\xff\\xfe (" + data_file("bad_utf8.csv") + ", line 3, byte 11) [read_csv]",
              "bad_utf8.csv");
}

TEST_F(ReadCsvErrors, AUseThatTheColumnsTrueTypeCannotHave) {
  // The sample shows integers; the file holds text further down, which only computing finds out.
  DataFrame df = read("late_string.csv", {.blocksize = 64, .sample = 60});
  try {
    df[df["value"] > 0].compute();
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    EXPECT_TRUE(std::string(error.what())
                    .starts_with("Cannot compare string with int64: (value > 0); a column is not of the type that the sample of "
                                 "its file showed (give its type with .dtype): "))
        << error.what();
  }
}

TEST_F(ReadCsvErrors, ConversionsThatFail) {
  DataFrame t = read("types.csv");
  expect_error(ErrorKind::data, "Not an int64: \"plain\" [read_csv: cast(s, int64)]",
               [&] { t[t["s"] == "plain"]["s"].astype(dd::int64).compute(); });
  expect_error(ErrorKind::data, "Not an int8: 1000 [read_csv: cast(((k * 0) + 1000), int8)]",
               [&] { (t["k"] * 0 + 1000).astype(dd::int8).compute(); });
}

}  // namespace
}  // namespace weft::frame_test
