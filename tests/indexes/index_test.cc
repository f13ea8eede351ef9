// The index: order, and what is found by it.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Value;

DataFrame types(const Rows& rows) { return rows("types.csv"); }

/// types.csv in order of "i", with divisions that are known.
DataFrame divided(const Rows& rows) { return types(rows).set_index("i", {.divisions = {-50, -20, 0, 25, 50}}); }

TEST(Index, Order) {
  expect_recorded([](const Rows& rows) { return types(rows).set_index("i")[{"i", "s", "n"}]; });
}
TEST(Index, OfTexts) {
  expect_recorded([](const Rows& rows) { return types(rows).set_index("s", {.npartitions = 3})[{"s", "i"}]; });
}
TEST(Index, NullsLast) {
  expect_recorded([](const Rows& rows) { return types(rows).set_index("n", {.divisions = {-9, -2, 4, 9}})[{"n", "i"}]; });
}
TEST(Index, Between) {
  expect_recorded([](const Rows& rows) { return types(rows).set_index("i").loc(-10, 20)[{"i", "k"}]; });
}
TEST(Index, From) {
  expect_recorded([](const Rows& rows) { return divided(rows).loc(20, nullptr)[{"i", "k"}]; });
}
TEST(Index, UpTo) {
  expect_recorded([](const Rows& rows) { return divided(rows).loc(nullptr, -20)[{"i", "k"}]; });
}
TEST(Index, Label) {
  expect_recorded([](const Rows& rows) { return types(rows).set_index("k", {.divisions = {0, 1, 2, 3}}).loc(2)[{"k", "i"}]; });
}
TEST(Index, Labels) {
  expect_recorded([](const Rows& rows) {
    return types(rows).set_index("k", {.divisions = {0, 1, 2, 3}}).loc({0, 3})[{"k", "i"}];
  });
}
TEST(Index, NoSuchLabel) {
  expect_recorded([](const Rows& rows) { return types(rows).set_index("k", {.divisions = {0, 1, 2, 3}}).loc(7, 9)[{"k", "i"}]; });
}
TEST(Index, OfTimes) {
  expect_recorded([](const Rows& rows) {
    return types(rows)
        .set_index("at", {.divisions = {"1965-01-01", "1975-06-01 12:00", "1990-01-01", "2030-01-01"}})
        .loc("1980-01-01", "1999-12-31 12:00")[{"at", "i"}];
  });
}
TEST(Index, LocOfMask) {
  expect_recorded([](const Rows& rows) {
    const DataFrame made = types(rows).set_index("i");
    EXPECT_EQ(made.loc(made["k"] > 1).columns(), made.columns());
    return made.loc(made["k"] > 1, {"i", "s"});
  });
}
TEST(Index, LocOfColumns) {
  expect_recorded([](const Rows& rows) { return divided(rows).loc(-10, 20, {"i", "g"}); });
}
TEST(Index, LocOfLabelAndColumns) {
  expect_recorded([](const Rows& rows) {
    const DataFrame made = types(rows).set_index("k", {.divisions = {0, 1, 2, 3}});
    EXPECT_EQ(made.loc({1, 2}, "i").columns(), std::vector<std::string>{"i"});
    EXPECT_EQ(made.loc(2, std::vector<std::string>{"i", "k"}).expr(), made.loc(2, {"i", "k"}).expr());
    return made.loc(2, {"i", "k"});
  });
}
TEST(Index, PeriodsOfTimes) {
  const std::vector<std::string> times{
      "2024-01-31 23:59:59.5",      "2024-02-01", "2024-02-03", "2024-02-03 05:06:07.25", "2024-02-03 05:59",
      "2024-02-29 23:59:59.999999", "2024-03-01", "2025-01-01"};
  const dd::Table table({{"at", dd::Column(times)}, {"i", dd::Column(std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6, 7})}});
  const std::vector<const char*> labels{
      "2024",       "2024-02", "2024-02-03", "2024-02-03 05", "2024-02-03T05:06", "2024-02-03 05:06:07", "2024-02-03 05:06:07.25",
      "2024-02-04", "2023"};
  const std::vector<std::pair<const char*, const char*>> slices{
      {"2024-02", "2024-02-03"},        {"2024-02-03 05", "2024-02"}, {"2024", "2024"},
      {nullptr, "2024-02-03 05:06:07"}, {"2024-02-29", nullptr},      {"2024-02-03 05:06:07.25", "2024-02-03 05:59"}};
  const auto value = [](const char* text) { return text ? Value(text) : Value(); };
  const auto check = [&](const dd::SetIndexOptions& options, const char* zone) {
    expect_recorded([&](const Rows& rows) {
      const DataFrame frame = rows(table);
      dd::Series at = to_datetime(frame["at"]);
      if (zone) at = at.dt().tz_localize(zone);
      const DataFrame indexed = frame.assign("at", at).set_index("at", options);
      std::vector<std::string> texts;
      std::vector<std::int64_t> found;
      const auto add = [&](const std::string& text, const DataFrame& kept) {
        const dd::Column numbers = kept["i"].compute();
        for (std::size_t row = 0; row < numbers.size(); ++row) {
          texts.push_back(text);
          found.push_back(numbers.at<std::int64_t>(row));
        }
      };
      for (const char* label : labels) add(label, indexed.loc(label));
      for (const auto& [from, to] : slices)
        add(std::string(from ? from : "None") + " to " + (to ? to : "None"), indexed.loc(value(from), value(to)));
      return dd::Table({{"text", dd::Column(texts)}, {"i", dd::Column(found)}});
    });
  };
  check({}, nullptr);
  check({.divisions = {"2024-01-01", "2024-02-03", "2024-02-03 05:06:07.25", "2024-03-01", "2025-01-01"}}, nullptr);
  check({}, "Europe/Paris");
}
TEST(Index, LabelsWithNull) {
  const DataFrame t = types(Rows(ways()[0])).set_index("n", {.divisions = {-9, -2, 4, 9}});
  const std::int64_t nulls = t.reset_index()["n"].isna().astype(dd::int64).sum().compute().as_int64();
  ASSERT_GT(nulls, 0);
  EXPECT_EQ(t.loc(std::vector<Value>{nullptr}).size().compute().as_int64(), nulls);
  EXPECT_EQ(t.loc(std::vector<Value>{nullptr, -9}).size().compute().as_int64(), nulls + t.loc(-9).size().compute().as_int64());
}

