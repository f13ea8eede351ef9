// read_sql and to_sql against what pandas reads from and writes to SQLite databases.
#include <filesystem>

#include <unistd.h>

#include <gtest/gtest.h>
#include <weft/dataframe.h>
#include <weft/sql.h>

#include "frame_case/frame_case.h"

namespace weft {
namespace {

using frame_test::difference;
using frame_test::expect_error;
using frame_test::expect_recorded;
using frame_test::Result;
using frame_test::Rows;

/// A database that record_sql.py made.
const std::string places = "sqlite:///" + std::string(WEFT_TEST_DATA) + "/../data/places.db";

/// The address of a database that is gone after the test.
class NewDatabase {
 public:
  NewDatabase() : file_(testing::TempDir() + "weft-sql-" + std::to_string(getpid()) + ".db") { std::filesystem::remove(file_); }
  ~NewDatabase() { std::filesystem::remove(file_); }
  std::string uri() const { return "sqlite:///" + file_; }
  const std::string& file() const { return file_; }

 private:
  std::string file_;
};

std::vector<std::string> texts(const std::vector<dd::Value>& values) {
  std::vector<std::string> made;
  for (const dd::Value& value : values) made.push_back(value.to_string());
  return made;
}

TEST(ReadSql, Table) {
  for (const std::size_t count : {1, 3, 100})
    expect_recorded([&](const Rows&) { return dd::read_sql_table("places", places, "id", {.npartitions = count}); });
}
TEST(ReadSql, Columns) {
  expect_recorded([](const Rows&) { return dd::read_sql_table("places", places, "id", {.columns = {"name", "area"}}); });
}
TEST(ReadSql, Query) {
  expect_recorded([](const Rows&) {
    return dd::read_sql_query("SELECT id, area * 2 AS doubled, upper(name) AS name FROM places WHERE area > 1;", places, "id",
                              {.npartitions = 2});
  });
}
TEST(ReadSql, ByTime) {
  expect_recorded([](const Rows&) { return dd::read_sql("places", places, "seen", {.columns = {"id"}, .npartitions = 3}); });
}
TEST(ReadSql, ByTextWithDivisions) {
  expect_recorded([](const Rows&) {
    return dd::read_sql("places", places, "name", {.columns = {"id"}, .divisions = {"A", "M", "Zz"}});
  });
}
TEST(ReadSql, Limits) {
  expect_recorded([](const Rows&) {
    return dd::read_sql("SELECT id, name FROM places", places, "id", {.limits = {5, 11}, .npartitions = 2});
  });
}
TEST(ReadSql, FilteredAndGrouped) {
  expect_recorded([](const Rows&) {
    const dd::DataFrame df = dd::read_sql_table("places", places, "id", {.npartitions = 4});
    return df[df["area"] > 1].groupby("capital")["area"].sum().sort_values("capital");
  });
}

/// What record_sql.py keeps of a frame that Dask read.
Result as_of_dask(const dd::DataFrame& df) {
  std::string divisions, sizes, columns;
  for (const std::string& text : texts(df.divisions())) divisions += (divisions.empty() ? "" : " ") + text;
  df.for_each_partition([&](const dd::Table& part) { sizes += (sizes.empty() ? "" : " ") + std::to_string(part.num_rows()); });
  for (const std::string& name : df.columns()) columns += (columns.empty() ? "" : " ") + name;
  return Result::Values{{"divisions", divisions}, {"sizes", sizes}, {"columns", columns}, {"sum", df["id"].sum().compute()}};
}

TEST(ReadSql, Dask1) {
  expect_recorded([](const Rows&) { return as_of_dask(dd::read_sql_table("places", places, "id", {.npartitions = 1})); });
}
TEST(ReadSql, Dask3) {
  expect_recorded([](const Rows&) { return as_of_dask(dd::read_sql_table("places", places, "id", {.npartitions = 3})); });
}
TEST(ReadSql, Dask7) {
  expect_recorded([](const Rows&) { return as_of_dask(dd::read_sql_table("places", places, "id", {.npartitions = 7})); });
}
TEST(ReadSql, DaskLimits) {
  expect_recorded([](const Rows&) {
    return as_of_dask(
        dd::read_sql_table("places", places, "id", {.columns = {"name", "area"}, .limits = {4, 17}, .npartitions = 3}));
  });
}
TEST(ReadSql, DaskDivisions) {
  expect_recorded([](const Rows&) {
    return as_of_dask(dd::read_sql_table("places", places, "id", {.columns = {"area"}, .divisions = {2, 5, 6, 19}}));
  });
}
TEST(ReadSql, DaskQuery) {
  expect_recorded([](const Rows&) {
    return as_of_dask(dd::read_sql_query("SELECT id, area FROM places WHERE area > 1", places, "id", {.npartitions = 2}));
  });
}

TEST(ReadSqlPlans, Divisions) {
  const dd::DataFrame df = dd::read_sql_table("places", places, "id", {.npartitions = 4});
  EXPECT_EQ(df.npartitions(), 4u);
  EXPECT_TRUE(df.known_divisions());
  // NumPy's linspace(1, 20, 5) as whole numbers.
  EXPECT_EQ(texts(df.divisions()), (std::vector<std::string>{"1", "5", "10", "15", "20"}));
  EXPECT_EQ(df.loc(6, 7).npartitions(), 1u);
  EXPECT_EQ(dd::read_sql_table("places", places, "id").npartitions(), 1u);
  EXPECT_GT(dd::read_sql_table("places", places, "id", {.bytes_per_chunk = 300}).npartitions(), 3u);
  EXPECT_EQ(dd::read_sql_table("empty", places, "id").compute().num_rows(), 0u);
}

TEST(ReadSqlPlans, Types) {
  const dd::DataFrame df = dd::read_sql_table("places", places, "id");
  EXPECT_EQ(df["id"].dtype(), dd::int64);
  EXPECT_EQ(df["area"].dtype(), dd::float64);
  EXPECT_EQ(df["capital"].dtype(), dd::boolean);
  EXPECT_EQ(df["seen"].dtype(), dd::timestamp);
  EXPECT_EQ(df["day"].dtype(), dd::date);
  EXPECT_EQ(dd::read_sql_table("places", places, "id", {.dtype = {{"area", dd::float32}}})["area"].dtype(), dd::float32);
}

TEST(ReadSqlErrors, OfTheProgram) {
  const auto refuse = [](const std::string& message, const dd::ReadSql& options, const char* index = "id") {
    expect_error(ErrorKind::user, message, [&] { dd::read_sql_table("places", places, index, options); });
  };
  refuse("Column not found: idd (have: id, name, area, capital, seen, day; did you mean id?)", {}, "idd");
  refuse("Column not found: nam (have: id, name, area, capital, seen, day; did you mean name?)", {.columns = {"nam"}});
  refuse("read_sql: ranges of an index are found for numbers and times, .divisions say those of a string column: name", {},
         "name");
  refuse("read_sql: .divisions and .npartitions exclude each other", {.divisions = {1, 2}, .npartitions = 2});
  refuse("read_sql: .divisions and .limits exclude each other", {.divisions = {1, 2}, .limits = {1, 2}});
  refuse("read_sql: .divisions needs at least two values", {.divisions = {1}});
  refuse("read_sql: .limits are two values", {.limits = {1}});
  refuse("read_sql: .npartitions is 1 or more", {.npartitions = 0});
  refuse("read_sql: .head_rows is 1 or more", {.head_rows = 0});
  expect_error(ErrorKind::user, "Databases are SQLite's (sqlite:///relative.db, sqlite:////absolute.db), not: postgresql://x/y",
               [] { dd::read_sql_table("t", "postgresql://x/y", "id"); });
  expect_error(ErrorKind::user, "Database cannot be opened (unable to open database file): /nowhere/x.db",
               [] { dd::read_sql_table("t", "sqlite:////nowhere/x.db", "id"); });
  const std::string file = places.substr(std::string("sqlite:///").size());
  expect_error(ErrorKind::user,
               "SQLite refuses (no such table: place, in " + file + "): SELECT * FROM (SELECT * FROM \"place\") LIMIT 5",
               [] { dd::read_sql_table("place", places, "id"); });
}

TEST(ReadSqlErrors, OfData) {
  NewDatabase database;
  dd::to_sql(dd::from_dict({{"id", {1, 2, 3}}, {"x", {"1", "2", "three"}}}), "t", database.uri());
  expect_error(ErrorKind::data, "Not a value of int64 column 'x' (.dtype says which type a column has): 1 [check_index]", [&] {
    dd::read_sql_table("t", database.uri(), "id", {.dtype = {{"x", dd::int64}}}).compute();
  });
}

dd::DataFrame rows() { return dd::read_sql_table("places", places, "id", {.npartitions = 3}); }

TEST(ToSql, ReadsBack) {
  NewDatabase database;
  EXPECT_EQ(dd::to_sql(rows(), "copy", database.uri()), 20u);
  const dd::DataFrame back = dd::read_sql_table("copy", database.uri(), "id", {.npartitions = 2});
  EXPECT_EQ(difference(Result(back).json(), Result(rows()).json(), true, 0), "");
  EXPECT_EQ(dd::to_sql(rows(), "copy", database.uri(), {.if_exists = "append"}), 20u);
  EXPECT_EQ(dd::read_sql_table("copy", database.uri(), "id").size().compute().as_int64(), 40);
  EXPECT_EQ(dd::to_sql(rows().loc(1, 5), "copy", database.uri(), {.if_exists = "replace"}), 5u);
  EXPECT_EQ(dd::read_sql_table("copy", database.uri(), "id").size().compute().as_int64(), 5);
  dd::to_sql(rows(), "bare", database.uri(), {.index = false});
  EXPECT_EQ(dd::read_sql_table("bare", database.uri(), "seen").columns(),
            (std::vector<std::string>{"seen", "name", "area", "capital", "day"}));
}

TEST(ToSql, AFailureLeavesWhatWasThere) {
  NewDatabase database;
  dd::to_sql(rows(), "t", database.uri());
  const dd::DataFrame failing = rows().assign("area", rows()["name"].astype(dd::float64));
  EXPECT_THROW(dd::to_sql(failing, "t", database.uri(), {.if_exists = "replace"}), Error);
  // SQLite refuses the second column that the table has not.
  EXPECT_THROW(dd::to_sql(rows().assign("more", rows()["area"]), "t", database.uri(), {.if_exists = "append"}), Error);
  const dd::DataFrame twice = dd::concat({rows().reset_index(), rows().reset_index()});
  EXPECT_EQ(dd::read_sql_table("t", database.uri(), "id").size().compute().as_int64(), 20);
  EXPECT_EQ(dd::to_sql(twice, "t", database.uri(), {.if_exists = "replace"}), 40u);
}

TEST(ToSql, Mistakes) {
  NewDatabase database;
  dd::to_sql(rows(), "t", database.uri());
  expect_error(ErrorKind::user, "to_sql: the table is there already (choose .if_exists replace or append): t",
               [&] { dd::to_sql(rows(), "t", database.uri()); });
  expect_error(ErrorKind::user, "to_sql: if_exists not found: drop (have: fail, replace, append)",
               [&] { dd::to_sql(rows(), "t", database.uri(), {.if_exists = "drop"}); });
  expect_error(ErrorKind::user, "to_sql: SQLite has no type for a duration column: took",
               [&] { dd::to_sql(rows().assign("took", rows()["seen"] - rows()["seen"]), "u", database.uri()); });
  expect_error(ErrorKind::user, "to_sql: SQLite has no type for timestamps of a time zone: seen",
               [&] { dd::to_sql(rows().assign("seen", rows()["seen"].dt().tz_localize("UTC")), "u", database.uri()); });
  expect_error(ErrorKind::data, "Database cannot be opened (unable to open database file): /nowhere/x.db",
               [] { dd::to_sql(rows(), "t", "sqlite:////nowhere/x.db"); });
}

}  // namespace
}  // namespace weft