TEST(Index, ThenFilter) {
  expect_recorded([](const Rows& rows) {
    DataFrame made = divided(rows);
    return made[made["k"] > 1].loc(0, 30)[{"i", "k"}];
  });
}
TEST(Index, Arithmetic) {
  expect_recorded([](const Rows& rows) {
    DataFrame made = divided(rows).loc(0, 30);
    return (made["j"] + made["k"]).rename("i");
  });
}
TEST(Index, Series) {
  expect_recorded([](const Rows& rows) { return types(rows).set_index("i", {.npartitions = 4}).index(); });
}
TEST(Index, SomePartitions) {
  expect_recorded([](const Rows& rows) {
    const DataFrame made = divided(rows).partitions({0, 2, 3});
    EXPECT_EQ(made.index_name(), "i");
    return made[{"i", "k"}];
  });
}
TEST(Index, PartitionsInAnyOrder) {
  expect_recorded([](const Rows& rows) {
    const DataFrame made = divided(rows).partitions({2, 0, 3});
    EXPECT_EQ(made.index_name(), std::nullopt);
    EXPECT_EQ(made.npartitions(), 3u);
    return made[{"i", "k"}];
  });
}
TEST(Index, Divided) {
  expect_recorded([](const Rows& rows) { return divided(rows).partitions(2)[{"i", "k"}]; });
}

TEST(IndexFacts, Divisions) {
  const DataFrame t = dd::read_csv(data_file("types.csv"), {.blocksize = 700});
  const DataFrame made = t.set_index("i", {.divisions = {-50, 0, 50}});
  EXPECT_TRUE(made.known_divisions());
  EXPECT_EQ(made.npartitions(), 2u);
  EXPECT_EQ(made.index_name(), "i");
  EXPECT_EQ(made.columns()[0], "i");
  const auto texts = [](const DataFrame& frame) {
    std::vector<std::string> texts;
    for (const Value& value : frame.divisions()) texts.push_back(value.to_string());
    return texts;
  };
  using Texts = std::vector<std::string>;
  EXPECT_EQ(texts(made), (Texts{"-50", "0", "50"}));
  EXPECT_EQ(texts(made[made["k"] > 1].partitions(1)), (Texts{"0", "50"}));
  EXPECT_EQ(texts(made.rename({{"i", "j2"}})), (Texts{"-50", "0", "50"}));
  EXPECT_EQ(made.rename({{"i", "j2"}}).index_name(), "j2");
  EXPECT_EQ((made[{"k", "s"}].index_name()), std::nullopt);
  EXPECT_EQ(made.reset_index().index_name(), std::nullopt);
  EXPECT_EQ(made.reset_index({.drop = true}).columns()[0], "j");
  // Not told, so computed: the least value of each partition, and the greatest.
  const DataFrame cleared = made.clear_divisions();
  EXPECT_FALSE(cleared.known_divisions());
  const dd::Table first = made.partitions(0).compute(), last = made.partitions(1).compute();
  EXPECT_EQ(texts(cleared), (Texts{first["i"].to_string(0), last["i"].to_string(0), last["i"].to_string(last.num_rows() - 1)}));
  EXPECT_EQ(t.set_index("i", {.npartitions = 5}).npartitions(), 5u);
  EXPECT_EQ(t.set_index("i").npartitions(), t.npartitions());
}

TEST(IndexFacts, PartitionsOfASize) {
  const DataFrame t = dd::read_csv(data_file("types.csv"), {.blocksize = 700})[{"i", "k"}];
  for (const auto& [size, count] : {std::pair("100B", 8u), std::pair("400B", 2u), std::pair("1MB", 1u)}) {
    SCOPED_TRACE(size);
    const DataFrame made = t.set_index("i", {.partition_size = size});
    const std::vector<std::uint64_t> bytes = made.memory_usage_per_partition();
    EXPECT_NEAR(static_cast<double>(bytes.size()), count, count / 3.0);
    EXPECT_EQ(made.compute().to_string(50), t.set_index("i").compute().to_string(50));
  }
}

/// A partition that cannot hold what is asked for is not read; where divisions are not known, the source is asked.
TEST(IndexFacts, PartitionsThatAreRead) {
  const DataFrame t = dd::read_csv(data_file("types.csv"), {.blocksize = 700});
  const std::string known = t.set_index("i", {.divisions = {-50, -20, 0, 25, 50}}).loc(1, 2).explain();
  EXPECT_NE(known.find("select_partitions 2 to before 3"), std::string::npos) << known;
  const std::string unknown = t.set_index("i").loc(1, 2).explain();
  EXPECT_EQ(unknown.find("select_partitions"), std::string::npos) << unknown;
  const std::string optimized = unknown.substr(unknown.find("\nOptimized\n"));
  EXPECT_EQ(optimized.substr(0, optimized.find("\nTasks\n")).find("filter "), std::string::npos) << optimized;
}

TEST(IndexErrors, OfUse) {
  const DataFrame t = dd::read_csv(data_file("types.csv"));
  const DataFrame by_i = t.set_index("i");
  const auto user = [](std::string_view message, auto act) { expect_error(ErrorKind::user, message, act); };
  user("Column not found: ii (have: i, j, n, wide, f, g, b, c, s, t, d, e, at, seen, clock, key, k)", [&] { t.set_index("ii"); });
  user("set_index: .npartitions must be at least 1", [&] { t.set_index("i", {.npartitions = 0}); });
  user("set_index: .npartitions does not go with .sorted or .divisions, which say it already",
       [&] { t.set_index("i", {.sorted = true, .npartitions = 2}); });
  user("set_index: .partition_size does not go with .npartitions, .sorted or .divisions",
       [&] { t.set_index("i", {.npartitions = 2, .partition_size = "1MB"}); });
  user("set_index: .partition_size must be above 0", [&] { t.set_index("i", {.partition_size = 0}); });
  user("partitions needs at least one number of a partition", [&] { t.partitions(std::vector<std::size_t>()); });
  user("set_index: .divisions needs at least two values", [&] { t.set_index("i", {.divisions = {1}}); });
  user("set_index: .divisions must ascend: 5, 2", [&] { t.set_index("i", {.divisions = {1, 5, 2}}); });
  user("set_index: .divisions must ascend: 1, 1", [&] { t.set_index("i", {.divisions = {1, 1, 2}}); });
  user("set_index: not a value of a int64 column: 2.5", [&] { t.set_index("i", {.divisions = {1, 2.5}}); });
  user("set_index: not a value of a int64 column: null", [&] { t.set_index("i", {.divisions = {1, nullptr}}); });
  for (const char* what : {"loc", "index", "divisions", "reset_index", "clear_divisions"}) {
    const std::string message =
        std::string(what) +
        " needs an index: set_index says which column it is, and a selection keeps it only where it names that column";
    user(message, [&] {
      const std::string name = what;
      if (name == "loc") t.loc(1, 2);
      if (name == "index") t.index();
      if (name == "divisions") t.divisions();
      if (name == "reset_index") t.reset_index();
      if (name == "clear_divisions") t.clear_divisions();
    });
  }
  user("loc: null is no label; loc(from, nullptr) has no end", [&] { by_i.loc(nullptr); });
}

TEST(IndexErrors, OfData) {
  for (const Way& way : ways()) {
    SCOPED_TRACE(way.to_string());
    KeepConfig keep;
    set_config({.executor = way.executor, .optimize = way.optimize});
    const DataFrame t = Rows(way)("types.csv");
    expect_error(ErrorKind::data, "A partition of the index i has values outside of its divisions, from 0 to 10 [check_index]",
                 [&] {
                   t.set_index("i", {.divisions = {-50, 0, 10}}).compute();
                 });
    if (way.parts == "whole")
      expect_error(ErrorKind::data, "Rows are not in ascending order of the index, as .sorted or the files say: i [check_index]",
                   [&] { t.set_index("i", {.sorted = true}).compute(); });
    if (way.parts == "whole")
      expect_error(ErrorKind::user, "set_index: .divisions needs one value more than there are partitions, 2, not 3", [&] {
        t.set_index("i", {.sorted = true, .divisions = {-50, 0, 50}}).compute();
      });
  }
}

}  // namespace
}  // namespace weft::frame_test
